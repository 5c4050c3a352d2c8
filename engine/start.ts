import { diagnose } from "./analysis/findings/diagnose";
import { createLibrary } from "./library";
import { createRun, type Host, type MakeLibrary } from "./runtime/run";
import type { Program, Run, RunOptions, RunResult, Story, StoryWindow } from "./types";

export type { Host };

const makeLibrary: MakeLibrary = (api, extras) => Object.freeze({ ...createLibrary(api), ...extras?.createLibrary(api) });

/** Starts a program with the library on a host. Joins the two sources of diagnostics: the runtime's own, and those found in the trace. */
export function startRun(program: Program, options: RunOptions, host: Host): Run {
	const { tail, ...run } = createRun(program, options, host, makeLibrary);
	const complete = (result: RunResult): RunResult => {
		const found = diagnose(result.trace, tail(), host.extras?.awaitsInLoops);
		return { ...result, diagnostics: [...result.diagnostics, ...found] };
	};
	return { ...run, result: run.result.then(complete) };
}

/**
 * Replays a program and tells a part of it step by step: statements, rows and microtasks, with the call stack, the queues and the variables after each.
 * @param program compiled with `inspect`
 * @param window the rows to tell about; the replay ends after them
 */
export async function narrateRun(program: Program, options: RunOptions, window: StoryWindow, host: Host): Promise<Story> {
	let told: Story = { ...window, things: [], stacks: [[]], steps: [] };
	const narration = {
		window,
		told: (story: Story) => {
			told = story;
		},
	};
	await createRun(program, { ...options, record: true }, host, makeLibrary, narration).result;
	return told;
}
