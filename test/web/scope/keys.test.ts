import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { indexLanes } from "../../../engine/analysis";
import type { RunResult } from "../../../engine/types";
import type { Finished, RunState, RunStore } from "../../../web/run/run-store";
import { createSignal } from "../../../web/run/signal";
import { viewTrace } from "../../../web/run/trace-view";
import { findKey, type KeyContext, keyLabel } from "../../../web/scope/keys/keys";
import { createScopeState, type ScopeState } from "../../../web/scope/scope-state";
import { runSource } from "../../engine/support/run-source";

let result: RunResult;
beforeAll(async () => {
	result = await runSource(
		'import { sleep } from "interleave"; async function nap() { await sleep(100); }\nfor (let i = 0; i < 10; i++) await nap();',
	);
});

let context: KeyContext;
let scope: ScopeState;
let state: ReturnType<typeof createSignal<Pick<RunState, "pinned" | "faults">>>;
let playhead: ReturnType<typeof createSignal<number>>;
const acts = {
	pin: vi.fn(),
	setFaults: vi.fn(),
	step: vi.fn(),
	playOrPause: vi.fn(),
	jump: vi.fn(),
	explore: vi.fn(),
	focus: vi.fn(),
	click: vi.fn(),
};

beforeEach(() => {
	for (const act of Object.values(acts)) act.mockClear();
	const view = viewTrace(result);
	scope = createScopeState();
	playhead = createSignal(500);
	state = createSignal<Pick<RunState, "pinned" | "faults">>({ pinned: null, faults: [] });
	const shown = { id: 1, files: {}, result, view, options: {}, took: 1 } as Finished;
	context = {
		store: { state, playhead, pin: acts.pin, setFaults: acts.setFaults } as unknown as RunStore,
		scope,
		studies: { exploring: { start: acts.explore } } as unknown as KeyContext["studies"],
		transport: { step: acts.step, playOrPause: acts.playOrPause, jump: acts.jump } as unknown as KeyContext["transport"],
		shown,
		root: {
			querySelector: (what: string) => (what === '[type="search"]' ? { focus: acts.focus } : { click: acts.click }),
		} as unknown as HTMLElement,
		placed: { drawing: view.drawing, by: "function", lanes: view.lanes, byLane: indexLanes(view.spans, view.lanes) },
		found: { matches: new Uint8Array(11), list: Uint32Array.of(3, 7), unknown: [] },
	};
});

function press(key: string, isTimeline = true): void {
	const parts = key === "+" ? ["+"] : key.split("+");
	const name = parts.at(-1) as string;
	const event = { key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: parts.includes("Shift") };
	findKey(event, isTimeline)?.act(context);
}

describe("keys that move the window", () => {
	test("zoom around the playhead where it is in sight, and around the middle where not", () => {
		press("+");
		expect(scope.window.get()).toEqual({ from: 250, to: 750 });
		playhead.set(300);
		press("=");
		expect(scope.window.get()).toEqual({ from: 275, to: 525 });
		playhead.set(900);
		press("+");
		expect(scope.window.get()).toEqual({ from: 337.5, to: 462.5 });
		press("-");
		expect(scope.window.get()).toEqual({ from: 275, to: 525 });
		playhead.set(275);
		press("+");
		expect(scope.window.get()).toEqual({ from: 275, to: 400 });
		playhead.set(400);
		press("+");
		expect(scope.window.get()).toEqual({ from: 337.5, to: 400 });
	});

	test("show the whole run: by itself, or because there is no more", () => {
		press("+");
		press("0");
		expect(scope.window.get()).toBeNull();
		press("+");
		press("-");
		expect(scope.window.get()).toBeNull();
	});

	test("move it by a fifth, and not out of the run", () => {
		scope.window.set({ from: 400, to: 600 });
		press("Shift+ArrowRight");
		expect(scope.window.get()).toEqual({ from: 440, to: 640 });
		press("Shift+ArrowLeft");
		press("Shift+ArrowLeft");
		expect(scope.window.get()).toEqual({ from: 360, to: 560 });
		for (let i = 0; i < 20; i++) press("Shift+ArrowLeft");
		expect(scope.window.get()).toEqual({ from: 0, to: 200 });
	});

	test("reach as far as a pinned run that is longer", () => {
		const pinned = { ...context.shown, result: { ...result, elapsed: 4000, trace: { ...result.trace, end: 4000 } } };
		state.set({ pinned, faults: [] });
		press("+");
		expect((scope.window.get()?.to ?? 0) - (scope.window.get()?.from ?? 0)).toBe(2000);
	});
});

describe("keys that go from task to task", () => {
	test("only in the timeline, and only where it is known where tasks stand", () => {
		press("ArrowRight", false);
		expect(scope.focused.get()).toBeNull();
		context.placed = null;
		press("ArrowRight");
		expect(scope.focused.get()).toBeNull();
	});

	test.each<[string, number]>([
		["ArrowRight", 5],
		["ArrowLeft", 3],
		["Home", 1],
		["End", 10],
		["ArrowUp", 0],
		["ArrowDown", 4],
	])("%s leads from task 4 to task %d", (key, task) => {
		scope.focused.set(4);
		press(key);
		expect(scope.focused.get()).toBe(task);
	});

	test("select with Enter or a blank, and let go with Escape", () => {
		scope.focused.set(4);
		press("Enter");
		expect(scope.selected.get()).toBe(4);
		press(" ");
		expect(scope.selected.get()).toBeNull();
		press("Enter");
		press("Escape");
		expect([scope.selected.get(), scope.focused.get()]).toEqual([null, null]);
	});

	test("follow links, and the results of a search in both directions", () => {
		scope.selected.set(4);
		press("w");
		expect(scope.selected.get()).toBe(0);
		press("a");
		expect(scope.selected.get()).not.toBe(0);
		scope.selected.set(4);
		press("n", false);
		expect(scope.selected.get()).toBe(7);
		press("Shift+n", false);
		expect(scope.selected.get()).toBe(3);
		context.found = null;
		press("n");
		expect(scope.selected.get()).toBe(3);
	});
});

describe("keys that switch", () => {
	test("turn something on, and off again", () => {
		for (const [key, signal] of [
			["c", scope.showCriticalPath],
			["b", scope.isBeside],
			["t", scope.isTable],
		] as const) {
			press(key, false);
			expect(signal.get()).toBe(true);
			press(key, false);
			expect(signal.get()).toBe(false);
		}
		press("?");
		press("?");
		expect(scope.isHelpOpen.get()).toBe(true);
	});

	test("lead through the kinds of lanes and round again", () => {
		const seen = Array.from({ length: 4 }, () => {
			press("l");
			return scope.lanesBy.get();
		});
		expect(seen).toEqual(["task", "parent", "function", "task"]);
	});

	test("pin the run, or let go of it", () => {
		press("k");
		expect(acts.pin).toHaveBeenLastCalledWith(true);
		state.set({ pinned: context.shown, faults: [] });
		press("k");
		expect(acts.pin).toHaveBeenLastCalledWith(false);
	});
});

test.each<[string, keyof typeof acts, unknown[]]>([
	[".", "step", [1]],
	[",", "step", [-1]],
	["]", "step", [1, "turn"]],
	["[", "step", [-1, "turn"]],
	[">", "step", [1, "task"]],
	["<", "step", [-1, "task"]],
	["p", "playOrPause", []],
	["Shift+Home", "jump", ["start"]],
	["Shift+End", "jump", ["end"]],
	["e", "explore", []],
	["/", "focus", []],
	["s", "click", []],
])("%s does: %s %j", (key, act, values) => {
	press(key, false);
	expect(acts[act].mock.calls).toEqual([values]);
	for (const [name, other] of Object.entries(acts)) if (name !== act) expect(other).not.toHaveBeenCalled();
});

describe("keys that make things go wrong", () => {
	test.each([
		["f", "fail"],
		["h", "hang"],
		["x", "cancel"],
	])("%s makes the selected task %s at the playhead, in place of what it had", (key, kind) => {
		press(key);
		expect(acts.setFaults).not.toHaveBeenCalled();
		state.set({
			pinned: null,
			faults: [
				{ task: 4, at: 1, kind: "hang" },
				{ task: 5, at: 2, kind: "fail" },
			],
		});
		scope.selected.set(4);
		press(key);
		expect(acts.setFaults.mock.calls).toEqual([
			[
				[
					{ task: 5, at: 2, kind: "fail" },
					{ task: 4, at: 500, kind },
				],
			],
		]);
	});
});

test.each([
	[{ key: "Home", shiftKey: true }, "Shift+Home"],
	[{ key: "N", shiftKey: true }, "Shift+n"],
	[{ key: "?", shiftKey: true }, "?"],
	[{ key: "+", shiftKey: true }, "+"],
	[{ key: "F", shiftKey: false }, "f"],
	[{ key: "s", ctrlKey: true }, "Ctrl+s"],
	[{ key: "s", metaKey: true }, "Ctrl+s"],
	[{ key: "ArrowUp", altKey: true, shiftKey: true }, "Alt+Shift+ArrowUp"],
])("%j is written %s, and with Ctrl or Alt none of the scope's", (event, name) => {
	const whole = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...event };
	expect(keyLabel(whole)).toBe(name);
	if (/Ctrl|Alt/.test(name)) expect(findKey(whole, true)).toBeUndefined();
});
