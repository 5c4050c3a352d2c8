import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";

/** How long a test waits for anything in a page, in real milliseconds. Long, because the machine may have other work; no test sets a limit of its own. For working on a test, `PATIENCE_MS` shortens it. */
const PATIENCE_MS = Number(process.env["PATIENCE_MS"] ?? 200_000);

/** The browser for the tests of a file, shared with the other files; what a file has opened is closed at its end. Call it at the top of the file. */
export function useBrowser(): () => Browser {
	let browser: Browser | null = null;
	beforeAll(async () => {
		browser = await chromium.connect(inject("browserUrl"));
		browser.on("context", (context) => context.setDefaultTimeout(PATIENCE_MS));
	});
	afterAll(async () => {
		await browser?.close();
	});
	return () => {
		if (browser === null) throw new Error("The browser is there only while tests run.");
		return browser;
	};
}
