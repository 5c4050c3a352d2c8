import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { CHROMIUM_ARGS } from "./chromium";

/** How long a test waits for anything in a page, in real milliseconds. Long, because the machine may have other work; no test sets a limit of its own. */
const PATIENCE_MS = 200_000;

/**
 * One browser for the tests of a file. Call it at the top of the file; the browser is there once tests run.
 *
 * @param args more arguments for Chromium
 */
export function useBrowser(...args: string[]): () => Browser {
	let browser: Browser | null = null;
	beforeAll(async () => {
		browser = await chromium.launch({ executablePath: inject("chromiumPath"), args: [...CHROMIUM_ARGS, ...args] });
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
