import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { NPM_PACKAGES } from "../../../engine/packages";
import { useWorkbench, violationsOf } from "../support/workbench";

/** The built pages in a sub-folder of a plain server, as people and as assistive technology meet them. */
const { begin, go, open, page, editor, button, log, write, bringFullEditor } = useWorkbench();
const PAGES = ["", "about/", "playground/", "library/", "lessons/11-limited-concurrency/"];

/** Opens a page and collects the warnings on its console, and what it asks for outside of its own folder. */
async function openStrictly(path: string, options: BrowserContextOptions): Promise<string[]> {
	const app = inject("appUrl");
	const opened = await begin(options);
	const complaints: string[] = [];
	opened.on("console", (message) => void (message.type() === "warning" && complaints.push(message.text())));
	opened.on(
		"request",
		(request) => void (/^https?:/.test(request.url()) && !request.url().startsWith(app) && complaints.push(request.url())),
	);
	await opened.addInitScript(() => {
		const shifts: number[] = [];
		Object.assign(globalThis, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
				if (!entry.hadRecentInput) shifts.push(entry.value);
		}).observe({ type: "layout-shift", buffered: true });
	});
	await go(path);
	return complaints;
}

/** How far things have moved by themselves so far. */
const shift = (): Promise<number> =>
	page().evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0));
/** What shows that a page is complete. */
const signOf = (path: string) =>
	({
		"": page().getByText(/tasks, at most \d+ in flight/),
		"about/": page().getByRole("link", { name: "third-party notices" }),
		"library/": page().getByRole("heading", { name: "gather" }),
		"404.html": page().getByRole("link", { name: /lessons|home/i }),
	})[path] ?? editor();

describe.each(["light", "dark"] as const)("loaded in the %s theme", (colorScheme) => {
	test.each([...PAGES, "lessons/02-coroutines-and-futures/", "404.html"])(
		"/%s has no axe violation before a run, in and after it, moves nothing while it loads, and complains of nothing",
		async (path) => {
			const complaints = await openStrictly(path, { colorScheme });
			await signOf(path).first().waitFor();
			expect(await violationsOf(page())).toEqual([]);
			if (await editor().isVisible()) {
				if (path === "playground/") {
					await bringFullEditor();
					expect(await shift()).toBe(0);
				}
				await button("Run").click();
				await page().getByText("Completed.", { exact: true }).waitFor();
				expect(await violationsOf(page())).toEqual([]);
			} else expect(await shift()).toBe(0);
			expect(complaints).toEqual([]);
		},
	);
});

test("every page leads to the page about Interleave, which names what programs can import and what travels with the app", async () => {
	for (const path of PAGES) {
		await open(path, { javaScriptEnabled: false });
		await page().getByRole("contentinfo").getByRole("link", { name: "About and licences" }).click();
		expect(new URL(page().url()).href).toBe(`${inject("appUrl")}about/`);
		const row = (name: string) => page().getByRole("rowheader", { name, exact: true }).locator("xpath=..");
		for (const { name, license } of [...NPM_PACKAGES.map((one) => ({ name: one, license: "" })), ...NAMED]) {
			const text = await row(name).innerText();
			expect(text, name).toMatch(/\d+\.\d+/);
			expect(text, name).toContain(license);
		}
		const href = await page().getByRole("link", { name: "third-party notices" }).getAttribute("href");
		const notices = await page().request.get(new URL(href ?? "", page().url()).href);
		expect(notices.status()).toBe(200);
		expect(await notices.text()).toContain("what their licences ask to be said");
	}
});
const NAMED = [
	{ name: "monaco-editor", license: "MIT" },
	{ name: "react", license: "MIT" },
	{ name: "@fontsource-variable/inter", license: "OFL-1.1" },
	{ name: "@babel/parser", license: "MIT" },
];

test("without script the prose of every step and highlighted code are there", async () => {
	await open("lessons/11-limited-concurrency/", { javaScriptEnabled: false });
	expect(await page().locator("article:visible").count()).toBe(4);
	expect(await page().getByText("A semaphore decides who is").isVisible()).toBe(true);
	expect(await page().locator("[style*='--code-keyword']").count()).toBeGreaterThan(5);
});

test("text filled in runs as it is, before and after the full editor came, and there is always one editor", async () => {
	await open();
	await editor().fill('console.log("early");');
	await button("Run").click();
	await log().getByText("early").waitFor();
	await bringFullEditor();
	expect(await editor().count()).toBe(1);
	const text = ["if (true) {", "  const s = `a", "b`;", "  console.log(s.length);", "}"].join("\n");
	await editor().fill(text);
	expect(await page().locator(".view-lines").innerText()).toBe(text.replaceAll(" ", "\u00a0"));
	await page().keyboard.press("Control+Enter");
	await log().getByText("3", { exact: true }).waitFor();
});

test("a failing program marks its line, and one that does not compile says where", async () => {
	await open();
	await write('const a = 1;\nthrow new Error("boom");');
	await button("Run").click();
	await page()
		.getByText(/Error: boom \(line 2\)/)
		.waitFor();
	await write("let a = ;");
	await button("Run").click();
	await page()
		.getByRole("region", { name: "Problems" })
		.getByText(/Line 1, column 9/)
		.waitFor();
});

test("Stop ends an endless loop, and the next run works", async () => {
	await open();
	await write("while (true) {}");
	await button("Run").click();
	// While it is only being compiled, there is nothing to stop.
	await page().getByRole("status").filter({ hasText: "Running" }).waitFor();
	await button("Stop").click();
	await page().getByText("Stopped.").first().waitFor();
	await write('console.log("alive");');
	await button("Run").click();
	await log().getByText("alive").waitFor();
});

test("Reset restores the start, and Undo brings back what was written; both survive a reload", async () => {
	await open();
	await write('console.log("mine");');
	await page().reload();
	const text = () => editor().inputValue();
	await expect.poll(text).toContain("mine");
	await button("Reset").click();
	await expect.poll(text).toContain("espresso");
	await button("Undo").click();
	await expect.poll(text).toContain("mine");
});

test("the keyboard enters the editor and leaves it again", async () => {
	await open();
	await bringFullEditor();
	await editor().focus();
	await page().keyboard.press("Tab");
	expect(await editor().evaluate((element) => element === document.activeElement)).toBe(true);
	await page().keyboard.press("Escape");
	await page().keyboard.press("Tab");
	expect(await editor().evaluate((element) => element === document.activeElement)).toBe(false);
});
