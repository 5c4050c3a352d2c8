import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import type { RunReport } from "../fixture/main";
import { useBrowser } from "../support/browser";
import { crashSandboxes } from "../support/crash-sandbox";

/** The browser may take the sandbox's process at any time, and the page may be slow itself. */
const browser = useBrowser();
let page: Page;

beforeEach(async () => {
	page = await browser().newPage();
	await page.goto(inject("fixtureUrl"));
});
afterEach(() => page.close());

/**
 * Evaluates in the page past Playwright, which takes a crash of the sandbox's process for one of the page and then refuses to talk to it.
 *
 * @returns a function that evaluates an expression and awaits it
 */
async function speakDirectly(): Promise<(expression: string) => Promise<unknown>> {
	const session = await page.context().newCDPSession(page);
	return async (expression) => {
		const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
			expression,
			awaitPromise: true,
			returnByValue: true,
		});
		if (exceptionDetails) throw new Error(exceptionDetails.text);
		return result.value as unknown;
	};
}

test("a run whose process goes says so, with what it wrote", async () => {
	// Busy, but it lets go of the thread: nothing but the crash can end it.
	await page.evaluate(() =>
		window.fixture.start('import { sleep } from "interleave"; console.log("begun"); for (;;) await sleep(1);'),
	);
	await page.evaluate(() => window.fixture.written("begun"));
	const evaluate = await speakDirectly();
	await crashSandboxes(page);
	const { outcome, console } = (await evaluate("fixture.report()")) as RunReport;
	expect(outcome).toMatchObject({ kind: "out-of-memory", message: expect.stringContaining("running it again may help") });
	expect(console.map((line) => line.text)).toEqual(["begun"]);
	await evaluate("fixture.start('')");
	expect(await evaluate("fixture.report()")).toMatchObject({ outcome: { kind: "completed" } });
});

test("an idle sandbox whose process went is replaced, and the program runs once", async () => {
	// A first run, so that the worker that waits after it is known to have been made.
	await page.evaluate(() => window.fixture.start(""));
	await page.evaluate(() => window.fixture.report());
	await expect.poll(() => page.workers().some((worker) => worker.url().startsWith("blob:"))).toBe(true);
	const evaluate = await speakDirectly();
	await crashSandboxes(page);
	await evaluate("fixture.start('console.log(\\'alive\\')')");
	const { outcome, console } = (await evaluate("fixture.report()")) as RunReport;
	expect(outcome).toEqual({ kind: "completed" });
	expect(console.map((line) => line.text)).toEqual(["alive"]);
});

test("a page that was busy for longer than the permitted silence does not call its worker dead", async () => {
	await page.evaluate(() => {
		window.fixture.createSandbox({ watch: { silentMs: 750 } });
		return window.fixture.start('console.log("begun"); setTimeout(() => console.log("end"), 1500);', { clock: "real" });
	});
	await page.evaluate(() => window.fixture.written("begun"));
	await page.evaluate(() => {
		const until = performance.now() + 1_200;
		while (performance.now() < until);
	});
	const { outcome, console } = await page.evaluate(() => window.fixture.report());
	expect(outcome).toEqual({ kind: "completed" });
	expect(console.map((line) => line.text)).toEqual(["begun", "end"]);
});
