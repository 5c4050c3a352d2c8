import type { InspectionResult, Program } from "../../engine/types";
import type { EngineSandbox, Files, Finished, RunStore } from "./run-store";
import { createSignal, type Signal } from "./signal";

/** The program's variables and queues at the playhead, as far as known. `rows` says after which row. */
export type LookState =
	| { kind: "none" }
	| { kind: "looking" }
	| { kind: "found"; run: number; rows: number; found: InspectionResult }
	/** A long run is inspected only on request, because it has to be replayed up to the playhead. */
	| { kind: "on-demand" }
	| { kind: "failed"; message: string };

export type Look = {
	state: Signal<LookState>;
	/** Inspects the shown run after these rows. Debounced: a later call replaces an earlier one. */
	at(rows: number, isAsked?: boolean): void;
	/** Releases the sandbox. */
	end(): void;
};

/** Debounce of the playhead, in real milliseconds. */
const REST = 220;
/** Runs that took longer than this, in real milliseconds, are inspected only on request. */
const LONG = 1_200;
/** How long the sandbox is kept for the next inspection, in real milliseconds. */
const LINGER = 1_000;

/**
 * Inspects the run that a store shows, by replaying it up to a row; never during a run.
 * @param isFree false while something else needs the sandbox; the inspection then waits
 */
export function createLook(store: RunStore, isFree: () => boolean = () => true): Look {
	const state = createSignal<LookState>({ kind: "none" });
	let timer: ReturnType<typeof setTimeout> | undefined;
	let lingering: ReturnType<typeof setTimeout> | undefined;
	let session: { run: number; trials: ReturnType<EngineSandbox["trials"]> } | null = null;
	let compiled: { files: Files; program: Program | null } | null = null;
	let count = 0;
	/** Whether an inspection is in progress, and the row requested after it. */
	let isBusy = false;
	let next: number | null = null;

	const end = (): void => {
		clearTimeout(timer);
		clearTimeout(lingering);
		session?.trials.end();
		session = null;
	};

	const open = async (shown: Finished): Promise<ReturnType<EngineSandbox["trials"]> | null> => {
		if (session !== null && session.run === shown.id && !session.trials.isEnded) return session.trials;
		end();
		const { tools, sandbox } = await store.engine();
		if (compiled?.files !== shown.files)
			compiled = { files: shown.files, program: (await tools.compile(shown.files, { inspect: true })).program };
		// A run may have begun meanwhile; it takes precedence.
		if (compiled.program === null || store.state.get().phase.kind !== "idle") return null;
		session = { run: shown.id, trials: sandbox.trials(compiled.program, true) };
		return session.trials;
	};

	const look = async (rows: number): Promise<void> => {
		const { shown, phase } = store.state.get();
		if (shown === null || phase.kind !== "idle" || shown.result.trace.length === 0) return;
		if (isBusy) {
			next = rows;
			return;
		}
		if (!isFree()) {
			timer = setTimeout(() => void look(rows), REST);
			return;
		}
		isBusy = true;
		// The time starts at the end of this inspection: the timer of an earlier one must not release the sandbox.
		clearTimeout(lingering);
		const id = ++count;
		if (state.get().kind !== "found") state.set({ kind: "looking" });
		try {
			const trials = await open(shown);
			// The replay stops at the end of the job that wrote the given row, so the last row that has happened is passed.
			const found = await trials?.inspect(shown.options, Math.max(1, rows));
			if (found !== undefined && id === count && store.state.get().shown === shown)
				state.set({ kind: "found", run: shown.id, rows, found });
		} catch (error) {
			// A run has taken the sandbox, or the replay hung.
			if (store.state.get().phase.kind === "idle" && store.state.get().shown === shown)
				state.set({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
		} finally {
			isBusy = false;
		}
		clearTimeout(lingering);
		lingering = setTimeout(end, LINGER);
		if (next !== null) {
			const wanted = next;
			next = null;
			void look(wanted);
		}
	};

	return {
		state,
		at: (rows, isAsked = false) => {
			clearTimeout(timer);
			const { shown } = store.state.get();
			if (shown === null) return state.set({ kind: "none" });
			if (shown.took > LONG && !isAsked) return state.set({ kind: "on-demand" });
			timer = setTimeout(() => void look(rows), isAsked ? 0 : REST);
		},
		end,
	};
}
