import type { Program, Story, StoryWindow, Trace } from "../../../engine/types";
import type { EngineSandbox, Files, Finished, RunStore } from "../run-store";
import { createSignal, type Signal } from "../signal";

/** The steps of the shown run around the playhead, as far as known. */
export type StoryState =
	| { kind: "none" }
	| { kind: "reading" }
	| { kind: "told"; run: number; story: Story }
	/** A long run is told only on request, because it has to be replayed up to the playhead. */
	| { kind: "on-demand" }
	| { kind: "failed"; message: string };

export type Telling = {
	state: Signal<StoryState>;
	/** Has the shown run told around these rows, unless it is. Debounced: a later call replaces an earlier one. */
	at(rows: number, isAsked?: boolean): void;
	/** Releases the sandbox. */
	end(): void;
};

/** Debounce of the playhead, in real milliseconds. */
const REST = 160;
/** Runs that took longer than this, in real milliseconds, are told only on request; a run that is told at once, with few rows, may take longer. */
const LONG = 1_200;
const LONG_FOR_FEW = 6_000;
/** How long the sandbox is kept for the next request, in real milliseconds. */
const LINGER = 1_000;
/** A run of this many rows is told at once; of a longer one, some rows before and after the playhead. */
const WHOLE = 2_000;
const BEFORE = 500;
const AFTER = 1_000;

/** The run is told to its end, with what happens after its last row. */
const TO_THE_END = Number.MAX_SAFE_INTEGER;

/** The rows to tell, so that there are some before and after `rows`. */
function windowAround({ length }: Trace, rows: number, isCut: boolean): StoryWindow {
	if (length <= WHOLE && !isCut) return { from: 0, to: TO_THE_END };
	return { from: Math.max(0, rows - BEFORE), to: rows + AFTER < length ? rows + AFTER : TO_THE_END };
}

/** True when a story has the steps at `rows`. Where it begins later than the run, its first steps may lack what queued them. */
export const tells = ({ from, to }: Story, rows: number): boolean => rows <= to && (from === 0 || rows > from + 1);

/**
 * Tells the run that a store shows step by step, by replaying it; never during a run.
 * @param isFree false while something else needs the sandbox; the replay then waits
 */
export function createTelling(store: RunStore, isFree: () => boolean = () => true): Telling {
	const state = createSignal<StoryState>({ kind: "none" });
	let timer: ReturnType<typeof setTimeout> | undefined;
	let lingering: ReturnType<typeof setTimeout> | undefined;
	let session: { run: number; trials: ReturnType<EngineSandbox["trials"]> } | null = null;
	let compiled: { files: Files; program: Program | null } | null = null;
	let count = 0;
	/** Whether a replay is in progress, and the row requested after it. */
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

	/** The story of the shown run, if there is one. */
	const known = (shown: Finished): Story | null => {
		const now = state.get();
		return now.kind === "told" && now.run === shown.id ? now.story : null;
	};

	const tell = async (rows: number): Promise<void> => {
		const { shown, phase } = store.state.get();
		if (shown === null || phase.kind !== "idle" || shown.result.trace.length === 0) return;
		if (isBusy) {
			next = rows;
			return;
		}
		const before = known(shown);
		if (before !== null && tells(before, rows)) return;
		if (!isFree()) {
			timer = setTimeout(() => void tell(rows), REST);
			return;
		}
		isBusy = true;
		// The time starts at the end of this replay: the timer of an earlier one must not release the sandbox.
		clearTimeout(lingering);
		const id = ++count;
		if (before === null) state.set({ kind: "reading" });
		try {
			const trials = await open(shown);
			const story = await trials?.narrate(shown.options, windowAround(shown.result.trace, rows, before !== null));
			if (story !== undefined && id === count && store.state.get().shown === shown)
				state.set({ kind: "told", run: shown.id, story });
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
			void tell(wanted);
		}
	};

	return {
		state,
		at: (rows, isAsked = false) => {
			clearTimeout(timer);
			const { shown } = store.state.get();
			if (shown === null) return state.set({ kind: "none" });
			const story = known(shown);
			if (story !== null && tells(story, rows)) return;
			const longest = shown.result.trace.length <= WHOLE ? LONG_FOR_FEW : LONG;
			if (shown.took > longest && !isAsked) return state.set({ kind: "on-demand" });
			// The first story of a run is wanted at once.
			timer = setTimeout(() => void tell(rows), isAsked || story === null ? 0 : REST);
		},
		end,
	};
}
