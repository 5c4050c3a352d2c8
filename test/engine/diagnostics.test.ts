import { describe, expect, test } from "vitest";
import type { DiagnosticKind } from "../../engine";
import { runSource } from "./support/run-source";

const IMPORT = 'import { sleep, gather, busy, Semaphore, request } from "interleave";\n';

/** Every diagnostic: a program that must get it, with what it must say and where; and near misses that must not. */
const CASES: { kind: DiagnosticKind; program: string; says: RegExp; line: number; misses: string[] }[] = [
	{
		kind: "never-awaited",
		program: "async function audit(n: number) {\n\tawait sleep(n);\n}\naudit(7);",
		says: /^audit 1 was never awaited: nobody asked for the result\. Await it, or hand it to gather\.$/,
		line: 2,
		misses: [
			"async function audit() { await sleep(1); }\nawait audit();",
			"async function audit() { await sleep(1); }\nawait Promise.all([audit(), audit()]);",
			"async function audit() { await sleep(1); }\nawait gather([audit, audit]);",
			"async function audit() { await sleep(1); }\nconst later = audit(); await sleep(50); await later;",
			"async function audit() { await sleep(1); }\naudit().then(() => {});",
			"async function audit() { await sleep(1); throw new Error('x'); }\naudit();",
		],
	},
	{
		kind: "never-awaited",
		program: "[1, 2, 3].forEach(async (n) => { await sleep(n); });",
		says: /^\(anonymous\) 1, and 2 more of its calls, were never awaited/,
		line: 2,
		misses: ["await Promise.all([1, 2, 3].map(async (n) => { await sleep(n); }));"],
	},
	{
		kind: "blocked-loop",
		program: "await sleep(5);\nfor (let i = 0; i < 6; i++) busy(10);",
		says: /^The event loop was held for 60 ms from 5 ms on: .* Split the work/,
		line: 3,
		misses: ["busy(50);", "for (let i = 0; i < 6; i++) { busy(10); await sleep(0); }"],
	},
	{
		kind: "busy-poll",
		program: "let ready = false; setTimeout(() => { ready = true; }, 300);\nwhile (!ready)\n\tawait sleep(1);",
		says: /^main looked \d{3} times between .* Await the thing itself/,
		line: 4,
		misses: [
			"let ready = false; setTimeout(() => { ready = true; }, 300);\nwhile (!ready) await sleep(10);",
			"for (let i = 0; i < 500; i++) await request('/' + i);",
		],
	},
	{
		kind: "left-over-timer",
		program:
			"const late = new Promise((_, no) =>\n\tsetTimeout(no, 5000, new Error('late')));\nlate.catch(() => {});\nawait Promise.race([sleep(10), late]);",
		says: /^Everything was done at 10 ms, and the run went on to 5\.000 s only because of setTimeout on line 3, which nobody waits for/,
		line: 3,
		misses: [
			"let t = 0; const late = new Promise((_, no) => { t = setTimeout(no, 5000); }); await Promise.race([sleep(10), late]); clearTimeout(t);",
			"setTimeout(() => console.log('wanted'), 100); await sleep(10);",
		],
	},
	{
		kind: "left-over-timer",
		program: "await Promise.race([\n\tsleep(10),\n\tsleep(5000),\n]);",
		says: /^Everything was done at 10 ms, and the run went on to 5\.000 s only because of sleep on line 4/,
		line: 4,
		misses: ["await Promise.all([sleep(10), sleep(5000)]);", "sleep(50).then(() => console.log('wanted')); await sleep(10);"],
	},
	{
		kind: "deadlock",
		program:
			"async function a() { await null; await second; }\nasync function b() {\n\tawait first;\n}\nconst first: Promise<void> = a();\nconst second: Promise<void> = b();\nawait first;",
		says: /^Deadlock at 0 ms: a 1 waits for b 2 on line 2, which waits for a 1 on line 4 \(1 more task waits too\)\. They wait for each other in a circle/,
		line: 8,
		misses: ["const a = (async () => { await sleep(1); })(); const b = (async () => { await a; })(); await b;"],
	},
	{
		kind: "deadlock",
		program:
			"const s = new Semaphore(1);\nawait s.acquire();\nasync function second() {\n\tawait s.acquire();\n}\nawait second();",
		says: /main waits for second 1 on line 7, which waits for Semaphore on line 5\. No timer is armed/,
		line: 7,
		misses: ["const s = new Semaphore(1);\n{ using p = await s.acquire(); }\nawait s.acquire();"],
	},
	{
		kind: "pending-at-exit",
		program: "async function orphan() {\n\tawait new Promise(() => {});\n}\norphan();",
		says: /^orphan 1 was still waiting for a promise on line 3 when the program ended\. Nothing will wake it\.$/,
		line: 3,
		misses: ["async function quick() { await null; }\nquick();"],
	},
	{
		kind: "unhandled-rejection",
		program: "async function f() { throw new Error('lost'); }\nf();",
		says: /^Unhandled rejection: Error: lost \(line 2\), from task 1\. Nobody awaits this promise or catches its error\. Await it inside try, or add \.catch\(\)\.$/,
		line: 2,
		misses: [
			"async function f() { throw new Error('x'); }\nf().catch(() => {});",
			"async function f() { throw new Error('x'); }\nconst p = f(); try { await p; } catch {}",
		],
	},
	{
		kind: "late-handled",
		program: "const p = Promise.reject(new Error('e'));\nawait sleep(5);\np.catch(() => {});",
		says: /^The rejection Error: e \(line 2\) was reported as unhandled, and found a handler only later\. Attach the handler in the turn/,
		line: 3,
		misses: ["const p = Promise.reject(new Error('e'));\nawait null;\np.catch(() => {});"],
	},
	{
		kind: "uncaught-error",
		program: "setTimeout(() => {\n\tthrow new TypeError('in a timer');\n}, 1);",
		says: /^Uncaught TypeError: in a timer \(line 3\)\. It was thrown in a callback of the event loop/,
		line: 3,
		misses: ["setTimeout(() => { try { throw new TypeError('x'); } catch {} }, 1);"],
	},
	{
		kind: "starved",
		program: "while (true)\n\tawait null;",
		says: /^Line 3 kept the microtask queue full: 20,001 microtasks ran without a turn .* Wait with sleep\(\)/,
		line: 3,
		misses: [
			"for (let i = 0; i < 15_000; i++) await null;",
			"for (let i = 0; i < 30_000; i++) { await null; if (i % 100 === 0) await sleep(0); }",
		],
	},
	{
		kind: "out-of-memory",
		program: "for (;;) (async () => { await sleep(1); })();",
		says: /^Out of memory: \d,\d{3} tasks were alive after \d,\d{3} had been started, .* Start the next task only when one ends/,
		line: 2,
		misses: ["for (let i = 0; i < 5000; i++) await (async () => { await sleep(1); })();"],
	},
];

describe.each(CASES)("$kind", ({ kind, program, says, line, misses }) => {
	const limits = { jobsPerTurn: 20_000, bytes: 1e6 };
	test(`is said of: ${program.split("\n").at(-1)}`, async () => {
		const { diagnostics } = await runSource(IMPORT + program, { limits });
		const found = diagnostics.find((one) => one.kind === kind);
		expect(found?.message).toMatch(says);
		expect(found?.line).toBe(line);
	});
	test.each(misses)("is not said of: %s", async (source) => {
		const { diagnostics, outcome } = await runSource(IMPORT + source, { limits });
		expect(diagnostics.filter((one) => one.kind === kind)).toEqual([]);
		expect(outcome.kind).not.toBe("out-of-budget");
	});
});
