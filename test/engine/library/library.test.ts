import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CORE_NAMES, libraryNames } from "../../../engine/compiler/library-names";
import { createLibrary } from "../../../engine/library";
import { createExtraLibrary } from "../../../engine/library/extra";
import type { LibraryApi } from "../../../engine/runtime/library-api";
import { printed, runSource } from "../support/run-source";

const IMPORT = `import { sleep, gather, asCompleted, limitedAsCompleted, Semaphore, request, busy, knob } from "interleave";\n`;
const run = (body: string, options = {}) => runSource(IMPORT + body, options);
const lines = (body: string, options = {}) => printed(IMPORT + body, options);

test("the compiler's list of names, the library and its declarations agree", () => {
	const api = { resource: () => 0 } as unknown as LibraryApi;
	expect(Object.keys(createLibrary(api))).toEqual(CORE_NAMES);
	const library = { ...createLibrary(api), ...createExtraLibrary(api) };
	expect(Object.keys(library).sort()).toEqual([...libraryNames.values].sort());
	const declarations = readFileSync(new URL("../../../engine/library/interleave.d.ts", import.meta.url), "utf8");
	const declared = [...declarations.matchAll(/export (?:function|class) (\w+)/g)].map((match) => match[1] as string);
	expect([...new Set(declared)].sort()).toEqual([...libraryNames.values].sort());
	expect([...declarations.matchAll(/export (?:type|interface) (\w+)/g)].map((match) => match[1] as string).sort()).toEqual(
		[...libraryNames.types].sort(),
	);
});

describe("sleep", () => {
	test("takes the time it says, and at least 0.01 ms", async () => {
		expect((await run("await sleep(1500)")).elapsed).toBe(1500);
		expect((await run("await sleep(0)")).elapsed).toBe(0.01);
	});
	test("an aborted signal ends it with the reason, and its timer does not hold the run", async () => {
		const { console, elapsed } = await run(
			"const c = new AbortController(); setTimeout(() => c.abort('enough'), 5); try { await sleep(1e6, { signal: c.signal }); } catch (e) { console.log(e, performance.now()); }",
		);
		expect(console[0]?.text).toBe("enough 5");
		expect(elapsed).toBe(5);
		expect(await lines("try { await sleep(9, { signal: AbortSignal.abort('before') }); } catch (e) { console.log(e); }")).toEqual(
			["before"],
		);
	});
	test("what is no number is refused", async () => {
		expect((await run("await sleep('5' as never)")).outcome).toMatchObject({ kind: "failed", error: { name: "TypeError" } });
	});
});

describe("gather", () => {
	test("results come in input order, whatever the order of completion", async () => {
		expect(await lines("console.log((await gather([30, 10, 20].map((ms) => sleep(ms).then(() => ms)))).join())")).toEqual([
			"30,10,20",
		]);
	});
	test("limit 2 never runs three at once, and starts functions only then", async () => {
		const { stats, elapsed } = await run(
			"await gather(Array.from({ length: 6 }, () => async () => { await sleep(10); }), { limit: 2 })",
		);
		expect(stats.peakInFlight).toBe(2);
		expect(elapsed).toBe(30);
	});
	test("the first failure ends the wait; the siblings go on", async () => {
		expect(
			await lines(
				"try { await gather([sleep(5).then(() => { throw new Error('x'); }), sleep(9).then(() => console.log('goes on'))]); } catch (e) { console.log((e as Error).message, performance.now()); }",
			),
		).toEqual(["x 5", "goes on"]);
	});
	test("with settle, failures stand in the result", async () => {
		expect(
			await lines(
				"const r = await gather([async () => 1, async () => { throw new Error('e'); }], { settle: true }); console.log(r[0], String(r[1]))",
			),
		).toEqual(["1 Error: e"]);
	});
	test("nothing is gathered at once, and a limit below 1 is an error", async () => {
		expect(
			await lines(
				"console.log((await gather([])).length); try { await gather([], { limit: 0 }); } catch (e) { console.log((e as Error).name); }",
			),
		).toEqual(["0", "RangeError"]);
	});
	test("a function that throws before its first await is a failure like any other", async () => {
		expect(
			await lines("try { await gather([() => { throw new Error('sync'); }]); } catch (e) { console.log((e as Error).message); }"),
		).toEqual(["sync"]);
	});
});

describe("asCompleted", () => {
	test("starts everything at once and yields in completion order", async () => {
		const { console, elapsed, stats } = await run(
			"for await (const ms of asCompleted([30, 10, 20].map((n) => async () => { await sleep(n); return n; }))) console.log(ms);",
		);
		expect(console.map((line) => line.text)).toEqual(["10", "20", "30"]);
		expect(elapsed).toBe(30);
		expect(stats.peakInFlight).toBe(3);
	});
});

describe("limitedAsCompleted", () => {
	const coroutines = (n: number, log = "") =>
		`function* all() { for (let i = 1; i <= ${n}; i++) { ${log} yield async () => { await sleep(1000 / i); return i; }; } }\n`;

	test("Balaam's demo: limit 10 takes 1.0 s for 100 sleeps of 1/i s, begins 10, 9, 8, 7, 6, 11 and ends 99, 100, 2, 1", async () => {
		const { console, elapsed, stats } = await run(
			`${coroutines(100)}for await (const i of limitedAsCompleted(all(), 10)) console.log(i);`,
		);
		const order = console.map((line) => Number(line.text));
		expect(order.slice(0, 6)).toEqual([10, 9, 8, 7, 6, 11]);
		expect(order.slice(-4)).toEqual([99, 100, 2, 1]);
		expect(elapsed).toBe(1000);
		expect(stats.peakInFlight).toBe(10);
	});
	test("the next coroutine is pulled only when one has ended", async () => {
		const text = await lines(
			`${coroutines(4, "console.log('pull', i);")}for await (const i of limitedAsCompleted(all(), 2)) console.log('got', i);`,
		);
		expect(text).toHaveLength(8);
		expect(text.slice(0, 2)).toEqual(["pull 1", "pull 2"]);
		expect(text.indexOf("pull 3")).toBeGreaterThan(1);
	});
	test("empty ends at once; a limit above the number starts all; an infinite source works when the loop is left", async () => {
		expect(await lines("for await (const _ of limitedAsCompleted([], 3)) console.log('never'); console.log('end');")).toEqual([
			"end",
		]);
		expect((await run(`${coroutines(3)}for await (const _ of limitedAsCompleted(all(), 99));`)).stats.peakInFlight).toBe(3);
		expect(
			await lines(
				"function* all() { try { for (let i = 0; ; i++) yield async () => { await sleep(1); return i; }; } finally { console.log('source closed'); } } for await (const i of limitedAsCompleted(all(), 2)) if (i > 3) break; console.log('left');",
			),
		).toEqual(["source closed", "left"]);
	});
	test("limit 0 is an error that says so", async () => {
		expect((await run("for await (const _ of limitedAsCompleted([], 0));")).outcome).toMatchObject({
			kind: "failed",
			error: { name: "RangeError", message: "limitedAsCompleted wants a limit of 1 or more, not 0." },
		});
	});
	test("a failure ends the loop; the others run on; next() by hand goes on after it", async () => {
		expect(
			await lines(
				"const it = limitedAsCompleted([1, 2, 3].map((n) => async () => { await sleep(n); if (n === 2) throw new Error('two'); return n; }), 3)[Symbol.asyncIterator](); for (let i = 0; i < 4; i++) try { const r = await it.next(); console.log(r.value, r.done); } catch (e) { console.log((e as Error).message); }",
			),
		).toEqual(["1 false", "two", "3 false", "undefined true"]);
	});
	test("a slow consumer holds the source back: never more than limit started and not taken", async () => {
		const { stats, console } = await run(
			"let started = 0, taken = 0, most = 0; function* all() { for (let i = 0; i < 50; i++) yield async () => { most = Math.max(most, ++started - taken); await sleep(1); }; } for await (const _ of limitedAsCompleted(all(), 5)) { taken++; await sleep(20); } console.log(most);",
		);
		expect(Number(console[0]?.text)).toBeLessThanOrEqual(6);
		expect(stats.peakLive).toBeLessThanOrEqual(5);
	});
	test("an async source is awaited for each coroutine", async () => {
		expect(
			await lines(
				"async function* all() { for (let i = 0; i < 3; i++) { await sleep(5); yield async () => i; } } for await (const i of limitedAsCompleted(all(), 2)) console.log(i, performance.now());",
			),
		).toEqual(["0 5", "1 10", "2 15"]);
	});
	test("a source that throws ends the loop with its error", async () => {
		expect(
			await lines(
				"function* all() { yield async () => 1; throw new Error('source'); } try { for await (const i of limitedAsCompleted(all(), 1)) console.log(i); } catch (e) { console.log((e as Error).message); }",
			),
		).toEqual(["1", "source"]);
	});
});

describe("Semaphore", () => {
	test("three permits never let four in, first come first served", async () => {
		const { console, stats } = await run(
			"const s = new Semaphore(3); await gather([1, 2, 3, 4, 5].map(async (n) => { using _ = await s.acquire(); console.log(n); await sleep(10); })); console.log(s.available);",
		);
		expect(console.map((line) => line.text)).toEqual(["1", "2", "3", "4", "5", "3"]);
		expect(stats.peakInFlight).toBe(3);
	});
	test("10,000 tasks through 1,000 permits: 10,000 live, 1,000 in flight", async () => {
		const { stats } = await run(
			"const s = new Semaphore(1000); await gather(Array.from({ length: 10000 }, async (_, n) => { using _p = await s.acquire(); await request('/' + n); }));",
		);
		expect(stats.peakLive).toBe(10_000);
		expect(stats.peakInFlight).toBe(1000);
	});
	test("who gives up waiting leaves the line, and takes no permit", async () => {
		expect(
			await lines(
				"const s = new Semaphore(1); await s.acquire(); const c = new AbortController(); const p = s.acquire({ signal: c.signal }).catch((e) => console.log('gave up', e)); const q = s.acquire().then(() => console.log('next')); c.abort('x'); s.release(); await q; console.log(s.available);",
			),
		).toEqual(["gave up x", "next", "0"]);
	});
	test("a permit disposed twice is given back once", async () => {
		expect(
			await lines(
				"const s = new Semaphore(2); const p = await s.acquire(); p[Symbol.dispose](); p[Symbol.dispose](); console.log(s.available);",
			),
		).toEqual(["2"]);
	});
	test("permits are a whole number, 1 or more", async () => {
		for (const bad of ["0", "-1", "1.5", "'3' as never"])
			expect((await run(`new Semaphore(${bad})`)).outcome.kind).toBe("failed");
	});
});

describe("request", () => {
	test("answers take 0 to 3 s, from the seed", async () => {
		const ask = (seed: number) =>
			run(
				"for (let i = 0; i < 50; i++) { const t = performance.now(); const r = await request('/' + i); console.log(r.status, r.url, performance.now() - t <= 3000); }",
				{ seed },
			);
		const [one, again, other] = [await ask(1), await ask(1), await ask(2)];
		expect(one.console.every((line) => line.text.startsWith("200 /") && line.text.endsWith("true"))).toBe(true);
		expect(one.elapsed).toBe(again.elapsed);
		expect(one.elapsed).not.toBe(other.elapsed);
	});
	test("requests that nobody awaits directly are tasks of their own", async () => {
		const { stats } = await run("await gather([1, 2, 3].map((n) => request('/' + n)))");
		expect(stats).toMatchObject({ tasks: 3, peakInFlight: 3 });
	});
});

describe("busy", () => {
	test("time passes and nothing else runs", async () => {
		const { console, stats } = await run(
			"setTimeout(() => console.log('timer', performance.now()), 5); busy(20); console.log('after', performance.now());",
		);
		expect(console.map((line) => line.text)).toEqual(["after 20", "timer 20"]);
		expect(stats.cpuShare).toBe(1);
	});
});

describe("knob", () => {
	test("says its value, or the one the run was given, within its range", async () => {
		const program =
			"console.log(knob('n', { value: 3, min: 1, max: 10 }), knob('mode', { value: 'a', options: ['a', 'b'] }), knob('on', { value: false }))";
		expect(await lines(program)).toEqual(["3 a false"]);
		expect(await lines(program, { knobs: { n: 99, mode: "b", on: true } })).toEqual(["10 b true"]);
		expect(await lines(program, { knobs: { n: "x" as never, mode: "zzz" } })).toEqual(["3 a false"]);
		expect((await run(program)).knobs).toMatchObject([
			{ name: "n", type: "number", value: 3, initial: 3, min: 1, max: 10, step: 1 },
			{ name: "mode", type: "choice", options: ["a", "b"] },
			{ name: "on", type: "toggle", value: false },
		]);
	});
	test("a spec that makes no sense is refused where it stands", async () => {
		expect((await run("\nknob('n', { value: 3, min: 5, max: 1 })")).outcome).toMatchObject({
			kind: "failed",
			error: { name: "RangeError" },
		});
	});
});
