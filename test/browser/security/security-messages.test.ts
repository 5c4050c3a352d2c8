import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openHostile } from "../attempts/hostile-runtime";
import { useBrowser } from "../support/browser";

/** Messages of a worker that has been taken over. They may spoil the run they come from, and nothing else. */
const browser = useBrowser();
let page: Page;
const errors: string[] = [];

beforeEach(async () => {
	errors.length = 0;
	page = await browser().newPage();
	page.on("pageerror", (error) => errors.push(String(error)));
});
afterEach(async () => {
	await page.close();
	expect(errors).toEqual([]);
});

const PROGRAM = {
	entry: "main.ts",
	modules: [{ file: "main.ts", code: "function () {}", imports: [], awaits: false, site: 1, map: "" }],
	sites: [
		{ kind: "main" as const, file: "", line: 0, column: 0, name: "", owner: 0 },
		{ kind: "main" as const, file: "main.ts", line: 1, column: 1, name: "main", owner: 0 },
	],
};

async function runHostile(body: string) {
	await openHostile(page, inject("fixtureUrl"), body);
	await page.evaluate((program) => window.fixture.startProgram(program), PROGRAM);
	return page.evaluate(() => window.fixture.report());
}

/** Each is sent before an honest ending, which must come through as if it had not been. */
const IGNORED: Record<string, string> = {
	"a ready of the frame's": 'send({ kind: "ready" });',
	"a failure of the frame's": 'send({ kind: "failed", message: "not true" });',
	"a kind that does not exist": 'send({ kind: "navigate", url: "https://example.com" });',
	"no object": 'send("result"); send(null); send(17); send([]); send(new Map([["kind", "result"]]));',
	"a kind that is an object": "send({ kind: { toString: 1 } });",
	"a line that is too long": 'send(honest.line("x".repeat(50_000)));',
	"too many lines in a message": 'send({ kind: "console", lines: Array(5_000).fill(honest.line("x").lines[0]) });',
	"a list with holes": 'send({ kind: "console", lines: new Array(5) });',
	"a level that does not exist": 'send({ kind: "console", lines: [{ ...honest.line("x").lines[0], level: "alert" }] });',
	"a line of no place among the others": 'send({ kind: "console", lines: [{ ...honest.line("x").lines[0], index: -1 }] });',
	"a value of more rows than a line may have":
		'send({ kind: "console", lines: [{ ...honest.line("x").lines[0], values: Array(100_000).fill({ depth: 0, label: "", text: "" }) }] });',
	"a line at no time": 'send({ kind: "console", lines: [{ ...honest.line("x").lines[0], at: NaN }] });',
	"progress that is not finite":
		'send({ kind: "progress", progress: { at: Infinity, tasks: 0, jobs: 0, turns: 0, bytes: 0, ofLimit: 0, done: null } });',
	"rows before their head": "send(honest.rows(0, 10));",
	"a second beginning": 'send({ kind: "up", left: [] }); send({ kind: "started" });',
	"an answer to a Stop that nobody asked for": 'send({ kind: "stopping" });',
	"a head with more rows than a run may have": "send(honest.trace(1e12));",
	"a head with a negative length": "send(honest.trace(-1));",
	"texts that were not announced": 'send({ kind: "texts", of: "strings", texts: ["a", "b"] });',
	"texts of something else": 'send({ kind: "texts", of: "__proto__", texts: ["a"] });',
	"a message from a class": 'class Forged { kind = "console"; lines = "x"; } send(new Forged());',
};

describe("before an honest end", () => {
	test.each(Object.entries(IGNORED))("%s is ignored", async (_what, body) => {
		const ending = 'send(honest.line("honest")); send(honest.trace(2)); send(honest.rows(0, 2)); send(honest.result);';
		const report = await runHostile(body + ending);
		expect(report.outcome).toEqual({ kind: "completed" });
		expect(report.console.map((line) => line.text)).toEqual(["honest"]);
		expect(report.rows).toBe(2);
	});
});

/** Each spoils the trace it claims to belong to: the run ends, and the trace is empty. */
const SPOILED: Record<string, string> = {
	"rows that skip some": "send(honest.rows(1, 1));",
	"rows that come twice": "send(honest.rows(0, 1)); send(honest.rows(0, 1));",
	"columns of unequal length": "send(honest.rows(0, 2, { task: new Uint32Array(3) }));",
	"a column of another type": "send(honest.rows(0, 2, { time: new Float32Array(2) }));",
	"a site that the program does not have": "send(honest.rows(0, 2, { site: new Uint16Array([0, 2]) }));",
	"a task that was never started": "send(honest.rows(0, 2, { task: new Uint32Array([0, 2]) }));",
	"a kind of event that does not exist": "send(honest.rows(0, 2, { code: new Uint8Array([4, 99]) }));",
	"time that runs backwards": "send(honest.rows(0, 2, { time: new Float64Array([5, 4]) }));",
	"time that is not a number": "send(honest.rows(0, 2, { time: new Float64Array([0, NaN]) }));",
	"an error text that is not there": "send(honest.rows(0, 2, { code: new Uint8Array([6, 6]) }));",
	"a semaphore that is not there":
		"send(honest.rows(0, 2, { code: new Uint8Array([2, 2]), other: new Uint32Array([10 * 2 ** 28, 10 * 2 ** 28]) }));",
	"rows that never come": "",
};

describe("in the trace", () => {
	test.each(Object.entries(SPOILED))("%s leave no trace, and the run ends", async (_what, body) => {
		const report = await runHostile(`send(honest.trace(2)); ${body} send(honest.result);`);
		expect(report.outcome).toEqual({ kind: "completed" });
		expect(report.rows).toBe(0);
	});
});

/** Each claims to be the end, so it is one: waiting for a better one could take for ever. */
const UNREADABLE: Record<string, string> = {
	"an end without a result": 'send({ kind: "result" });',
	"an outcome that does not exist": 'send({ kind: "result", result: { ...honest.result.result, outcome: { kind: "hacked" } } });',
	"an outcome with an endless message":
		'send({ kind: "result", result: { ...honest.result.result, outcome: { kind: "stopped", message: "x".repeat(1e6) } } });',
	"stats that are no numbers":
		'send({ kind: "result", result: { ...honest.result.result, stats: { ...honest.stats, jobs: "many" } } });',
};

describe("as the end", () => {
	test.each(Object.entries(UNREADABLE))("%s ends the run as unreadable", async (_what, body) => {
		const report = await runHostile(body);
		expect(report.outcome).toMatchObject({ kind: "failed", error: { name: "SandboxError" } });
	});
});

test("what comes after the end is dropped", async () => {
	await openHostile(page, inject("fixtureUrl"), 'send(honest.result); for (let i = 0; i < 100; i++) send(honest.line("late"));');
	await page.evaluate((program) => window.fixture.startProgram(program), PROGRAM);
	const report = await page.evaluate(() => window.fixture.report());
	expect(report.console).toEqual([]);
	expect(await page.evaluate(() => window.fixture.lines())).toEqual([]);
});

test("what comes after a kill is dropped", async () => {
	await openHostile(
		page,
		inject("fixtureUrl"),
		'send(honest.line("begun")); for (;;) { for (let i = 0; i < 1e6; i++); send(honest.line("more")); }',
	);
	await page.evaluate((program) => window.fixture.startProgram(program), PROGRAM);
	await page.evaluate(() => window.fixture.written("begun"));
	await page.evaluate(() => void window.fixture.stop());
	const report = await page.evaluate(() => window.fixture.report());
	expect(report.outcome.kind).toBe("stopped");
	// A whole run later, nothing more has come.
	const streamed = await page.evaluate(() => window.fixture.lines());
	expect(streamed).toHaveLength(report.console.length);
});

test("the right shape from the wrong source is ignored", async () => {
	await page.goto(inject("fixtureUrl"));
	await page.evaluate(() =>
		window.fixture.start('console.log("begun"); setTimeout(() => console.log("alive"), 500);', { clock: "real" }),
	);
	await page.evaluate(() => window.fixture.written("begun"));
	const forged = await page.evaluate(
		() =>
			new Promise<string[]>((resolve) => {
				const heard: string[] = [];
				// Another opaque frame, whose worker breaks, says truthfully that it failed; the page says it too.
				const frame = document.createElement("iframe");
				frame.setAttribute("sandbox", "allow-scripts");
				frame.src = window.fixture.frameUrl;
				addEventListener("message", ({ data, source }: MessageEvent<{ kind: string }>) => {
					heard.push(`${source === window ? "page" : "frame"}: ${data.kind}`);
					const { port2 } = new MessageChannel();
					if (data.kind === "ready" && source !== window) {
						frame.contentWindow?.postMessage({ kind: "start", runtime: "throw 1" }, "*", [port2]);
					}
					if (data.kind !== "failed" || source === window) return;
					frame.remove();
					resolve(heard);
				});
				for (const kind of ["ready", "failed"]) postMessage({ kind, message: "forged" }, "*");
				document.body.append(frame);
			}),
	);
	expect(forged.sort()).toEqual(["frame: failed", "frame: ready", "page: failed", "page: ready"]);
	const report = await page.evaluate(() => window.fixture.report());
	expect(report.outcome).toEqual({ kind: "completed" });
	expect(report.console.map((line) => line.text)).toEqual(["begun", "alive"]);
});
