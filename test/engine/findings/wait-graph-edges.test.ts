import { describe, expect, test } from "vitest";
import { fromNotation } from "../../../engine/trace/notation";
import { type ResourceState, waitGraph } from "../../../engine/trace/wait-graph";
import type { Trace, WaitGraph } from "../../../engine/types";
import { runSource } from "../support/run-source";

const nowhere: ResourceState = { site: 0, size: 0, side: null, permits: [] };
const edgesOf = ({ nodes, edges }: WaitGraph): string[] =>
	edges.map(({ from, to, why }) => `${nodes[from]?.name} ${why} ${nodes[to]?.name}`);
const graphOf = (trace: Trace, known: Record<number, Partial<ResourceState>> = {}): WaitGraph =>
	waitGraph(trace, (resource) => ({ ...nowhere, ...known[resource] }));

/** Rows of tasks that were started and now wait: `["timer 1", …]`, the first of them main. */
function waiting(...reasons: string[]): Trace {
	const rows = reasons.map((_, task) => `0 spawn f#${task} by main#0 main.ts:${task + 1}`);
	const waits = reasons.map((reason, task) => `1 wait f#${task} ${reason} main.ts:${task + 10}`);
	return fromNotation([...rows, ...waits, "2 end"].join("\n"));
}

describe("what a task waits for is an edge", () => {
	test.each([
		["task 1", "main result task 1"],
		["semaphore 0", "main permit resource"],
		["lock 0", "main permit resource"],
		["event 0", "main event resource"],
		["queue 0", "main item resource"],
		["promise", "main promise promise"],
		["timer 3", "main promise promise"],
	])("%s", (reason, edge) => expect(edgesOf(graphOf(waiting(reason)))).toEqual([edge]));

	test("at a queue the edge says which side is wanted", () => {
		expect(edgesOf(graphOf(waiting("queue 0"), { 0: { side: "room" } }))).toEqual(["main room resource"]);
		expect(edgesOf(graphOf(waiting("queue 0"), { 0: { side: "item" } }))).toEqual(["main item resource"]);
	});
});

describe("a generator that waits for its consumer", () => {
	test("is no edge: it is the consumer who is to come", async () => {
		expect(edgesOf(graphOf(waiting("promise", "consumer")))).toEqual(["main promise promise"]);
		expect(edgesOf(graphOf(waiting("consumer", "task 0")))).toEqual(["f 1 result main"]);
		const { outcome } = await runSource(
			"async function* pages() { yield 1; yield 2; }\nconst all = pages();\nawait all.next();\nawait new Promise(() => {});",
		);
		if (outcome.kind !== "deadlocked") throw new Error(outcome.kind);
		expect(edgesOf(outcome.graph)).toEqual(["main promise promise"]);
		expect(outcome.graph.nodes.map(({ kind }) => kind)).toEqual(["task", "promise"]);
	});
});

describe("the circle", () => {
	const held = (task: number): Partial<ResourceState> => ({ permits: [{ task, site: 0 }] });

	test("is found wherever it hangs, and begins with a task", () => {
		const trace = waiting("task 1", "task 2", "semaphore 0", "promise");
		const { cycle, nodes } = graphOf(trace, { 0: held(1) });
		expect(cycle.map((index) => nodes[index]?.name)).toEqual(["f 1", "f 2", "resource"]);
	});

	test("begins with a task also when a resource is what leads into it", () => {
		const trace = waiting("lock 0", "lock 1", "lock 0");
		const { cycle, nodes, edges } = graphOf(trace, { 0: held(1), 1: held(2) });
		expect(cycle.map((index) => nodes[index]?.kind)).toEqual(["task", "resource", "task", "resource"]);
		cycle.forEach((from, i) =>
			expect(edges).toContainEqual(expect.objectContaining({ from, to: cycle[(i + 1) % cycle.length] })),
		);
	});

	test("is empty where there is none, also where two wait for the same", () => {
		expect(graphOf(waiting("task 1", "promise", "task 1", "task 2")).cycle).toEqual([]);
		expect(graphOf(waiting("lock 0", "lock 0"), { 0: { permits: [{ task: 7, site: 0 }] } }).cycle).toEqual([]);
	});

	test("of one is a task that waits for itself", () => {
		const { cycle, nodes } = graphOf(waiting("promise", "task 1"));
		expect(cycle.map((index) => nodes[index]?.name)).toEqual(["f 1"]);
	});
});

describe("nodes", () => {
	test("stand once each, however many wait for them", () => {
		const { nodes, edges } = graphOf(waiting("task 3", "task 3", "task 3", "promise"));
		expect(nodes.map(({ name }) => name)).toEqual(["main", "f 3", "promise", "f 1", "f 2"]);
		expect(edges).toHaveLength(4);
	});

	test("a promise that is not known is one for each that waits, and one that is known is shared", () => {
		expect(graphOf(waiting("promise", "promise")).nodes.filter(({ kind }) => kind === "promise")).toHaveLength(2);
		expect(graphOf(waiting("promise 1", "promise 1")).nodes.filter(({ kind }) => kind === "promise")).toHaveLength(1);
	});

	test("a resource without a size has none, and who holds it is over when it does not wait", () => {
		const { nodes } = graphOf(waiting("semaphore 0"), { 0: { size: Number.POSITIVE_INFINITY, permits: [{ task: 5, site: 0 }] } });
		expect(nodes).toMatchObject([
			{ kind: "task", name: "main", isOver: false },
			{ kind: "resource", size: 0 },
			{ kind: "task", name: "task 5", isOver: true },
		]);
	});
});
