import { beforeAll, describe, expect, test } from "vitest";
import { ENDING, lanesByParent, lanesByTask, segmentsByLane } from "../../../../engine/analysis";
import type { RunResult } from "../../../../engine/types";
import type { DrawingData } from "../../../../web/run/drawing";
import { viewTrace } from "../../../../web/run/trace-view";
import { createScopeState } from "../../../../web/scope/scope-state";
import { buildScene, lanesOf, matchedLayer } from "../../../../web/scope/timeline/draw/timeline-scene";
import { runSource } from "../../../engine/support/run-source";

let result: RunResult;
let source: DrawingData;
beforeAll(async () => {
	result = await runSource(`import { gather, sleep } from "interleave";
async function page(n: number) { await sleep(10 * n); if (n % 3 === 0) throw new Error("x"); await part(n); }
async function part(n: number) { await sleep(5); }
await gather([1, 2, 3, 4, 5, 6].map((n) => () => page(n)), { settle: true });`);
	source = viewTrace(result).drawing.read();
});

describe("a scene", () => {
	test("has its lanes by function, by task or by parent, and its segments in them", () => {
		for (const [by, lanes] of [
			["function", source.lanes],
			["task", lanesByTask(source.spans)],
			["parent", lanesByParent(source.spans)],
		] as const) {
			expect(lanesOf(source, by)).toEqual(lanes);
			const scene = buildScene(source, by);
			expect(scene.lanes).toEqual(lanes);
			expect(scene.layer.segments).toEqual(segmentsByLane(source.segments, lanes));
			expect(scene).toMatchObject({ end: source.end, names: source.names });
			expect(scene.index.spanIds).toHaveLength(source.spans.length);
		}
	});

	test("knows every failure, by its end", () => {
		const { spans } = source;
		const { failures } = buildScene(source, "function").layer;
		expect([...failures].map((span) => [spans.ending[span], spans.end[span]])).toEqual([
			[ENDING.failed, 30],
			[ENDING.failed, 60],
		]);
	});

	test("has a pyramid where there is more to draw than it was told", () => {
		const { length } = source.segments;
		expect(buildScene(source, "function", length).layer.pyramid).toBeNull();
		expect(buildScene(source, "function", length - 1).layer.pyramid).not.toBeNull();
		expect(buildScene(source, "function").layer.pyramid).toBeNull();
	});

	test("of what a search found has the segments and failures of those spans alone", () => {
		const { spans, segments } = source;
		const scene = buildScene(source, "task");
		const matches = new Uint8Array(spans.length);
		for (const task of [0, 2, 6]) matches[spans.task.indexOf(task)] = 1;
		const layer = matchedLayer(scene, matches);
		const kept = Array.from(segments.span.keys()).filter((i) => matches[segments.span[i] as number] === 1);
		expect(kept.length).toBeGreaterThan(3);
		const text = (lane: number, start: number, end: number, state: number): string => [lane, start, end, state].join(" ");
		const told: string[] = [];
		for (let lane = 0; lane < scene.lanes.laneCount; lane++)
			for (let i = layer.segments.offset[lane] as number; i < (layer.segments.offset[lane + 1] as number); i++)
				told.push(
					text(lane, layer.segments.start[i] as number, layer.segments.end[i] as number, layer.segments.state[i] as number),
				);
		const slow = kept.map((i) =>
			text(
				scene.lanes.lane[segments.span[i] as number] as number,
				segments.start[i] as number,
				segments.end[i] as number,
				segments.state[i] as number,
			),
		);
		expect(told.toSorted()).toEqual(slow.toSorted());
		expect([...layer.failures].map((span) => spans.task[span])).toEqual([6]);
		expect(layer.pyramid).toBeNull();
		const none = matchedLayer(scene, new Uint8Array(spans.length));
		expect([none.segments.start.length, none.failures.length]).toEqual([0, 0]);
	});
});

test("a view of a run hands its memory to nobody until it is asked to", () => {
	expect(viewTrace(result).drawing).toMatchObject({ sentTo: null });
});

test("a scope shows the whole run at first, by function, with nothing selected, sought or open", () => {
	const state = createScopeState();
	expect(Object.fromEntries(Object.entries(state).map(([key, signal]) => [key, signal.get()]))).toEqual({
		window: null,
		span: null,
		selected: null,
		focused: null,
		lanesBy: "function",
		search: "",
		showCriticalPath: false,
		unfolds: null,
		tasksAs: "inFlight",
		isTable: false,
		isBeside: false,
		isHelpOpen: false,
	});
});
