import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { indexLanes } from "../../../../engine/analysis";
import type { RunResult } from "../../../../engine/types";
import type { RunStore } from "../../../../web/run/run-store";
import { createSignal } from "../../../../web/run/signal";
import { viewTrace } from "../../../../web/run/trace-view";
import { createScopeState, type ScopeState } from "../../../../web/scope/scope-state";
import { goToAwaited, goToResult, goToWaker, selectFocused, step, type Walk } from "../../../../web/scope/timeline/task-moves";
import { runSource } from "../../../engine/support/run-source";

/** Naps of 100 ms, one after the other: tasks 1 to 9 from 0, 100, … on; main waits for each. */
const SOURCE = `import { sleep } from "interleave";
async function nap() { await sleep(100); }
for (let i = 0; i < 9; i++) await nap();`;

let result: RunResult;
beforeAll(async () => {
	result = await runSource(SOURCE);
});

let walk: Walk;
let scope: ScopeState;
let playhead: ReturnType<typeof createSignal<number>>;
beforeEach(() => {
	const view = viewTrace(result);
	scope = createScopeState();
	playhead = createSignal(0);
	const placed = {
		drawing: view.drawing,
		by: "function" as const,
		lanes: view.lanes,
		byLane: indexLanes(view.spans, view.lanes),
	};
	walk = { store: { playhead } as unknown as RunStore, scope, trace: result.trace, placed };
});
const here = () => ({ focused: scope.focused.get(), selected: scope.selected.get() });
/** Spans of tasks: main is span 0. */
const list = (...tasks: number[]): Uint32Array => Uint32Array.from(tasks);

describe("from result to result of a search", () => {
	const ways = (results: Uint32Array, by: 1 | -1, count: number): (number | null)[] =>
		Array.from({ length: count }, () => {
			goToResult(walk, results, by);
			return scope.selected.get();
		});

	test("forwards leads through all of them, and round again", () => expect(ways(list(2, 5, 8), 1, 4)).toEqual([2, 5, 8, 2]));

	test("backwards leads through all of them, and round again", () => expect(ways(list(2, 5, 8), -1, 4)).toEqual([8, 5, 2, 8]));

	test.each<[selected: number, by: 1 | -1, next: number]>([
		[3, 1, 5],
		[3, -1, 2],
		[9, 1, 2],
		[9, -1, 8],
		[1, 1, 2],
		[1, -1, 8],
		[5, 1, 8],
		[5, -1, 2],
	])("from task %d, by %d, it is task %d", (selected, by, next) => {
		scope.selected.set(selected);
		goToResult(walk, list(2, 5, 8), by);
		expect(here()).toEqual({ focused: next, selected: next });
	});

	test("of one result stays there, and of none moves nothing", () => {
		expect(ways(list(4), -1, 2)).toEqual([4, 4]);
		expect(ways(list(4), 1, 2)).toEqual([4, 4]);
		goToResult(walk, list(), 1);
		expect(here()).toEqual({ focused: 4, selected: 4 });
	});
});

describe("a step by keyboard", () => {
	test("first shows where the keyboard stands: at the first task that the window shows, or at the selected one", () => {
		step(walk, "next");
		expect(here()).toEqual({ focused: 0, selected: null });
		scope.focused.set(null);
		scope.selected.set(4);
		step(walk, "next");
		expect(here()).toEqual({ focused: 4, selected: 4 });
		scope.focused.set(null);
		scope.selected.set(null);
		scope.window.set({ from: 350, to: 500 });
		step(walk, "next");
		expect(scope.focused.get()).toBe(0);
	});

	test("then leads to the neighbour, from where it stands and not from what is selected", () => {
		scope.selected.set(2);
		scope.focused.set(6);
		step(walk, "next");
		expect(scope.focused.get()).toBe(7);
		step(walk, "previous");
		step(walk, "previous");
		expect(here()).toEqual({ focused: 5, selected: 2 });
		step(walk, "first");
		expect(scope.focused.get()).toBe(1);
		step(walk, "last");
		expect(scope.focused.get()).toBe(9);
	});

	test("moves the window to a task outside of it, and leaves it where the task is in it", () => {
		scope.window.set({ from: 0, to: 200 });
		scope.focused.set(1);
		step(walk, "next");
		expect(scope.window.get()).toEqual({ from: 0, to: 200 });
		// The third begins where the window ends: that is still seen.
		step(walk, "next");
		expect(scope.window.get()).toEqual({ from: 0, to: 200 });
		step(walk, "next");
		// A quarter of the window stands before it.
		expect(scope.window.get()).toEqual({ from: 250, to: 450 });
		step(walk, "first");
		expect(scope.window.get()).toEqual({ from: 0, to: 200 });
		step(walk, "last");
		expect(scope.window.get()).toEqual({ from: 700, to: 900 });
	});
});

test("Enter selects the task that the keyboard stands on, and lets go of it again", () => {
	scope.focused.set(3);
	selectFocused(walk);
	expect(here()).toEqual({ focused: 3, selected: 3 });
	selectFocused(walk);
	expect(here()).toEqual({ focused: 3, selected: null });
	scope.selected.set(5);
	selectFocused(walk);
	expect(here()).toEqual({ focused: 3, selected: 3 });
});

describe("along the links of a task", () => {
	test("to who woke it: of the links up to the playhead the last one, else the first", () => {
		scope.selected.set(4);
		goToWaker(walk);
		expect(here()).toEqual({ focused: 0, selected: 0 });
		expect(playhead.get()).toBe(300);
		// Main was woken by each nap when it ended.
		for (const [at, waker, woken] of [
			[250, 2, 200],
			[300, 3, 300],
			[50, 1, 100],
		] as const) {
			playhead.set(at);
			scope.focused.set(null);
			scope.selected.set(0);
			goToWaker(walk);
			expect([scope.selected.get(), playhead.get()]).toEqual([waker, woken]);
		}
	});

	test("to what it waits for", () => {
		for (const [at, awaited, since] of [
			[0, 1, 0],
			[250, 3, 200],
			[900, 9, 800],
		] as const) {
			playhead.set(at);
			scope.focused.set(null);
			scope.selected.set(0);
			goToAwaited(walk);
			expect([scope.selected.get(), scope.focused.get(), playhead.get()]).toEqual([awaited, awaited, since]);
		}
	});

	test("nowhere where there is no link", () => {
		scope.selected.set(4);
		playhead.set(7);
		goToAwaited(walk);
		expect(here()).toEqual({ focused: null, selected: 4 });
		expect(playhead.get()).toBe(7);
	});
});
