import { describe, expect, test } from "vitest";
import { compile, type RunOptions, run, type Trace } from "../../../engine";
import { extras } from "../../../engine/extras";
import { type Host, startRun } from "../../../engine/start";
import { runSource } from "../support/run-source";

describe("how runs end", () => {
	test("completed: when the program and its timers are done", async () => {
		const { outcome, elapsed } = await runSource("setTimeout(() => {}, 30); await null;");
		expect(outcome).toEqual({ kind: "completed" });
		expect(elapsed).toBe(30);
	});
	test("failed: an error at the top level, with its place; microtasks and timers still run, as in a browser", async () => {
		const { outcome, console, diagnostics } = await runSource(
			"setTimeout(() => console.log('timer'), 1);\nPromise.resolve().then(() => console.log('micro'));\nthrow new RangeError('top');",
		);
		expect(outcome).toMatchObject({ kind: "failed", error: { name: "RangeError", message: "top", line: 3 } });
		expect(console.map((line) => line.text)).toEqual(["micro", "Uncaught RangeError: top\n    at main.ts:3:7", "timer"]);
		expect(diagnostics).toMatchObject([{ kind: "uncaught-error", line: 3 }]);
	});
	test("failed: what is thrown need not be an error", async () => {
		for (const thrown of ["'text'", "undefined", "null", "Symbol('s')", "{ toString() { throw 1; } }", "Object.create(null)"])
			expect((await runSource(`throw ${thrown};`)).outcome.kind).toBe("failed");
	});
	test("deadlocked: names who waits, for what, and where", async () => {
		const { outcome } = await runSource(
			"import { Semaphore } from 'interleave';\nconst s = new Semaphore(1);\nawait s.acquire();\nasync function second() {\n\tawait s.acquire();\n}\nawait second();",
		);
		expect(outcome).toMatchObject({
			kind: "deadlocked",
			waiting: [
				{ task: 0, name: "main", line: 7, on: "second 1" },
				{ task: 1, name: "second 1", line: 5, on: "Semaphore" },
			],
		});
		expect(outcome.kind === "deadlocked" && outcome.message).toContain(
			"main waits for second 1 on line 7, which waits on line 5 for the Semaphore made on line 2, whose only permit main took on line 3",
		);
	});
	test("deadlocked: an async function that has returned a promise waits for it, at the line where it returned", async () => {
		const { outcome } = await runSource("async function get() {\n\treturn new Promise(() => {});\n}\nawait get();");
		expect(outcome.kind === "deadlocked" && outcome.message).toContain(
			"main waits for get 1 on line 4, which waits on line 2 for the promise made on line 2",
		);
	});
	test("starved: microtasks without a turn, with the line that keeps asking", async () => {
		const { outcome } = await runSource("let n = 0;\nwhile (true)\n\tawait null;", { limits: { jobsPerTurn: 10_000 } });
		expect(outcome).toMatchObject({ kind: "starved", line: 3, file: "main.ts" });
	});
	test("starved: also by promise recursion without await", async () => {
		expect(
			(
				await runSource("const again = (): unknown => Promise.resolve().then(again);\nagain();", {
					limits: { jobsPerTurn: 10_000 },
				})
			).outcome.kind,
		).toBe("starved");
	});
	test("out-of-memory: with the number of tasks reached; catch and finally of the program do not run", async () => {
		const { outcome, console } = await runSource(
			"import { sleep } from 'interleave';\ntry { for (;;) (async () => { await sleep(1); })(); } catch { console.log('caught'); } finally { console.log('finally'); }",
			{ limits: { bytes: 1e6 } },
		);
		expect(outcome).toMatchObject({ kind: "out-of-memory" });
		if (outcome.kind !== "out-of-memory") throw new Error();
		expect(outcome.tasks).toBeGreaterThan(2000);
		expect(outcome.message).toContain(outcome.tasks.toLocaleString("en-US"));
		expect(console).toEqual([]);
	});
	test("out-of-memory: a flood of queued microtasks counts too", async () => {
		expect((await runSource("for (;;) queueMicrotask(() => {});", { limits: { bytes: 1e5 } })).outcome.kind).toBe(
			"out-of-memory",
		);
	});
	test("out-of-budget: virtual time and turns", async () => {
		expect((await runSource("setInterval(() => {}, 1000);", { limits: { virtualMs: 50_000 } })).outcome).toMatchObject({
			kind: "out-of-budget",
			limit: "virtualMs",
		});
		expect((await runSource("setInterval(() => {}, 1000);", { limits: { turns: 50 } })).outcome).toMatchObject({
			kind: "out-of-budget",
			limit: "turns",
		});
	});
	test("stopped: by stop(), with the trace so far", async () => {
		const { program } = compile("import { sleep } from 'interleave'; for (;;) await sleep(10);");
		const running = run(program ?? expect.fail(), { onProgress: () => running.stop() });
		const { outcome, trace, elapsed } = await running.result;
		expect(outcome.kind).toBe("stopped");
		expect(elapsed).toBeGreaterThan(0);
		expect(trace.length).toBeGreaterThan(10);
	});
	test("stopped by whoever hears its first line, before it has waited for anything", async () => {
		const { program } = compile("console.log('one'); console.log('two'); await null; console.log('three');");
		const running = run(program ?? expect.fail(), { onConsole: () => running.stop() });
		const { outcome, console } = await running.result;
		expect(outcome.kind).toBe("stopped");
		expect(console.map((line) => line.text)).not.toContain("three");
	});

	test("stop() before the first turn ends the run before the program", async () => {
		const { program } = compile("console.log('ran');");
		const running = run(program ?? expect.fail());
		running.stop();
		expect(await running.result).toMatchObject({ outcome: { kind: "stopped" }, console: [] });
	});
});

describe("errors nobody catches", () => {
	test("an unhandled rejection is reported at the end of its turn, and the run goes on", async () => {
		const { outcome, diagnostics } = await runSource("async function f() { throw new Error('lost'); }\nf();\nawait null;");
		expect(outcome).toMatchObject({ kind: "failed", error: { message: "lost" } });
		expect(diagnostics).toMatchObject([{ kind: "unhandled-rejection", line: 1 }]);
	});
	test("a handler in the same turn is no report, a later one is reported as late", async () => {
		expect((await runSource("const p = Promise.reject(1); await null; p.catch(() => {});")).diagnostics).toEqual([]);
		const { diagnostics } = await runSource("const p = Promise.reject(new Error('e')); setTimeout(() => p.catch(() => {}), 5);");
		expect(diagnostics.map((one) => one.kind)).toEqual(["unhandled-rejection", "late-handled"]);
	});
	test("an error in a timer is reported, and the next timer fires", async () => {
		const { outcome, console, diagnostics } = await runSource(
			"setTimeout(() => { throw new Error('in timer'); }, 1); setTimeout(() => console.log('next'), 2);",
		);
		expect(console.map(({ text }) => text)).toEqual(["Uncaught Error: in timer\n    at main.ts:1:26", "next"]);
		expect([outcome.kind, diagnostics.map(({ kind }) => kind)]).toEqual(["failed", ["uncaught-error"]]);
	});
	test("a task that waits for ever when the program ends is pointed out", async () => {
		const { outcome, diagnostics } = await runSource("async function orphan() {\n\tawait new Promise(() => {});\n}\norphan();");
		expect(outcome.kind).toBe("completed");
		expect(diagnostics).toMatchObject([{ kind: "pending-at-exit", line: 2 }]);
	});
});

describe("determinism and memory", () => {
	const PROGRAM =
		"import { gather, request, Semaphore, sleep, knob } from 'interleave'; const s = new Semaphore(knob('n', { value: 3, min: 1, max: 9 })); await gather(Array.from({ length: 60 }, async (_, n) => { using p = await s.acquire(); await request('/' + n); if (Math.random() < 0.1) throw new Error('x' + n); await sleep(Math.random() * 9); }), { settle: true });";
	const columns = (trace: Trace) =>
		[
			trace.kind,
			trace.time,
			trace.task,
			trace.site,
			trace.other,
			trace.series.time,
			trace.series.bytes,
			trace.series.inFlight,
		].map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("base64"));

	test("the same program, seed and knobs give byte-identical traces", async () => {
		const [a, b] = [await runSource(PROGRAM, { seed: 5 }), await runSource(PROGRAM, { seed: 5 })];
		expect(columns(a.trace)).toEqual(columns(b.trace));
		expect(a.console).toEqual(b.console);
		expect(columns((await runSource(PROGRAM, { seed: 6 })).trace)).not.toEqual(columns(a.trace));
		expect(columns((await runSource(PROGRAM, { seed: 5, knobs: { n: 4 } })).trace)).not.toEqual(columns(a.trace));
	});
	test("recording off changes nothing but the rows", async () => {
		const [on, off] = [await runSource(PROGRAM), await runSource(PROGRAM, { record: false })];
		expect(off.trace.length).toBe(0);
		expect({ ...off.stats, elapsed: off.elapsed }).toEqual({ ...on.stats, elapsed: on.elapsed });
	});
	test("when everything has ended, nothing is live", async () => {
		const { trace } = await runSource(PROGRAM);
		const { series } = trace;
		expect(series.live[series.length - 1]).toBe(0);
		expect(series.inFlight[series.length - 1]).toBe(0);
		expect(series.bytes[series.length - 1]).toBeLessThan(100);
	});
	test("a full trace goes on with counts and says so", async () => {
		const { trace, stats, diagnostics } = await runSource(PROGRAM, { limits: { rows: 100 } });
		expect(trace.length).toBe(100);
		expect(trace.truncatedAt).not.toBeNull();
		expect(stats.tasks).toBe(60);
		expect(diagnostics.some((one) => one.kind === "trace-truncated")).toBe(true);
	});
	test("a semaphore's twin of limitedAsCompleted models more than 20 times the memory at 100,000", async () => {
		const twin = await runSource(
			"import { gather, request, Semaphore } from 'interleave'; const s = new Semaphore(1000); await gather(Array.from({ length: 100_000 }, async (_, n) => { using p = await s.acquire(); await request('/' + n); }));",
			{ record: false },
		);
		const limited = await runSource(
			"import { limitedAsCompleted, request } from 'interleave'; async function ask(n: number) { await request('/' + n); } function* all() { for (let n = 0; n < 100_000; n++) yield () => ask(n); } for await (const _ of limitedAsCompleted(all(), 1000));",
			{ record: false },
		);
		expect(limited.stats.peakInFlight).toBe(1000);
		expect(twin.stats.peakLiveBytes / limited.stats.peakLiveBytes).toBeGreaterThan(20);
	});
	test("a million requests through limitedAsCompleted: about 1,500,000 ms, 1,000 in flight, memory flat", {
		timeout: 120_000,
	}, async () => {
		const ask = (count: number) =>
			runSource(
				`import { limitedAsCompleted, request } from 'interleave'; function* all() { for (let n = 0; n < ${count}; n++) yield () => request('/' + n); } let got = 0; for await (const _ of limitedAsCompleted(all(), 1000)) got++; console.log(got);`,
				{ record: false },
			);
		const [small, million] = [await ask(10_000), await ask(1_000_000)];
		expect(million.console[0]?.text).toBe("1000000");
		expect(Math.abs(million.elapsed / 1_500_000 - 1)).toBeLessThan(0.01);
		expect(million.stats.peakInFlight).toBe(1000);
		expect(million.stats.peakLiveBytes / small.stats.peakLiveBytes).toBeLessThan(1.2);
	});
	test.each(["all", "allSettled", "any"])("Promise.%s gives every byte back, however often it is called", async (name) => {
		const rounds = async (count: number): Promise<number> => {
			const { outcome, stats } = await runSource(
				`import { sleep } from 'interleave'; for (let i = 0; i < ${count}; i++) await Promise.${name}([sleep(1), sleep(2)]);`,
			);
			expect(outcome).toEqual({ kind: "completed" });
			return stats.peakLiveBytes;
		};
		expect(await rounds(200)).toBe(await rounds(20));
	});
});

describe("control", () => {
	test("pause holds the run, step moves it by microtask and by turn, resume lets it go", async () => {
		const { program } = compile(
			"import { sleep } from 'interleave'; for (let i = 0; i < 3; i++) { await sleep(10); console.log(i); }",
		);
		const seen: string[] = [];
		const running = run(program ?? expect.fail(), { onConsole: (line) => seen.push(line.text) });
		running.pause();
		await new Promise((resolve) => setImmediate(resolve));
		await new Promise((resolve) => setTimeout(resolve, 0));
		expect(seen).toEqual([]);
		running.step("turn");
		expect(seen).toEqual(["0"]);
		running.step("turn");
		expect(seen).toEqual(["0", "1"]);
		running.resume();
		expect((await running.result).outcome.kind).toBe("completed");
		expect(seen).toEqual(["0", "1", "2"]);
	});
	test("the real clock waits for real time", async () => {
		const { outcome, elapsed } = await runSource("import { sleep } from 'interleave'; await sleep(3); await sleep(2);", {
			clock: "real",
		});
		expect(outcome.kind).toBe("completed");
		expect(elapsed).toBeGreaterThanOrEqual(5);
	});
});

test("a long run says how far it is, when the number of its items is known", async () => {
	const { program } = compile(
		"import { gather, sleep } from 'interleave'; await gather(Array.from({ length: 400_000 }, (_, n) => () => sleep(n)), { limit: 10 });",
	);
	const seen: (number | null)[] = [];
	const { outcome } = await run(program ?? expect.fail(), { record: false, onProgress: ({ done }) => seen.push(done) }).result;
	expect(outcome.kind).toBe("completed");
	expect(seen.length).toBeGreaterThan(1);
	for (const [i, done] of seen.entries()) expect(done ?? -1).toBeGreaterThanOrEqual(seen[i - 1] ?? 0);
	expect(seen.at(-1)).toBeLessThanOrEqual(1);
});

test("a program that creates tasks without ever giving the loop back still reports progress", async () => {
	const { program } = compile("async function one() { await new Promise(() => {}); }\nfor (let i = 0; i < 400_000; i++) one();");
	let seen = 0;
	// A second passes between two looks at the clock, so whether a report is due never depends on the machine.
	let now = 0;
	const host: Host = {
		extras,
		// oxlint-disable-next-line no-eval -- what the engine's own host does
		evaluate: (module) => Promise.resolve((0, eval)(module.code) as unknown),
		now: () => (now += 1000),
		macrotask: (callback) => void setImmediate(callback),
		setTimer: (callback, ms) => void setTimeout(callback, ms),
	};
	const options: RunOptions = { record: false, onProgress: ({ tasks }) => (seen = Math.max(seen, tasks)) };
	const { stats } = await startRun(program ?? expect.fail(), options, host).result;
	expect(stats.tasks).toBe(400_000);
	expect(seen).toBeGreaterThan(0);
	expect(seen).toBeLessThan(400_000);
});

test("a run that rests says at once where it stands, and after every step", async () => {
	const { program } = compile("for (let n = 0; n < 1e6; n++) await new Promise((resolve) => setTimeout(resolve, 10));");
	const said: number[] = [];
	const running = run(program ?? expect.fail(), { onProgress: ({ at }) => said.push(at) });
	await new Promise((resolve) => setImmediate(resolve));
	running.pause();
	const resting = said.at(-1) ?? expect.fail("nothing was said");
	running.step("turn");
	running.step("turn");
	expect(said.slice(-2)).toEqual([resting + 10, resting + 20]);
	running.stop();
	expect((await running.result).elapsed).toBe(resting + 20);
});

test("a listener added anew without a signal outlives the signal it was first added with", async () => {
	const { console } = await runSource(`
		const target = new AbortController(), off = new AbortController();
		const heard = () => console.log("heard");
		target.signal.addEventListener("abort", heard, { signal: off.signal });
		target.signal.removeEventListener("abort", heard);
		target.signal.addEventListener("abort", heard);
		off.abort();
		target.abort();
	`);
	expect(console.map((line) => line.text)).toEqual(["heard"]);
});
