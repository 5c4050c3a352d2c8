import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ENDING, spans, stateAt } from "../../../engine/analysis";
import { givenNames } from "../../../engine/trace/task-names";
import { cleanLines, expectClean, runWithLibrary } from "../support/library";

describe("spawn", () => {
	test("is one task, awaited like any promise, with a name and a state", async () => {
		const result = await runWithLibrary(`
			async function work() { await sleep(10); return 42; }
			const t = spawn(work, { name: "clock" });
			console.log(t.name, t.state, t.done, t instanceof Promise);
			console.log(await t, t.state, t.done, spawn(work).name);
			await sleep(20);`);
		expectClean(result);
		expect(result.console.map((line) => line.text)).toEqual(["clock pending false true", "42 done true work"]);
		expect(result.stats.tasks).toBe(2);
		expect([...givenNames(result.trace)]).toEqual([[1, "clock"]]);
		expect(stateAt(result.trace, 5).map((task) => task.name)).toEqual(["main", "clock"]);
	});
	test("whatever the function returns, it is exactly one task", async () => {
		for (const work of [
			"() => request('/x')",
			"() => 5",
			"() => other",
			"() => { throw new Error('x'); }",
			"() => ({ then(f) { f(1); } })",
		]) {
			const { stats } = await runWithLibrary(
				`const other = new Promise<number>((f) => setTimeout(f, 1)); await spawn(${work.replace("(f)", "(f: (n: number) => void)")}).catch(() => {});`,
			);
			expect(stats.tasks).toBe(1);
		}
	});
	test("a task may hand on another task", async () => {
		expect(
			await cleanLines(
				"const inner = spawn(async () => { await sleep(1); return 7; }, { name: 'inner' }); const outer = spawn(() => inner, { name: 'outer' }); console.log(await outer, inner.name, outer.name); console.log(await spawn(() => spawn(async () => 8)));",
			),
		).toEqual(["7 inner outer", "8"]);
	});
	test("cancel aborts the signal: the task is cancelled, says why, and needs no handler", async () => {
		const result = await runWithLibrary(`
			const t = spawn(async (signal) => { try { await sleep(1e6, { signal }); } finally { console.log("cleaned up"); } }, { name: "idle" });
			await sleep(5);
			t.cancel("enough");
			await sleep(0);
			console.log(t.state);
			await t.catch((e) => console.log(e.name, e.message));`);
		expectClean(result);
		expect(result.console.map((line) => line.text)).toEqual([
			"cleaned up",
			"cancelled",
			"AbortError idle was cancelled: enough.",
		]);
		expect(result.elapsed).toBe(5.01);
		expect([...spans(result.trace).ending]).toEqual([ENDING.done, ENDING.cancelled]);
	});
	test("work that does not look at its signal goes on to its end", async () => {
		expect(
			await cleanLines(
				"const t = spawn(async () => { await sleep(10); return 'stubborn'; }); t.cancel(); console.log(await t, t.state, performance.now());",
			),
		).toEqual(["stubborn done 10"]);
	});
	test("a failure is a failure, even after cancel, and is unhandled when nobody asks", async () => {
		const { diagnostics, console, trace } = await runWithLibrary(
			"const t = spawn(async (signal) => { try { await sleep(100, { signal }); } catch { throw new Error('clean-up broke'); } }); t.cancel(); await sleep(1); console.log(t.state);",
		);
		expect(diagnostics.filter((one) => one.kind === "unhandled-rejection")).toHaveLength(1);
		expect(console.map(({ text }) => text)).toEqual([
			expect.stringMatching(/^Uncaught \(in promise\) Error: clean-up broke\n/),
			"failed",
		]);
		expect(spans(trace).ending[1]).toBe(ENDING.failed);
	});
	test("the caller's signal cancels it too, and an aborted one starts nothing", async () => {
		expect(
			await cleanLines(`
			const c = new AbortController();
			const t = spawn((signal) => sleep(100, { signal }), { signal: c.signal });
			setTimeout(() => c.abort("from outside"), 3);
			await t.catch((e) => console.log(e, t.state, performance.now()));
			const never = spawn(() => console.log("started"), { signal: c.signal });
			await never.catch((e) => console.log(e, never.state));`),
		).toEqual(["from outside cancelled 3", "from outside cancelled"]);
	});
	test("cancelling a task that has ended does nothing", async () => {
		expect(
			await cleanLines(
				"const t = spawn((signal) => { signal.onabort = () => console.log('aborted'); return 1; }); await t; t.cancel(); console.log(t.state);",
			),
		).toEqual(["done"]);
	});
	test("tasks that fail with the reason of any aborted signal were cancelled", async () => {
		const { trace } = await runWithLibrary(
			"async function load(signal: AbortSignal) { await request('/x', { signal }); } const c = new AbortController(); const p = load(c.signal).catch(() => {}); c.abort(); await p;",
		);
		expect(spans(trace).ending[1]).toBe(ENDING.cancelled);
	});
});

describe("TaskGroup", () => {
	test("none of its tasks outlives the block", async () => {
		const child = fc.record({ ms: fc.nat(20), fails: fc.boolean(), listens: fc.boolean(), children: fc.nat(2) });
		await fc.assert(
			fc.asyncProperty(fc.array(child, { maxLength: 8 }), async (children) => {
				const lines = await cleanLines(`
					let live = 0, firstFailure = "none";
					const run = async (ms: number, fails: boolean, listens: boolean, signal: AbortSignal, n: string) => {
						live++;
						try {
							await sleep(ms, listens ? { signal } : {});
							if (fails) { if (firstFailure === "none") firstFailure = n; throw new Error(n); }
						} finally { live--; }
					};
					try {
						await using group = new TaskGroup();
						for (const [n, { ms, fails, listens, children }] of ${JSON.stringify(children)}.entries())
							group.spawn(async (signal) => {
								for (let i = 0; i < children; i++) group.spawn((signal) => run(5, false, true, signal, "child"));
								await run(ms, fails, listens, signal, "task " + n);
							});
					} catch (e) { console.log("threw", (e as Error).message); }
					expect(live === 0, "no live child");
					console.log("first", firstFailure);`);
				const first = (lines.at(-1) as string).slice("first ".length);
				expect(lines.slice(0, -1)).toEqual(first === "none" ? [] : [`threw ${first}`]);
			}),
			{ numRuns: 60 },
		);
	});
	test("the first failure cancels the siblings and is thrown at the end of the block", async () => {
		const result = await runWithLibrary(`
			try {
				await using group = new TaskGroup();
				group.spawn((signal) => sleep(1000, { signal }), { name: "slow" });
				group.spawn(async () => { await sleep(10); throw new Error("broken"); }, { name: "bad" });
			} catch (e) { console.log((e as Error).message, performance.now()); }`);
		expectClean(result);
		expect(result.console[0]?.text).toBe("broken 10");
		expect([...spans(result.trace).ending]).toEqual([ENDING.done, ENDING.cancelled, ENDING.failed]);
	});
	test("cancel ends every task, and the block goes on", async () => {
		expect(
			await cleanLines(`
			{
				await using group = new TaskGroup();
				for (let n = 0; n < 5; n++) group.spawn((signal) => sleep(1000, { signal }));
				await sleep(5); group.cancel("done with it");
			}
			console.log(performance.now());`),
		).toEqual(["5"]);
	});
	test("one task cancelled by itself leaves the others alone", async () => {
		expect(
			await cleanLines(`
			{
				await using group = new TaskGroup();
				const one = group.spawn((signal) => sleep(1000, { signal }));
				group.spawn(async () => { await sleep(9); console.log("other", performance.now()); });
				one.cancel();
			}
			console.log("end");`),
		).toEqual(["other 9", "end"]);
	});
	test("a signal from outside cancels the tasks, and its reason is thrown", async () => {
		expect(
			await cleanLines(`
			try {
				await using group = new TaskGroup({ signal: AbortSignal.timeout(7) });
				group.spawn((signal) => sleep(1000, { signal }));
			} catch (e) { console.log((e as Error).name, performance.now()); }`),
		).toEqual(["TimeoutError 7"]);
	});
	test("a signal calls its listeners in order, once each, without those an earlier one removes or adds", async () => {
		expect(
			await cleanLines(`
			const c = new AbortController(); const s = c.signal;
			const second = () => console.log("second"), late = () => console.log("late");
			const first = () => { console.log("first"); s.removeEventListener("abort", second); s.addEventListener("abort", late); };
			s.addEventListener("abort", first); s.addEventListener("abort", first); s.addEventListener("abort", second);
			s.onabort = () => console.log("handler");
			c.abort(); c.abort();`),
		).toEqual(["first", "handler"]);
	});
	test("who waits at the end of the block is blocked on the group", async () => {
		const { trace } = await runWithLibrary("{ await using group = new TaskGroup(); group.spawn(() => sleep(10)); }");
		expect(stateAt(trace, 5)[0]).toMatchObject({ name: "main", state: "blocked", on: "TaskGroup" });
	});
	test("a group that has ended starts nothing", async () => {
		expect(
			await cleanLines(
				"let kept: TaskGroup; { await using group = new TaskGroup(); kept = group; } try { kept.spawn(() => 1); } catch (e) { console.log((e as Error).message); }",
			),
		).toEqual(["This TaskGroup has ended: spawn its tasks before the end of its block."]);
	});
});

describe("timeout", () => {
	test("work that is in time gives its value or error, and no timer is left", async () => {
		const result = await runWithLibrary(
			"console.log(await timeout(sleep(5).then(() => 'ok'), 1000)); await timeout(async () => { throw new Error('own'); }, 1000).catch((e) => console.log(e.message));",
		);
		expectClean(result);
		expect(result.elapsed).toBe(5);
		expect(result.console.map((line) => line.text)).toEqual(["ok", "own"]);
	});
	test("work that is late is told by its signal; the wait ends with a TimeoutError", async () => {
		const result = await runWithLibrary(
			"async function load(signal: AbortSignal) { await sleep(1000, { signal }); } await timeout(load, 50).catch((e) => console.log(e.name, e.message, performance.now()));",
		);
		expectClean(result);
		expect(result.elapsed).toBe(50);
		expect(result.console[0]?.text).toBe("TimeoutError Nothing came within 50 ms. 50");
		expect(spans(result.trace).ending[1]).toBe(ENDING.cancelled);
	});
	test("a promise that is late goes on unheard", async () => {
		expect(
			await cleanLines(
				"await timeout(sleep(20).then(() => console.log('late', performance.now())), 5).catch((e) => console.log(e.name));",
			),
		).toEqual(["TimeoutError", "late 20"]);
	});
	test("its own signal ends it, tells the work, and clears the timer", async () => {
		const result = await runWithLibrary(
			"const c = new AbortController(); setTimeout(() => c.abort('stop'), 5); await timeout((signal) => sleep(1000, { signal }), 500, { signal: c.signal }).catch((e) => console.log(e));",
		);
		expectClean(result);
		expect(result.elapsed).toBe(5);
		expect(result.console[0]?.text).toBe("stop");
	});
	test("its own signal clears the timer also of work that never ends", async () => {
		const { elapsed, console } = await runWithLibrary(
			"await timeout(new Promise(() => {}), 500, { signal: AbortSignal.timeout(5) }).catch((e) => console.log(e.name, performance.now()));",
		);
		expect(elapsed).toBe(5);
		expect(console[0]?.text).toBe("TimeoutError 5");
	});
	test("it does not count as in flight itself: its caller is blocked on the work", async () => {
		const { trace, stats } = await runWithLibrary("await timeout(request('/x'), 5000)");
		expect(stats).toMatchObject({ peakInFlight: 1, tasks: 1 });
		expect(stateAt(trace, 0).map(({ state, on }) => `${state} ${on}`)).toEqual(["blocked request 1", "waiting request"]);
	});
	test("a time that makes no sense is refused", async () => {
		for (const ms of ["-1", "NaN", "Infinity"])
			expect((await runWithLibrary(`await timeout(sleep(1), ${ms})`)).outcome).toMatchObject({ error: { name: "RangeError" } });
		expect((await runWithLibrary("await timeout(sleep(1), '5' as never)")).outcome).toMatchObject({
			error: { name: "TypeError" },
		});
	});
});

describe("wait", () => {
	const items =
		"const items = [30, 10, 20].map((ms) => async () => { await sleep(ms); if (ms === 20) throw new Error('20'); return ms; });";
	const show =
		"const text = async (ps: Promise<number>[]) => (await gather(ps.map((p) => p.catch((e) => e.message)))).join(); const r = await waiting; console.log(performance.now(), r.done.length, r.pending.length); console.log(await text(r.done)); await text(r.pending);";
	test("first-completed: ends with the first", async () => {
		expect(await cleanLines(`${items} const waiting = wait(items, { until: "first-completed" }); ${show}`)).toEqual([
			"10 1 2",
			"10",
		]);
	});
	test("first-failed: ends with the first failure", async () => {
		expect(await cleanLines(`${items} const waiting = wait(items, { until: "first-failed" }); ${show}`)).toEqual([
			"20 2 1",
			"10,20",
		]);
	});
	test("all: in order of completion, and a failure is not thrown", async () => {
		expect(await cleanLines(`${items} const waiting = wait(items); ${show}`)).toEqual(["30 3 0", "10,20,30"]);
	});
	test("a timeout ends it with what is done; otherwise its timer is cleared", async () => {
		expect(await cleanLines(`${items} const waiting = wait(items, { timeout: 15 }); ${show}`)).toEqual(["15 1 2", "10"]);
		const result = await runWithLibrary(`${items} await wait(items, { timeout: 1e6 });`);
		expectClean(result);
		expect(result.elapsed).toBe(30);
	});
	test("promises are handed back as they came, and nothing is waited for at once", async () => {
		expect(
			await cleanLines(
				"const p = sleep(5); const { done, pending } = await wait([p, p]); console.log(done[0] === p, done.length, pending.length); const none = await wait([]); console.log(none.done.length, none.pending.length);",
			),
		).toEqual(["true 1 0", "0 0"]);
	});
	test("its signal ends it and clears the timer", async () => {
		const result = await runWithLibrary(
			"const never = Promise.withResolvers<void>(); await wait([never.promise], { timeout: 1e6, signal: AbortSignal.timeout(5) }).catch((e) => console.log(e.name, performance.now())); never.resolve();",
		);
		expectClean(result);
		expect(result.elapsed).toBe(5);
	});
	test("a condition it does not know is refused", async () => {
		expect((await runWithLibrary("await wait([], { until: 'any' as never })")).outcome).toMatchObject({
			error: { name: "TypeError", message: 'wait(items, { until }) wants "first-completed", "first-failed" or "all", not any.' },
		});
	});
});
