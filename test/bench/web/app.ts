import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** What the page's own script keeps for the bench; see `watch`. */
export type Watched = { shifts: number[]; scriptMs: number[] };

/** Opens a page of the app with what is needed to measure it. */
export async function open(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
	const page = await context.newPage();
	// The loader of this bench calls it wherever a function has a name.
	await page.addInitScript({ content: "globalThis.__name = (one) => one;" });
	await page.addInitScript(watch);
	await page.goto(address);
	return page;
}

/** Runs in the page before its scripts: every unexpected movement, and how long drawing away from the page's thread took. */
function watch(): void {
	const watched: Watched = { shifts: [], scriptMs: [] };
	Object.assign(globalThis, { watched });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
			if (!entry.hadRecentInput) watched.shifts.push(entry.value);
	}).observe({ type: "layout-shift", buffered: true });
	new MutationObserver((records) => {
		for (const { target } of records) watched.scriptMs.push(Number((target as HTMLElement).dataset.scriptMs));
	}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-script-ms"] });
}

/** Opens the playground and writes a program; everything is loaded and the workers are warm when this returns. */
export async function openProgram(browser: Browser, app: string, code: string): Promise<Page> {
	const page = await open(browser, `${app}playground/`);
	await page.getByRole("textbox", { name: "Code editor" }).hover({ position: { x: 90, y: 12 } });
	await page.waitForSelector(".monaco-editor .view-line", { timeout: 30_000 });
	// A run of something else starts the workers and loads the charts.
	await run(page, "console.log(1);");
	await page.getByRole("textbox", { name: "Code editor" }).fill(code);
	return page;
}

/** Writes a program where one is given, runs it, and waits until it is shown. */
export async function run(page: Page, code?: string): Promise<void> {
	if (code !== undefined) await page.getByRole("textbox", { name: "Code editor" }).fill(code);
	await page.evaluate(() => performance.clearMarks());
	await page.getByRole("button", { name: "Run", exact: true }).click();
	await page.waitForFunction(() => performance.getEntriesByName("timeline painted").length > 0, undefined, { timeout: 120_000 });
	await page.waitForTimeout(1500);
}
