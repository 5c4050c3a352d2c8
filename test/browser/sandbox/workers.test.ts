import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openHostile, runHonestly } from "../attempts/hostile-runtime";
import type { RunReport } from "../fixture/main";
import { useBrowser } from "../support/browser";
import { FREEZE_MS } from "../support/page-gap";
import { expectWorking } from "../support/processor";

/** Pools of real workers: a sandboxed frame for each. */
const browser = useBrowser();
let page: Page;
const errors: string[] = [];

beforeEach(async () => {
	errors.length = 0;
	page = await browser().newPage();
	page.on("pageerror", (error) => errors.push(String(error)));
	await page.goto(inject("fixtureUrl"));
});
afterEach(async () => {
	await page.close();
	expect(errors).toEqual([]);
});

const start = (source: string): Promise<void> =>
	page.evaluate(
		(source) => window.fixture.start(`import { workers, gather } from "interleave";\n${source}`, { clock: "real" }),
		source,
	);
const report = (): Promise<RunReport> => page.evaluate(() => window.fixture.report());
const printed = async (source: string): Promise<string[]> => {
	await start(source);
	const { outcome, console } = await report();
	expect(outcome).toEqual({ kind: "completed" });
	return console.map((line) => line.text);
};
const frames = (): Promise<number> => page.evaluate(() => window.fixture.frames());

describe("a program", () => {
	test("computes on several threads at once, and gets its results", async () => {
		expect(
			await printed(
				"using pool = workers(3);\nconst work = (n: number) => { let sum = 0; for (let i = 0; i <= n; i++) sum += i; return { n, sum, list: new Uint8Array([n]) }; };\nconst results = await gather([1, 10, 100, 200].map((n) => pool.run(work, n)));\nfor (const { n, sum, list } of results) console.log(n, sum, list[0]);",
			),
		).toEqual(["1 1 1", "10 55 10", "100 5050 100", "200 20100 200"]);
	});
	test("gets what is thrown there with name, message and line", async () => {
		await start("using pool = workers(1);\nawait pool.run(() => {\n\tconst nothing = null as any;\n\treturn nothing.x;\n});");
		expect((await report()).outcome).toMatchObject({ kind: "failed", error: { name: "TypeError", line: 5 } });
	});
	test("is told what does not cross over", async () => {
		const [outside, console, result, value] = await printed(
			"using pool = workers(1); const factor = 2;\nfor (const call of [() => pool.run(() => factor), () => pool.run(() => console.log(1)), () => pool.run(() => () => 1), () => pool.run((f: unknown) => f, () => 1)]) try { await call(); } catch (error) { console.log(String(error)); }",
		);
		expect(outside).toMatch(/^ReferenceError: factor is not there in the worker/);
		expect(console).toMatch(/^ReferenceError: console is not there in the worker/);
		expect(result).toMatch(/What work returned cannot be copied back/);
		expect(value).toMatch(/What is sent to a worker is copied, and this cannot be/);
	});
	test("ends a call by its signal and goes on with the next", async () => {
		expect(
			await printed(
				"using pool = workers(1); const control = new AbortController();\nconst endless = pool.with(control).run(() => { for (;;); });\nconst next = pool.run(() => 'next');\nsetTimeout(() => control.abort(new Error('enough')), 200);\ntry { await endless; } catch (error) { console.log(String(error)); }\nconsole.log(await next);",
			),
		).toEqual(["Error: enough", "next"]);
	});
	test("has frames for its workers while it runs, and none of them afterwards", async () => {
		await page.evaluate(() => window.fixture.createSandbox({ warm: false }));
		await start(
			"const pool = workers(3); await gather([1, 2, 3].map((n) => pool.run((n) => n, n))); console.log('all'); await new Promise((go) => setTimeout(go, 300));",
		);
		await page.evaluate(() => window.fixture.written("all"));
		expect(await frames()).toBe(4);
		await report();
		expect(await frames()).toBe(0);
	});
	test("cannot reach the network or anything else from a worker of its pool", async () => {
		expect(
			await printed(
				"using pool = workers(1); console.log(await pool.run(() => ['fetch', 'Worker', 'XMLHttpRequest', 'WebSocket', 'importScripts', 'postMessage', 'MessageChannel', 'setTimeout', 'indexedDB', 'close', 'navigator', 'onmessage'].filter((name) => name in globalThis).join()));\nconsole.log(await pool.run(() => { try { return String((0, eval)('1 + 1')); } catch (error) { return (error as Error).name; } }));",
			),
		).toEqual(["", "EvalError"]);
	});
	test("Stop ends a worker that loops for ever, and the processor is free", async () => {
		await start("const pool = workers(1); console.log('begun'); await pool.run(() => { for (;;); });");
		await page.evaluate(() => window.fixture.written("begun"));
		await expectWorking(browser(), true);
		await page.evaluate(() => void window.fixture.stop());
		expect((await report()).outcome.kind).toBe("stopped");
		await expectWorking(browser(), false);
		expect(await printed("console.log('alive');")).toEqual(["alive"]);
	});
	test("the same program may be run many times", async () => {
		for (let i = 0; i < 4; i++)
			expect(await printed("const pool = workers(2); console.log(await pool.run((n) => n * 2, 21));")).toEqual(["42"]);
	});
});

/** A worker that has been taken over, as in `security-messages.test.ts`. */
describe("forged messages", () => {
	const PROGRAM = {
		entry: "main.ts",
		modules: [{ file: "main.ts", code: "function () {}", imports: [], awaits: false, site: 1, map: "" }],
		sites: [
			{ kind: "main" as const, file: "", line: 0, column: 0, name: "", owner: 0 },
			{ kind: "main" as const, file: "main.ts", line: 1, column: 1, name: "main", owner: 0 },
		],
	};
	const begin = async (body: string, clock: "real" | "virtual" = "real"): Promise<void> => {
		await openHostile(page, inject("fixtureUrl"), body);
		await page.evaluate(() => window.fixture.createSandbox({ warm: false }));
		await page.evaluate(([program, clock]) => window.fixture.startProgram(program, { clock }), [PROGRAM, clock] as const);
	};
	const ask = (count: number): string => `for (let id = 1; id <= ${count}; id++) send({ kind: "open-worker", id });`;

	test("no more than 16 workers are opened, and who goes on asking is given up", async () => {
		await begin(`${ask(20)} await sleep(300); send(honest.line("asked")); await sleep(1500); send(honest.result);`);
		await page.evaluate(() => window.fixture.written("asked"));
		expect(await frames()).toBe(17);
		expect((await report()).outcome).toEqual({ kind: "completed" });
		expect(await frames()).toBe(0);
		await begin(`${ask(2_000)} send(honest.result);`);
		const { outcome, longestGapMs } = await report();
		expect(outcome.kind).not.toBe("completed");
		expect(longestGapMs).toBeLessThan(FREEZE_MS);
		expect(await frames()).toBe(0);
		expect(await runHonestly(page)).toEqual(["alive"]);
	});
	test("of opening and ending over and over, sixty-four are opened and the rest refused", async () => {
		await begin(
			`let refused = 0; port.addEventListener("message", ({ data }) => { if (data.kind === "no-worker") refused++; });
			for (let id = 1; id <= 600; id++) { send({ kind: "open-worker", id }); send({ kind: "end-worker", id }); } while (refused < 536) await sleep(50); send(honest.line("refused " + refused)); send(honest.result);`,
		);
		const { console, longestGapMs } = await report();
		expect(console.map((line) => line.text)).toEqual(["refused 536"]);
		expect(longestGapMs).toBeLessThan(FREEZE_MS);
		expect(await frames()).toBe(0);
		expect(await runHonestly(page)).toEqual(["alive"]);
	});
	test("on the virtual clock nothing is opened", async () => {
		await begin(`${ask(3)} await sleep(300); send(honest.line("asked")); await sleep(1500); send(honest.result);`, "virtual");
		await page.evaluate(() => window.fixture.written("asked"));
		expect(await frames()).toBe(1);
		await report();
	});
	test.each([["before the run has begun", 'send({ kind: "open-worker", id: 1 });']])(
		"%s nothing is opened",
		async (_what, body) => {
			await page.route("**/sandbox-runtime-*.js", (route) =>
				route.fulfill({
					contentType: "text/javascript",
					body: `onmessage = ({ ports: [port] }) => { const send = (m) => port.postMessage(m); send({ kind: "up", left: [] }); port.onmessage = ({ data }) => { if (data.kind === "run") { ${body} setTimeout(() => send({ kind: "result" }), 300); } }; };`,
				}),
			);
			await page.goto(inject("fixtureUrl"));
			await page.evaluate(() => window.fixture.createSandbox({ warm: false }));
			await page.evaluate((program) => window.fixture.startProgram(program, { clock: "real" }), PROGRAM);
			await page.waitForTimeout(200);
			expect(await frames()).toBe(1);
			await report();
		},
	);
	test("after the end nothing is opened", async () => {
		await begin(`send(honest.result); ${ask(5)}`);
		await report();
		await page.waitForTimeout(200);
		expect(await frames()).toBe(0);
	});
	test.each([
		["no number", 'send({ kind: "open-worker" });'],
		[
			"a number that is none",
			'send({ kind: "open-worker", id: NaN }); send({ kind: "open-worker", id: -1 }); send({ kind: "open-worker", id: 1.5 });',
		],
		["a number twice", 'send({ kind: "open-worker", id: 1 }); send({ kind: "open-worker", id: 1 });'],
		["the end of none", 'send({ kind: "end-worker", id: 7 }); send({ kind: "end-worker", id: "__proto__" });'],
	])("%s spoils nothing", async (_what, body) => {
		await begin(`${body} await sleep(100); send(honest.line("honest")); send(honest.result);`);
		const { outcome, console } = await report();
		expect(outcome).toEqual({ kind: "completed" });
		expect(console.map((line) => line.text)).toEqual(["honest"]);
		expect(await frames()).toBe(0);
	});
	test("a flood from a worker of the pool does not reach the page", async () => {
		await begin(
			`if (data.isInPool) { for (let n = 0; n < 100_000; n++) send(honest.line("flood")); send(honest.result); return; }
			port.addEventListener("message", ({ data, ports }) => { if (data.kind === "worker") { ports[0].onmessage = () => heard++; ports[0].postMessage({ kind: "run", isInPool: true }); } });
			let heard = 0; send({ kind: "open-worker", id: 1 }); while (heard < 100_000) { send({ kind: "beat" }); await sleep(50); } send(honest.line("honest")); send(honest.result);`,
		);
		const { outcome, console, longestGapMs } = await report();
		expect(outcome).toEqual({ kind: "completed" });
		expect(console.map((line) => line.text)).toEqual(["honest"]);
		expect(longestGapMs).toBeLessThan(FREEZE_MS);
	});
});
