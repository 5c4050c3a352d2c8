import { beforeAll, describe, expect, test } from "vitest";
import type { RunResult, Trace } from "../../../engine";
import { criticalPath, type PathPart, STATE, spans, stateAt, taskLinks } from "../../../engine/analysis";
import { fromNotation } from "../../../engine/trace/notation";
import { EVENT, WAIT, waitId, waitReason } from "../../../engine/types";
import { runSource } from "../support/run-source";

/** Programs whose tasks wake each other in every way the trace knows. */
const PROGRAMS: Record<string, string> = {
	lock: `import { sleep, Semaphore, busy } from "interleave";
const s = new Semaphore(2);
async function work(n: number) { using permit = await s.acquire(); await sleep(3 + (n * 7) % 11); busy(n % 4); return n; }
async function outer(n: number) { return await work(n) + await work(n + 5); }
const first = work(1), second = work(2);
await Promise.all([outer(3), outer(4), first, second]);`,
	queue: `import { sleep, Queue, gather } from "interleave";
const queue = new Queue<number>(2);
async function make() { for (let i = 0; i < 8; i++) { await sleep(i % 3); await queue.put(i); } }
async function eat() { for (let i = 0; i < 8; i++) { await queue.get(); await sleep((i * 5) % 4); } }
await gather([make, eat]);`,
	pool: `import { limitedAsCompleted, request } from "interleave";
const all = Array.from({ length: 30 }, (_, n) => () => request("/" + n));
for await (const page of limitedAsCompleted(all, 4)) console.log(page.url);`,
	afterwards: `import { sleep, gather, Semaphore, busy } from "interleave";
const s = new Semaphore(1);
async function work(n: number) { using permit = await s.acquire(); await sleep(10); busy(5); return n; }
async function outer() { return await work(9); }
const first = work(1), second = work(2);
await outer();
await Promise.all([first, second]);`,
	failing: `import { sleep, gather } from "interleave";
async function bad() { await sleep(5); throw new Error("no"); }
async function slow() { await sleep(50); }
await gather([bad, slow]);`,
	background: `import { sleep } from "interleave";
async function child(n: number) { await sleep(10); if (n > 0) child(n - 1); }
child(3);
console.log("main is done");`,
};
const results: Record<string, RunResult> = {};
beforeAll(async () => {
	for (const [name, source] of Object.entries(PROGRAMS)) results[name] = await runSource(source);
});
const names = Object.keys(PROGRAMS);
const traceOf = (name: string): Trace => (results[name] as RunResult).trace;

/** The slow twin: looks through all earlier rows at each step, and thinks in rows as objects. */
function slowPath(trace: Trace): PathPart[] {
	const rows = Array.from({ length: trace.length }, (_, i) => ({
		i,
		kind: trace.kind[i] as number,
		at: trace.time[i] as number,
		task: trace.task[i] as number,
		other: trace.other[i] as number,
	})).filter(({ kind }) => kind <= EVENT.cancel);
	const lastOf = (task: number, before: number) => rows.findLast((row) => row.task === task && row.i < before);
	const parts: PathPart[] = [];
	let row = rows.at(-1);
	let until = row?.at ?? 0;
	while (row) {
		const reason = waitReason(row.other);
		const waiting = reason <= WAIT.worker ? STATE.waiting : reason === WAIT.tick ? STATE.ready : STATE.blocked;
		const state = row.kind === EVENT.wait ? waiting : row.kind === EVENT.wake ? STATE.ready : STATE.running;
		if (row.at < until) parts.unshift({ task: row.task, from: row.at, to: until, state });
		until = row.at;
		const before = lastOf(row.task, row.i);
		let next = before;
		if (row.kind === EVENT.spawn) next = row.task === 0 ? undefined : lastOf(row.other, row.i);
		else if (row.kind === EVENT.wake || (row.kind === EVENT.resume && before?.kind !== EVENT.wake)) {
			const waker = row.other > 0 && row.other - 1 !== row.task ? lastOf(row.other - 1, row.i) : undefined;
			const hadEnded = waker !== undefined && waker.kind >= EVENT.done && waker.at < row.at;
			if (waker && !hadEnded) next = waker;
		}
		row = next;
	}
	return parts;
}

describe.each(names)("the critical path of %s", (name) => {
	test("is what a search through all earlier rows finds", () => {
		expect(criticalPath(traceOf(name))).toEqual(slowPath(traceOf(name)));
	});

	test("reaches from the start to the last event without a gap", () => {
		const path = criticalPath(traceOf(name));
		expect(path[0]?.from).toBe(0);
		expect(path.at(-1)?.to).toBe(Math.max(...traceOf(name).time));
		path.slice(1).forEach((part, i) => expect(part.from).toBe(path[i]?.to));
	});

	test("says of each part the state in which its task is then", () => {
		for (const { task, from, to, state } of criticalPath(traceOf(name))) {
			const now = stateAt(traceOf(name), (from + to) / 2).find((one) => one.task === task);
			expect(now?.state).toBe(Object.keys(STATE).find((key) => STATE[key as keyof typeof STATE] === state));
		}
	});

	test("goes from task to task only where one woke or started the other", () => {
		const trace = traceOf(name);
		const path = criticalPath(trace);
		path.slice(1).forEach((part, i) => {
			const before = path[i] as PathPart;
			if (before.task === part.task) return;
			const reached = new Set([part.task]);
			// Within one instant the path may run through tasks that took no time.
			for (let row = trace.length - 1; row >= 0; row--) {
				if (trace.time[row] !== part.from || !reached.has(trace.task[row] as number)) continue;
				const code = trace.kind[row] as number;
				if (code === EVENT.spawn) reached.add(trace.other[row] as number);
				else if (code === EVENT.wake || code === EVENT.resume) reached.add((trace.other[row] as number) - 1);
			}
			expect(reached).toContain(before.task);
		});
	});
});

test("of three that are awaited together the path goes through the slowest", async () => {
	const { trace } = await runSource(`import { sleep } from "interleave";
async function nap(ms: number) { await sleep(ms); }
await Promise.all([nap(10), nap(30), nap(20)]);`);
	expect(criticalPath(trace)).toEqual([{ task: 2, from: 0, to: 30, state: STATE.waiting }]);
});

test("between being woken and going on a task is ready, and that is on the path", () => {
	const trace = fromNotation(`0 spawn main#0 by main#0 main.ts:1
0 spawn a#1 by main#0 main.ts:2
0 wait a#1 promise main.ts:2
4 busyStart main#0 main.ts:3
6 wake a#1 by main#0
9 busyEnd main#0 main.ts:3
9 done main#0 main.ts:3
9 resume a#1 by main#0 main.ts:2
12 done a#1 main.ts:2
12 end`);
	expect(criticalPath(trace)).toEqual([
		{ task: 0, from: 0, to: 6, state: STATE.running },
		{ task: 1, from: 6, to: 9, state: STATE.ready },
		{ task: 1, from: 9, to: 12, state: STATE.running },
	]);
	expect(criticalPath(trace)).toEqual(slowPath(trace));
});

describe.each(names)("the links of tasks of %s", (name) => {
	test("every task but main was started by its parent, and each waiting for a task is told", () => {
		const trace = traceOf(name);
		const all = spans(trace);
		for (let i = 0; i < all.length; i++) {
			const task = all.task[i] as number;
			const links = taskLinks(trace, task);
			if (task !== 0)
				expect(links.find(({ to }) => to === task)).toMatchObject({ kind: "woke", at: all.start[i], from: all.parent[i] });
			const waits = Array.from(trace.kind.keys()).filter(
				(row) =>
					trace.kind[row] === EVENT.wait && trace.task[row] === task && waitReason(trace.other[row] as number) === WAIT.task,
			);
			expect(links.filter((link) => link.kind === "waits").map(({ at, to }) => [at, to])).toEqual(
				waits.map((row) => [trace.time[row], waitId(trace.other[row] as number)]),
			);
		}
	});

	test("what one task says it woke, the other says it was woken by", () => {
		const trace = traceOf(name);
		const all = spans(trace);
		const text = (list: ReturnType<typeof taskLinks>) => list.map(({ kind, at, from, to }) => `${kind} ${at} ${from} ${to}`);
		const woke = Array.from(all.task).flatMap((task) =>
			taskLinks(trace, task).filter((link) => link.kind === "woke" && link.from === task),
		);
		const wokenBy = Array.from(all.task).flatMap((task) =>
			taskLinks(trace, task).filter((link) => link.kind === "woke" && link.to === task),
		);
		expect(text(woke).sort()).toEqual(text(wokenBy).sort());
		expect(woke.length).toBeGreaterThan(0);
	});
});
