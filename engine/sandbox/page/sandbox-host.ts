import type { Program, Run, RunOptions } from "../../types";
import { coolDown, warmUp } from "./frame-slot";
import { type RowListener, SandboxRun } from "./sandbox-run";
import { SandboxTrials } from "./sandbox-trials";
import { WATCH_LIMITS, type WatchLimits } from "./sandbox-watch";

export type Sandbox = {
	/** Runs a compiled program, which may come from a stranger. A run under way on the page is stopped first. */
	run(program: Program, options?: RunOptions, listener?: RowListener): Run;
	/**
	 * A worker for many short runs of one program, or for looks into one. It takes the page's frame, as a run does.
	 * @param isBrief the program has run to its end before: a frame is kept warm beside this one, for the run that may come any moment
	 */
	trials(program: Program, isBrief?: boolean): SandboxTrials;
	/** Stops the run of this sandbox and lets go of its frame. */
	dispose(): void;
};

export type SandboxOptions = {
	/**
	 * Keep an idle frame ready for the next run (60–90 ms earlier). Default true; false for embeds, several of which
	 * may stand on one page and should cost nothing until somebody runs one.
	 */
	warm?: boolean;
	/** For tests: other limits than `WATCH_LIMITS`. */
	watch?: Partial<WatchLimits>;
};

/** A page that is hidden shows no pictures; real milliseconds. */
const NO_PICTURE_MS = 100;

/** Calls back once the page has shown its next picture: what a run brought is to be seen before a frame is opened for another. */
function afterPicture(then: () => void): void {
	let isCalled = false;
	const once = (): void => {
		if (!isCalled) then();
		isCalled = true;
	};
	requestAnimationFrame(() => setTimeout(once));
	setTimeout(once, NO_PICTURE_MS);
}

/** Sandboxes on this page that keep a frame warm; the frame itself is shared. */
let warmSandboxes = 0;

/**
 * A place to run strangers' programs: a hidden frame of an opaque origin with one worker in it.
 *
 * @example
 * const sandbox = createSandbox();
 * const { outcome } = await sandbox.run(program, { seed: 7 }).result;
 */
export function createSandbox({ warm = true, watch = {} }: SandboxOptions = {}): Sandbox {
	const limits = { ...WATCH_LIMITS, ...watch };
	let current: SandboxRun | SandboxTrials | null = null;
	let isDisposed = false;
	const keepWarm = (): void => {
		if (warmSandboxes > 0) warmUp();
	};
	if (warm) {
		warmSandboxes++;
		keepWarm();
	}
	return {
		run(program, options = {}, listener) {
			if (isDisposed) throw new Error("This sandbox has been disposed of. Make another with createSandbox().");
			// Later: an evicting run takes its own frame in this task.
			const run = new SandboxRun(program, options, limits, () => afterPicture(keepWarm), listener);
			current = run;
			return run;
		},
		trials(program, isBrief = false) {
			if (isDisposed) throw new Error("This sandbox has been disposed of. Make another with createSandbox().");
			const trials = new SandboxTrials(program, limits, () => setTimeout(keepWarm), isBrief);
			current = trials;
			if (isBrief) setTimeout(keepWarm);
			return trials;
		},
		dispose() {
			if (isDisposed) return;
			isDisposed = true;
			if (warm) warmSandboxes--;
			current?.evict();
			if (warmSandboxes === 0) coolDown();
		},
	};
}
