import type { RunResult, ShownValue, VirtualMs } from "../engine/types";

/** A task of the run, as checks see it. `end` is null if the task was still live when the run ended. */
export type TaskView = {
	id: number;
	/** Name of the function it runs: `"fetchPage"`. */
	name: string;
	start: VirtualMs;
	end: VirtualMs | null;
	ending: "live" | "done" | "failed" | "cancelled";
	/** File and line of its function. */
	file: string;
	line: number;
};

/** What a check may look at: the result, and the tasks read from its trace. */
export type RunView = {
	result: RunResult;
	/** Tasks in order of their start, without main; with `name`, only those that run this function. */
	tasks(name?: string): TaskView[];
	/** Most tasks of this function that were live at one instant. */
	peakLive(name: string): number;
	/** The console, as texts. */
	lines(): string[];
	/** What `show` was last given under this name, up to an instant or to the end; null if nothing. */
	shown(name: string, at?: VirtualMs): ShownValue | null;
	/** The points of a plot, in order of time. */
	points(name: string): PlotPoint[];
};

/** A point of a plot; `series` is empty if the program named none. */
export type PlotPoint = { at: VirtualMs; x: number; y: number; series: string };

/** What a failed check has seen: a sentence, and where to look. */
export type Finding = { saw: string; line?: number; at?: VirtualMs };

/**
 * One property that a run must have. `test` is a pure function of the run: it returns `true`, or what was seen instead.
 * @example { text: "prints three lines", test: (run) => run.lines().length === 3 || { saw: `${run.lines().length} lines` } }
 */
export type Check = {
	text: string;
	test(run: RunView): true | Finding;
	/** The program that the step begins with has this property already, and must keep it. Default false: it fails every check. */
	holdsAtStart?: boolean;
};

/** The outcome of one check; `finding` is null when it passed. */
export type CheckReport = { text: string; finding: Finding | null };

/** Returns the list; gives it its type in a lesson's `check.ts`. */
export const defineChecks = (checks: Check[]): Check[] => checks;

/** Runs every check. A check that throws counts as failed and its finding says so, because a learner's run can have any shape. */
export function runChecks(checks: Check[], run: RunView): CheckReport[] {
	return checks.map(({ text, test }) => {
		try {
			const seen = test(run);
			return { text, finding: seen === true ? null : seen };
		} catch (error) {
			return { text, finding: { saw: `This could not be checked: ${error instanceof Error ? error.message : String(error)}` } };
		}
	});
}

export type { RunResult };
