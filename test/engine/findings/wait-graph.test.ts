import { describe, expect, test } from "vitest";
import type { WaitGraph } from "../../../engine";
import { readResult } from "../../../engine/sandbox/gate/read-result";
import { headOf } from "../../../engine/sandbox/inside/clip-result";
import { edgeTexts } from "../../../engine/trace/deadlock-words";
import { runSource } from "../support/run-source";

const IMPORT = 'import { sleep, gather, Semaphore, Lock, Queue } from "interleave";\n';

async function graphOf(program: string): Promise<WaitGraph> {
	const { outcome } = await runSource(IMPORT + program);
	if (outcome.kind !== "deadlocked") throw new Error(`The program ${outcome.kind}.`);
	return outcome.graph;
}

/** A graph as text: `from why to @line`, one an edge. */
const edgesOf = ({ nodes, edges }: WaitGraph): string[] =>
	edges.map(({ from, to, why, line }) => `${nodes[from]?.name} ${why} ${nodes[to]?.name} @${line}`);

describe("the wait-for graph of a deadlock", () => {
	test("a circle through two locks: both tasks, both locks, every edge with its line", async () => {
		const graph = await graphOf(`const one = new Lock();
const two = new Lock();
async function move(a: Lock, b: Lock) {
	using first = await a.acquire();
	await sleep(1);
	using second = await b.acquire();
}
await gather([move(one, two), move(two, one)]);`);
		expect(edgesOf(graph)).toEqual([
			"move 1 permit Lock @7",
			"Lock held-by move 2 @5",
			"move 2 permit Lock @7",
			"Lock held-by move 1 @5",
			"main event gather @9",
		]);
		expect(graph.cycle.map((index) => graph.nodes[index]?.name)).toEqual(["move 1", "Lock", "move 2", "Lock"]);
		expect(graph.nodes.filter(({ kind }) => kind === "resource").map(({ line }) => line)).toEqual([3, 2, 9]);
	});

	test("a permit that went down with its task: the holder is there, and is over", async () => {
		const graph = await graphOf(`const s = new Semaphore(2);
async function take() {
	await s.acquire();
}
await take();
await s.acquire();
await s.acquire();`);
		expect(edgesOf(graph)).toEqual(["main permit Semaphore @8", "Semaphore held-by take 1 @4", "Semaphore held-by main @7"]);
		expect(graph.nodes).toContainEqual(expect.objectContaining({ kind: "task", name: "take 1", isOver: true }));
		expect(graph.nodes).toContainEqual(expect.objectContaining({ kind: "resource", name: "Semaphore", size: 2, line: 2 }));
	});

	test("who waits for a promise points at the line that made it", async () => {
		const graph = await graphOf("const p = new Promise(() => {});\nawait p;");
		expect(edgesOf(graph)).toEqual(["main promise promise @3"]);
		expect(graph.nodes[1]).toEqual({ kind: "promise", name: "promise", file: "main.ts", line: 2 });
	});

	test("a permit released by hand is one of the releasing task's own, or else the oldest", async () => {
		const graph = await graphOf(`const s = new Semaphore(2);
async function hold() {
	await s.acquire();
	await new Promise(() => {});
}
hold();
await s.acquire();
s.release();
hold();
await s.acquire();`);
		expect(edgesOf(graph)).toContain("Semaphore held-by hold 1 @4");
		expect(edgesOf(graph)).toContain("Semaphore held-by hold 2 @4");
		expect(edgesOf(graph)).not.toContain("Semaphore held-by main @8");
	});

	test("a permit that is handed on is held by who asked for it, where it asked", async () => {
		for (const [kind, made] of [
			["Semaphore", "new Semaphore(1)"],
			["Lock", "new Lock()"],
		]) {
			const graph = await graphOf(`const s = ${made};
const first = await s.acquire();
async function second() {
	await s.acquire();
	await new Promise(() => {});
}
second();
await sleep(1);
first[Symbol.dispose]();
await s.acquire();`);
			expect(edgesOf(graph)).toContain(`${kind} held-by second 1 @5`);
		}
	});

	test("100,000 waiters make a graph of at most 1,000 nodes or so, with the circle in it", async () => {
		const graph = await graphOf(`const s = new Semaphore(1);
await s.acquire();
async function page() {
	await s.acquire();
}
await gather(Array.from({ length: 100_000 }, page));
`);
		expect(graph.nodes.length).toBeLessThanOrEqual(1002);
		expect(graph.edges.length).toBeLessThanOrEqual(2002);
	});

	test("in words, as the command line prints it: an edge a line", async () => {
		const { outcome } = await runSource(`${IMPORT}const lock = new Lock();
const queue = new Queue<number>();
async function take() {
	await lock.acquire();
	return await queue.get();
}
await gather([take(), take()]);`);
		expect(outcome.kind === "deadlocked" ? edgeTexts(outcome.graph, "main.ts") : []).toEqual([
			"main waits for gather (line 8)",
			"take 1 waits for an item from the Queue made on line 3, which is empty (line 6)",
			"take 2 waits for the Lock made on line 2 (line 5)",
			"the Lock made on line 2 is held by take 1 (line 5)",
		]);
	});

	test("crosses from the worker unchanged; one whose indexes lie outside is refused", async () => {
		const result = await runSource(`${IMPORT}const a = new Lock();\nawait a.acquire();\nawait a.acquire();`);
		const head = headOf(result, 0);
		expect(readResult(structuredClone(head)).outcome).toEqual(result.outcome);
		const outcome = structuredClone(head.outcome) as { graph: WaitGraph };
		for (const change of [{ cycle: [2] }, { edges: [{ from: 0, to: 2, why: "permit", file: "", line: 1 }] }, { nodes: [] }])
			expect(() => readResult({ ...head, outcome: { ...outcome, graph: { ...outcome.graph, ...change } } })).toThrow();
	});
});
