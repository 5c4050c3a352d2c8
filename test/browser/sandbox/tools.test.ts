import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { useBrowser } from "../support/browser";

/** The app's own worker: a call into it always settles, however the worker fares. */
const browser = useBrowser();
let page: Page;

beforeEach(async () => {
	page = await browser().newPage();
	await page.goto(inject("fixtureUrl"));
});
afterEach(() => page.close());

const WORKER = "**/tools.worker-*.js";
const ask = (callMs = 20_000): Promise<string> =>
	page.evaluate((callMs) => window.fixture.askTools(callMs, "const x = 1;"), callMs);

test("compiles", async () => {
	expect(await ask()).toBe("0 diagnostics");
});

test("a worker that cannot be loaded rejects the call, and a new one answers the next", async () => {
	await page.route(WORKER, (route) => route.abort());
	expect(await ask()).toMatch(/tools worker failed/);
	await page.unroute(WORKER);
	expect(await ask()).toBe("0 diagnostics");
});

test("a worker that breaks rejects the call", async () => {
	await page.route(WORKER, (route) => route.fulfill({ contentType: "text/javascript", body: "throw new Error('broken')" }));
	expect(await ask()).toMatch(/tools worker failed.*broken/);
});

test("a worker that never answers rejects the call", async () => {
	await page.route(WORKER, (route) => route.fulfill({ contentType: "text/javascript", body: "for (;;);" }));
	expect(await ask(300)).toMatch(/took more than 0.3 seconds for compile/);
});

test("a call under way when the tools are disposed of rejects", async () => {
	expect(await page.evaluate(() => window.fixture.askAndDispose("const x = 1;"))).toMatch(/disposed of/);
});
