import { rowsUntil } from "../../engine/analysis";
import type { Trace } from "../../engine/types";
import { createSignal, type Signal } from "./signal";

/**
 * Where the playhead stands: at an instant, after everything that happened in it, or inside an instant, after some rows of the trace.
 * Much can happen in one instant, and one can step through it row by row.
 */
export type Moment = {
	/** Virtual milliseconds. Setting it leaves the inside of an instant. */
	at: Signal<number>;
	/** Rows of the trace that have happened; null: all of the instant. */
	rows: Signal<number | null>;
	/** Goes to right after `rows` rows. */
	goToRow(trace: Trace, rows: number): void;
};

/** A moment at the start of time. */
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

/** Rows that have happened at a moment. */
export const rowsAt = (trace: Trace, at: number, rows: number | null): number => rows ?? rowsUntil(trace, at);
