import type { Program, Run, RunOptions } from "../../types";
import { coolDown, warmUp } from "./frame-slot";
import { fetchExtras } from "./sandbox-frame";
import { type RowListener, SandboxRun } from "./sandbox-run";
import { SandboxTrials } from "./sandbox-trials";
import { WATCH_LIMITS, type WatchLimits } from "./sandbox-watch";

export type Sandbox = {
	/** Runs a compiled program, which need not be trusted. The page's current run is stopped first. */
	run(program: Program, options?: RunOptions, listener?: RowListener): Run;
	/** Fetches what a run of the program will need besides the frame, so that its first run need not wait for it. */
	prepare(program: Pick<Program, "extras">): void;
	/**
	 * A worker for many short runs of one program, or for inspections of one. It takes the page's frame, as a run does.
	 * @param isBrief the program has completed before: another frame is kept warm for the next run
	 */
	trials(program: Program, isBrief?: boolean): SandboxTrials;
	/** Stops the run of this sandbox and releases its frame. */
	dispose(): void;
};

export type SandboxOptions = {
	/**
	 * Keep an idle frame ready, so that the next run starts 60–90 ms earlier. Default true; false for embeds: several of them
	 * may be on one page, and they should cost nothing until they are run.
	 */
	warm?: boolean;
	/** For tests: other limits than `WATCH_LIMITS`. */
	watch?: Partial<WatchLimits>;
};

/** Longest wait for the next animation frame, in real milliseconds; a hidden page renders none. */
const NO_PICTURE_MS = 100;

/** Calls back after the page's next paint, so that the result of a run is visible before the next sandbox frame is opened. */
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
 * Runs untrusted programs in a hidden frame of an opaque origin that contains one worker.
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
			// Not at once: a run that evicts this one takes its own frame in the current task.
			const run = new SandboxRun(program, options, limits, () => afterPicture(keepWarm), listener);
			current = run;
			return run;
		},
		prepare({ extras }) {
			// The run fetches it again, and tells when it does not come.
			if (extras === true) void fetchExtras().catch(() => {});
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
