import { beforeEach, describe, expect, test } from "vitest";
import { compile, run as runProgram } from "../../../engine";
import { parseAction } from "../../../lessons/actions";
import { perform } from "../../../web/pages/lesson/perform";
import type { Controls } from "../../../web/pages/workbench/controls";
import { nextShown } from "../../../web/run/next-shown";
import { createRunStore, type Engine, type Files } from "../../../web/run/run-store";
import { createStudies } from "../../../web/run/studies/studies";
import { viewTrace } from "../../../web/run/trace-view";
import { createScopeState } from "../../../web/scope/scope-state";

/** An engine without a sandbox: it runs programs here. */
const engine: Engine = {
	tools: { compile: async (files) => compile(files), save: async () => new Blob(), view: async (result) => viewTrace(result) },
	sandbox: {
		run: (program, options) => runProgram(program, options),
		prepare: () => {},
		trials: () => {
			throw new Error("Studies are not run here.");
		},
		dispose: () => {},
	},
};

const PROGRAM = `import { knob, sleep } from "interleave";
const ms = knob("ms", { min: 1, max: 100, value: 10 });
const use = knob("use", { value: "1", options: ["1", "2"] });
const isTwice = knob("twice", { value: false });
async function nap() { await sleep(ms); return use; }
await Promise.all([nap(), nap(), isTwice ? nap() : null]);
`;

let controls: Controls & { shows: string[]; lines: (string | number)[][]; files: () => Files };
let text: string;
beforeEach(() => {
	text = PROGRAM;
	const store = createRunStore(async () => engine);
	const shows: string[] = [];
	const lines: (string | number)[][] = [];
	const files = (): Files => ({ "main.ts": text });
	controls = {
		store,
		scope: createScopeState(),
		studies: createStudies(store),
		files,
		run: () => store.run(files()),
		goToLine: (line, file = "main.ts") => void lines.push([file, line]),
		show: (tab) => void shows.push(tab),
		shows,
		lines,
	};
});
const act = (address: string): Promise<string> => perform(parseAction(address), controls);
const state = () => controls.store.state.get();
const knobs = (): unknown[] => state().knobs.map(({ value }) => value);

describe("an action link", () => {
	test("runs the program, and shows the scope", async () => {
		expect(await act("do:run")).toBe("");
		expect(state().shown?.result.elapsed).toBe(10);
		expect(controls.shows).toEqual(["scope"]);
	});

	test("sets knobs of each kind, before the first run and after it, in one run", async () => {
		expect(await act("do:knob ms=30,use=2,twice=true")).toBe("");
		expect(knobs()).toEqual([30, "2", true]);
		expect(state().shown?.id).toBe(1);
		expect(await act("do:knob ms=20")).toBe("");
		expect(knobs()).toEqual([20, "2", true]);
		expect(state().shown?.id).toBe(2);
	});

	test("runs what stands in the editor now", async () => {
		await act("do:run");
		text = PROGRAM.replace("value: 10", "value: 50");
		expect(await act("do:at 40")).toBe("");
		expect([state().shown?.result.elapsed, controls.store.playhead.get()]).toEqual([50, 40]);
		// Nothing has changed since, so nothing is run.
		await act("do:at 20");
		expect([state().shown?.id, controls.store.playhead.get()]).toEqual([2, 20]);
	});

	test("moves the playhead, no further than the end", async () => {
		await act("do:at 4000");
		expect(controls.store.playhead.get()).toBe(10);
	});

	test("selects a task by its function and its number", async () => {
		expect(await act("do:select nap 2")).toBe("");
		expect(controls.scope.selected.get()).toBe(state().shown?.view.spans.task[2]);
		expect(await act("do:select nap 3")).toBe("This run has no task nap 3.");
		expect(await act("do:select rest")).toBe("This run has no task rest 1.");
	});

	test("sets the seed, once", async () => {
		await act("do:seed 7");
		expect([state().seed, state().shown?.result.seed]).toEqual([7, 7]);
		const before = state().shown;
		await act("do:seed 7");
		expect(state().shown).toBe(before);
	});

	test("compares two settings: the first is pinned, the second is shown", async () => {
		await act("do:compare ms=40 ms=5");
		expect([state().pinned?.result.elapsed, state().shown?.result.elapsed]).toEqual([40, 5]);
	});

	test("injects a fault into a task, which is selected", async () => {
		await act("do:fault hang nap 2 5");
		expect(state().faults).toMatchObject([{ kind: "hang", at: 5 }]);
		expect(state().shown?.result.outcome.kind).toBe("deadlocked");
		expect(controls.scope.selected.get()).toBe(state().faults[0]?.task);
	});

	test("leads to a line without running, and marks the critical path", async () => {
		await act("do:line lib.ts 3");
		expect([controls.lines, state().shown, controls.shows]).toEqual([[["lib.ts", 3]], null, []]);
		await act("do:critical");
		expect(controls.scope.showCriticalPath.get()).toBe(true);
	});

	test("says when the program does not run, or has no such knob", async () => {
		expect(await act("do:sweep speed")).toBe("This program has no knob “speed”.");
		text = "let = ;";
		for (const address of ["do:run", "do:at 5", "do:knob ms=3", "do:compare ms=1 ms=2"])
			expect(await act(address)).toBe("The program did not run: the code tab says why.");
	});
});

test("a run that is to be pinned is, also when another one is started at once", async () => {
	const { store } = controls;
	store.pinRunOf({ "main.ts": PROGRAM.replace("value: 10", "value: 90") });
	expect(await act("do:run")).toBe("");
	expect(state().shown?.result.elapsed).toBe(10);
	while (state().pinned === null) await new Promise((resolve) => setImmediate(resolve));
	expect([state().pinned?.result.elapsed, state().shown?.result.elapsed]).toEqual([90, 10]);
});

test("a run that is pinned is not shown, and is not what knobs run again", async () => {
	const { store } = controls;
	await act("do:run");
	const { shown } = state();
	await nextShown(store, () => store.pinRunOf({ "main.ts": PROGRAM.replace("value: 10", "value: 90") }));
	expect([state().pinned?.result.elapsed, state().shown === shown]).toEqual([90, true]);
	const next = await nextShown(store, () => store.setKnob("ms", 20));
	expect([next?.result.elapsed, next?.files["main.ts"]]).toEqual([20, PROGRAM]);
});
