import { describe, expect, test } from "vitest";
import { compile, type RunOptions, run } from "../../../engine";
import { extras } from "../../../engine/extras";
import { nodeWorkers } from "../../../engine/node-workers";
import { type Host, startRun } from "../../../engine/start";
import { toNotation } from "../../../engine/trace/notation";

const makeWorker = nodeWorkers() ?? expect.fail("Node has no threads.");

/** Runs on the real clock with real threads. No test of these looks at how long anything took. */
const REAL: RunOptions = { clock: "real" };
const IMPORT = 'import { workers, sleep, gather, cpus } from "interleave";\n';

function programOf(source: string) {
	const { program, diagnostics } = compile(IMPORT + source);
	if (program === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
	return program;
}
const runReal = async (source: string, options: RunOptions = {}) => run(programOf(source), { ...REAL, ...options }).result;
const printed = async (source: string): Promise<string[]> => {
	const { console, outcome } = await runReal(source);
	expect(outcome).toEqual({ kind: "completed" });
	return console.map((line) => line.text);
};
/** The text that `await call` throws. */
const thrown = async (call: string, before = ""): Promise<string> =>
	(
		await printed(`${before}\nusing pool = workers(2);\ntry { await ${call}; } catch (error) { console.log(String(error)); }`)
	).join("\n");

describe("a call", () => {
	test("computes on a thread and returns a copy of the result", async () => {
		expect(
			await printed(
				"const pool = workers(2);\nfunction sum(list: number[], more: Map<string, number>): { total: number } { let total = more.get('a') ?? 0; for (const n of list) total += n; return { total }; }\nconsole.log(JSON.stringify(await pool.run(sum, [1, 2, 3], new Map([['a', 10]]))));",
			),
		).toEqual(['{"total":16}']);
	});
	test.each([
		["an arrow", "(n) => n + 1"],
		["an arrow without parentheses", "n => { return n + 1; }"],
		["a function without a name", "function (n) { return n + 1; }"],
		["a method", "({ add(n) { return n + 1; } }).add"],
		["one that catches", "(n) => { try { throw n; } catch (e) { return e + 1; } }"],
		["one that makes promises and throws them away", "(n) => { new Promise(() => {}); return n + 1; }"],
	])("%s is work", async (_what, work) => {
		expect(await printed(`const pool = workers(1); console.log(await pool.run(${work}, 1));`)).toEqual(["2"]);
	});
	test("leaves the program free, is in flight, and its answer is a turn", async () => {
		const { trace, console, stats } = await runReal(
			"const pool = workers(1);\nasync function other() { await sleep(0); console.log('other'); }\nconst first = other();\nconst one = pool.run(() => { const until = Date.now() + 60; while (Date.now() < until); return 'answer'; });\nconsole.log(pool.busy, pool.queued, pool.size);\nconsole.log(await one);\nawait first;",
		);
		expect(console.map((line) => line.text)).toEqual(["1 0 1", "other", "answer"]);
		expect(toNotation(trace)).toMatch(/wait main#0 worker \d+ main.ts:7/);
		expect(stats.peakInFlight).toBe(2);
		expect(stats.turns).toBeGreaterThanOrEqual(2);
	});
	test("that nobody awaits still keeps the run from ending", async () => {
		expect(
			await printed("const pool = workers(1); pool.run(() => 7).then((n) => console.log(n)); console.log('end of main');"),
		).toEqual(["end of main", "7"]);
	});
});

describe("a pool", () => {
	test("size 2 never has more than two calls under way, and serves first come first served", async () => {
		expect(
			await printed(
				"const pool = workers(2); const most: number[] = []; const done: number[] = [];\nconst calls = Array.from({ length: 6 }, (_, i) => pool.run((n) => { const until = Date.now() + (n === 0 ? 300 : 1); while (Date.now() < until); return n; }, i).then((n) => { most.push(pool.busy); done.push(n); }));\nconsole.log(pool.busy, pool.queued);\nawait gather(calls); console.log(Math.max(...most) <= 2, done.slice(0, 5).join(), pool.busy, pool.queued);",
			),
		).toEqual(["2 4", "true 1,2,3,4,5 0 0"]);
	});
	test("is disposed of at the end of its block: what has no answer fails, and more calls are refused", async () => {
		expect(
			await printed(
				"let kept: ReturnType<typeof workers>; const results: Promise<unknown>[] = [];\n{ using pool = workers(1); kept = pool; for (let i = 0; i < 3; i++) results.push(pool.run(() => { for (;;); })); }\nfor (const one of await Promise.allSettled(results)) console.log(one.status);\ntry { await kept.run(() => 1); } catch (error) { console.log(String(error)); }\nconsole.log(kept.busy, kept.queued);",
			),
		).toEqual([
			"rejected",
			"rejected",
			"rejected",
			"Error: This pool of workers has been disposed of. Make another with workers(n).",
			"0 0",
		]);
	});
	test("what is in line when it is disposed of never begins", async () => {
		const { running } = countWorkers();
		const program = programOf(
			"const calls: Promise<unknown>[] = []; { using pool = workers(1); for (let i = 0; i < 4; i++) calls.push(pool.run((n) => n, i)); } await Promise.allSettled(calls);",
		);
		await startRun(program, REAL, running.host).result;
		expect(running.made).toBe(1);
	});
	test("its threads are gone when the run is over, however it ends", async () => {
		const ends = ["", "throw new Error('x');", "await new Promise(() => {});"];
		for (const end of ends) {
			const { running } = countWorkers();
			const program = programOf(`const pool = workers(3); await gather([1, 2, 3].map((n) => pool.run((n) => n, n)));\n${end}`);
			await startRun(program, REAL, running.host).result;
			expect(running.made).toBe(3);
			expect(running.alive()).toBe(0);
		}
	});
	test("a stopped run ends a thread that loops for ever", async () => {
		const { running } = countWorkers();
		const program = programOf("const pool = workers(1); console.log('begun'); await pool.run(() => { for (;;); });");
		const under = startRun(program, { ...REAL, onConsole: () => setTimeout(() => under.stop(), 20) }, running.host);
		expect((await under.result).outcome.kind).toBe("stopped");
		expect(running.alive()).toBe(0);
	});
	test("makes a thread when one is needed, and keeps it", async () => {
		const { running } = countWorkers();
		const program = programOf("const pool = workers(8); for (let i = 0; i < 5; i++) await pool.run((n) => n, i); workers(16);");
		await startRun(program, REAL, running.host).result;
		expect(running.made).toBe(1);
	});
});

describe("a signal", () => {
	test("ends a call under way with its thread; the next one takes its place", async () => {
		expect(
			await printed(
				"const pool = workers(1); const control = new AbortController();\nconst endless = pool.with({ signal: control.signal }).run(() => { for (;;); });\nconst next = pool.run(() => 'next');\nsetTimeout(() => control.abort(new Error('enough')), 20);\ntry { await endless; } catch (error) { console.log(String(error), pool.busy, pool.queued); }\nconsole.log(await next);",
			),
		).toEqual(["Error: enough 1 0", "next"]);
	});
	test("takes a call that waits out of the line, and refuses one that begins too late", async () => {
		expect(
			await printed(
				"const pool = workers(1); const control = new AbortController(); const mine = pool.with(control);\nconst first = pool.run(() => { const until = Date.now() + 50; while (Date.now() < until); return 1; });\nconst second = mine.run(() => 2); second.catch(() => {});\nconsole.log(pool.queued); control.abort('no'); console.log(pool.queued);\nconst third = mine.run(() => 3); third.catch(() => {});\nfor (const call of [first, second, third]) try { console.log(await call); } catch (error) { console.log(String(error)); }",
			),
		).toEqual(["1", "0", "1", "no", "no"]);
	});
});

describe("errors", () => {
	test("are thrown with name, message and line", async () => {
		const { outcome } = await runReal(
			"const pool = workers(1);\nawait pool.run((n: number) => {\n\tconst list: number[] = [];\n\tif (n > 1)\n\t\tthrow new RangeError(`too big: ${n}`);\n\treturn list;\n}, 3);",
		);
		expect(outcome).toMatchObject({ kind: "failed", error: { name: "RangeError", message: "too big: 3", line: 6, column: 9 } });
	});
	test("also on the line of the function itself", async () => {
		const { outcome } = await runReal("const pool = workers(1);\nawait pool.run((n: any) => n.a.b, {});");
		expect(outcome).toMatchObject({ kind: "failed", error: { name: "TypeError", line: 3, column: 32 } });
	});
	test("a name from outside is explained", async () => {
		expect(await thrown("pool.run(() => factor * 2)", "const factor = 2;")).toMatch(
			/^ReferenceError: factor is not there in the worker\. A function that is sent to a worker takes nothing along/,
		);
		expect(await thrown("pool.run(() => { console.log(1); })")).toMatch(/^ReferenceError: console is not there in the worker/);
		expect(await thrown("pool.run(() => sleep(1))")).toMatch(/^ReferenceError: sleep is not there in the worker/);
		expect(await thrown("pool.run(() => setTimeout(() => {}, 1))")).toMatch(/^ReferenceError: setTimeout is not there/);
	});
	test("what lowering calls is not named to the learner", async () => {
		const { program } = compile({
			"main.ts": `${IMPORT}import { x } from "./x";\nusing pool = workers(1); await pool.run(() => x);`,
			"x.ts": "export const x = 1;",
		});
		const { outcome } = await run(program ?? expect.fail(), REAL).result;
		expect(outcome).toMatchObject({
			error: { message: expect.stringMatching(/^Something from outside is not there in the worker/) },
		});
	});
	test("what cannot be sent, or cannot be copied", async () => {
		expect(await thrown("pool.run(async () => 1)")).toMatch(/cannot run an async function/);
		expect(await thrown("pool.run(function* () {})")).toMatch(/cannot run an async function or a generator/);
		expect(await thrown("pool.run(() => { const f = async () => 1; return f(); })")).toMatch(/SyntaxError: A worker computes/);
		expect(await thrown("pool.run(Math.max, 1)")).toMatch(/TypeError: A built-in or bound function has no text/);
		expect(await thrown("pool.run(class {} as never)")).toMatch(/TypeError: A class cannot be sent/);
		expect(await thrown("pool.run('1 + 1' as never)")).toMatch(/TypeError: pool.run\(work, …\) wants a function/);
		expect(await thrown("pool.run((f) => f, () => 1)")).toMatch(
			/TypeError: What is sent to a worker is copied, and this cannot be/,
		);
		expect(await thrown("pool.run((p) => p, Promise.resolve(1))")).toMatch(/TypeError: Argument 1 of the work is a promise/);
		expect(await thrown("pool.run(() => () => 1)")).toMatch(/What work returned cannot be copied back from the worker/);
		expect(await thrown("pool.run(() => { throw 'a text'; })")).toBe("Error: a text");
	});
	test("one that cannot be copied leaves the pool as it was", async () => {
		expect(
			await printed(
				"const pool = workers(1); await gather([pool.run((f) => f, () => 1)], { settle: true }); await gather([pool.run(() => () => 1)], { settle: true }); console.log(pool.busy, await pool.run(() => 'works'));",
			),
		).toEqual(["0 works"]);
	});
	test("sizes that make no sense, and more than a run may have", async () => {
		const refused = async (source: string): Promise<string> => {
			const { outcome } = await runReal(source, { asInNode: true });
			return outcome.kind === "failed" ? outcome.error.message : outcome.kind;
		};
		expect(await refused("workers(0);")).toBe("workers(n) wants a whole number of workers, 1 or more, not 0.");
		expect(await refused("workers(17);")).toBe("workers(n) makes at most 16 workers, not 17.");
		expect(
			await refused(
				"const [a, b] = [workers(16), workers(1)]; const busy = Array.from({ length: 16 }, () => a.run(() => { for (;;); })); await b.run(() => 1); void busy;",
			),
		).toBe("A run has at most 16 workers at once. Dispose of a pool before you make another.");
	});
	test("the virtual clock has none, and says what has", async () => {
		const { outcome } = await run(programOf("workers(2);")).result;
		expect(outcome).toMatchObject({
			kind: "failed",
			error: { line: 2, message: expect.stringMatching(/real clock.*cpus\(n\)/) },
		});
	});
	test("a place without threads says so", async () => {
		const { running } = countWorkers();
		const host = { ...running.host, makeWorker: undefined };
		const { outcome } = await startRun(programOf("await workers(1).run(() => 1);"), REAL, host).result;
		expect(outcome).toMatchObject({
			kind: "failed",
			error: { message: expect.stringMatching(/no real workers where this program runs/) },
		});
	});
});

describe("the clock beside answers", () => {
	test("an answer that arms an earlier timer is not kept waiting for a later one", async () => {
		const { running } = countWorkers();
		const program = programOf(
			"const pool = workers(1); const late = setTimeout(() => console.log('late'), 1e6);\nawait pool.run(() => 1); await sleep(1); console.log('early'); clearTimeout(late);",
		);
		const { console, outcome } = await startRun(program, REAL, running.host).result;
		expect([outcome.kind, ...console.map((line) => line.text)]).toEqual(["completed", "early"]);
	});
	test("a paused run takes the answer when it goes on", async () => {
		const under = run(programOf("const pool = workers(1); console.log('begun'); console.log(await pool.run(() => 'answer'));"), {
			...REAL,
			onConsole: ({ text }) => {
				if (text !== "begun") return;
				under.pause();
				setTimeout(() => under.resume(), 80);
			},
		});
		expect((await under.result).console.map((line) => line.text)).toEqual(["begun", "answer"]);
	});
});

/** The engine's own place in Node, whose workers are counted. */
function countWorkers() {
	let alive = 0;
	const running = {
		made: 0,
		alive: () => alive,
		host: {
			extras,
			// oxlint-disable-next-line no-eval -- what the engine's own host does
			evaluate: (module) => Promise.resolve((0, eval)(module.code) as unknown),
			now: () => performance.now(),
			macrotask: (callback) => void setImmediate(callback),
			setTimer: (callback, ms) => void setTimeout(callback, ms).unref(),
			makeWorker: (events) => {
				const worker = makeWorker(events);
				running.made++;
				alive++;
				return {
					post: worker.post,
					end() {
						alive--;
						worker.end();
					},
				};
			},
		} satisfies Host as Host,
	};
	return { running };
}
