import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openHostile, runHonestly } from "../attempts/hostile-runtime";
import type { RunReport } from "../fixture/main";
import { useBrowser } from "../support/browser";
import { FREEZE_MS } from "../support/page-gap";
import { expectWorking } from "../support/processor";

/** Programs that would take the machine. The page stays its reader's, and the next run works. */
const browser = useBrowser();
let page: Page;

beforeEach(async () => {
	page = await browser().newPage();
	await page.goto(inject("fixtureUrl"));
});
afterEach(() => page.close());

const start = (source: string): Promise<void> => page.evaluate((source) => window.fixture.start(source), source);
const report = (): Promise<RunReport> => page.evaluate(() => window.fixture.report());

async function expectNextRunWorks(): Promise<void> {
	await start('console.log("alive");');
	const next = await report();
	expect(next.outcome).toEqual({ kind: "completed" });
	expect(next.console.map((line) => line.text)).toEqual(["alive"]);
}

const ENDLESS: Record<string, string> = {
	"an endless loop": "while (true);",
	"a regular expression that backtracks for ever": '/^(a+)+$/.test("a".repeat(40) + "b");',
	"a huge sort":
		"const numbers = Array.from({ length: 5e5 }, (_, i) => (i * 16807) % 2147483647); begun(); for (;;) numbers.sort((a, b) => ((a * 7919) % 104729) - ((b * 7919) % 104729));",
};
const program = (
	body: string,
): string => `let said = false; const begun = () => { if (!said) console.log("begun"); said = true; };
${body.includes("begun()") ? "" : "begun();"} ${body}`;

describe.each(Object.entries(ENDLESS))("%s", (_what, body) => {
	test("lets go of the processor after Stop, and the page goes on", async () => {
		await start(program(body));
		await page.evaluate(() => window.fixture.written("begun"));
		await expectWorking(browser(), true);
		await page.evaluate(() => void window.fixture.stop());
		const { outcome, console, longestGapMs } = await report();
		expect(outcome).toMatchObject({ kind: "stopped", message: expect.stringMatching(/did not let go.*line 1,/) });
		expect(console.map((line) => line.text)).toEqual(["begun"]);
		await expectWorking(browser(), false);
		expect(longestGapMs).toBeLessThan(FREEZE_MS);
		await expectNextRunWorks();
	});
});

describe("without Stop", () => {
	test("a program that never lets go is ended", async () => {
		await start('console.log("begun"); while (true);');
		const { outcome, longestGapMs } = await report();
		expect(outcome).toMatchObject({ kind: "stopped", message: expect.stringMatching(/did not let go of the thread.*line 1,/) });
		expect(longestGapMs).toBeLessThan(FREEZE_MS);
		await expectNextRunWorks();
	});

	test("microtasks without end are starved by the engine itself", async () => {
		await start("const again = () => { queueMicrotask(again); }; again();");
		const { outcome, longestGapMs } = await report();
		expect(outcome.kind).toBe("starved");
		expect(longestGapMs).toBeLessThan(FREEZE_MS);
		await expectNextRunWorks();
	});

	test("tasks without end pass the modelled memory", async () => {
		await page.evaluate(() =>
			window.fixture.start('import { sleep } from "interleave"; for (;;) sleep(1e9);', { limits: { bytes: 50_000_000 } }),
		);
		const { outcome, longestGapMs } = await report();
		expect(outcome.kind).toBe("out-of-memory");
		expect(longestGapMs).toBeLessThan(FREEZE_MS);
		await expectNextRunWorks();
	});

	test("a heap that runs full ends with a clear outcome", async () => {
		await start('console.log("begun"); const all: unknown[] = []; for (;;) all.push(new Array(1e7).fill(1.5));');
		const { outcome, longestGapMs } = await report();
		expect(["stopped", "out-of-memory"]).toContain(outcome.kind);
		expect(outcome).toHaveProperty("message", expect.stringMatching(/did not let go of the thread|memory ran out/));
		expect(longestGapMs).toBeLessThan(FREEZE_MS);
		await expectNextRunWorks();
	});

	test("a program that writes without end is cut at its console's limit, and can be stopped", async () => {
		await start('for (let i = 0; ; i++) console.log("line " + i);');
		await page.evaluate(() => window.fixture.written("line 9999"));
		await page.evaluate(() => void window.fixture.stop());
		const { outcome, console, longestGapMs } = await report();
		expect(outcome.kind).toBe("stopped");
		expect(console).toHaveLength(10_000);
		expect(longestGapMs).toBeLessThan(FREEZE_MS);
		await expectNextRunWorks();
	});
});

/** What a worker that has been taken over may do besides lying. `run` finds the port's `send`. */
const TAKEN_OVER: Record<string, { body: string; message: RegExp }> = {
	"floods the page in one go": { body: 'for (;;) send({ kind: "beat" });', message: /more than 2000 messages/ },
	"floods the page bit by bit": {
		body: 'for (;;) { for (let i = 0; i < 200; i++) send({ kind: "beat" }); await sleep(1); }',
		message: /more than 2000 messages/,
	},
	"floods the page with large messages": {
		body: 'for (;;) send({ kind: "console", lines: Array(256).fill(honest.line("x".repeat(2000)).lines[0]) });',
		message: /make no sense/,
	},
	"floods the page with rows": {
		body: "for (;;) send(honest.rows(5, 55_000));",
		message: /make no sense/,
	},
	"floods the page with what nobody can read": {
		body: 'for (;;) send({ kind: "console", lines: "x".repeat(100_000) });',
		message: /make no sense/,
	},
	"closes itself": { body: "close();", message: /did not let go/ },
	"stops its heartbeat": { body: "", message: /did not let go/ },
};

test.each(Object.entries(TAKEN_OVER))("a worker that %s is ended, and the page goes on", async (_what, { body, message }) => {
	await openHostile(page, inject("fixtureUrl"), body);
	await page.evaluate(() => {
		const site = { kind: "main" as const, file: "main.ts", line: 1, column: 1, name: "main", owner: 0 };
		window.fixture.startProgram({ entry: "main.ts", modules: [], sites: [site, site] });
	});
	const { outcome, longestGapMs } = await report();
	expect(outcome).toMatchObject({ kind: "stopped", message: expect.stringMatching(message) });
	expect(longestGapMs).toBeLessThan(FREEZE_MS);
	expect(await runHonestly(page)).toEqual(["alive"]);
});

test("a worker whose script breaks says so", async () => {
	await page.route("**/sandbox-runtime-*.js", (route) =>
		route.fulfill({ contentType: "text/javascript", body: "throw new Error('no')" }),
	);
	await page.reload();
	await start("");
	expect((await report()).outcome).toMatchObject({ kind: "failed", error: { message: expect.stringContaining("no") } });
	expect(await runHonestly(page)).toEqual(["alive"]);
});

test("a sandbox whose script cannot be fetched says so", async () => {
	await page.route("**/sandbox-runtime-*.js", (route) => route.abort());
	await page.reload();
	await start("");
	expect((await report()).outcome).toMatchObject({
		kind: "failed",
		error: { message: expect.stringContaining("could not be loaded") },
	});
	expect(await runHonestly(page)).toEqual(["alive"]);
});
