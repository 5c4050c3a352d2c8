import { rowsUntil } from "../../engine/analysis";
import type { Trace } from "../../engine/types";
import { createSignal, type Signal } from "./signal";

/**
 * The position of the playhead: at an instant, after all its rows, or inside an instant, after some of its rows.
 * One instant can have many rows, and one can step through them.
 */
export type Moment = {
	/** Virtual milliseconds. Setting it means the whole instant. */
	at: Signal<number>;
	/** Number of rows of the trace that have happened; null: all rows of the instant. */
	rows: Signal<number | null>;
	/** Moves to right after the first `rows` rows. */
	goToRow(trace: Trace, rows: number): void;
};

/** A moment at the start of the run. */
export function createMoment(): Moment {
	const at = createSignal(0);
	const rows = createSignal<number | null>(null);
	return {
		at: {
			...at,
			set: (next) => {
				rows.set(null);
				at.set(next);
			},
		},
		rows,
		goToRow: (trace, wanted) => {
			const count = Math.max(0, Math.min(wanted, trace.length));
			const time = count === 0 ? 0 : (trace.time[count - 1] as number);
			rows.set(rowsUntil(trace, time) === count ? null : count);
			at.set(time);
		},
	};
}

/** Number of rows that have happened at a moment. */
export const rowsAt = (trace: Trace, at: number, rows: number | null): number => rows ?? rowsUntil(trace, at);
