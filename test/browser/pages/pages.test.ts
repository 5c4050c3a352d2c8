import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { NPM_PACKAGES } from "../../../engine/packages";
import { useBrowser } from "../support/browser";

/** The built pages in a sub-folder of a plain server, as people and as assistive technology meet them. */
const browser = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGES = ["", "about/", "playground/", "library/", "lessons/11-limited-concurrency/"];

/** Opens a page and collects what it complains about, and what it asks for outside of its own folder. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
	const app = inject("appUrl");
	const context = await browser().newContext({ viewport: { width: 1440, height: 900 }, ...options });
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on("console", (message) => void (["error", "warning"].includes(message.type()) && complaints.push(message.text())));
	page.on("pageerror", (error) => void complaints.push(error.message));
	page.on(
		"request",
		(request) => void (/^https?:/.test(request.url()) && !request.url().startsWith(app) && complaints.push(request.url())),
	);
	await page.addInitScript(() => {
		const shifts: number[] = [];
		Object.assign(globalThis, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
				if (!entry.hadRecentInput) shifts.push(entry.value);
		}).observe({ type: "layout-shift", buffered: true });
	});
	await page.goto(app + path);
	return { page, complaints };
}

const editor = (page: Page) => page.getByRole("textbox", { name: "Code editor", exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const log = (page: Page) => page.getByRole("log", { name: "Console" });
const fullEditor = (page: Page) => page.waitForSelector(".monaco-editor .view-line");

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
	test.each(PAGES)("/%s has no axe violation, moves nothing while it loads, and complains of nothing", async (path) => {
		const { page, complaints } = await open(path, { colorScheme });
		if (path === "")
			await page
				.getByText(/tasks, at most \d+ in flight/)
				.first()
				.waitFor();
		else if (path === "about/") await page.getByRole("link", { name: "third-party notices" }).waitFor();
		else if (path === "library/") await page.getByRole("heading", { name: "gather" }).waitFor();
		else {
			await fullEditor(page);
			expect(
				await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0)),
			).toBe(0);
			await button(page, "Run").click();
			await page.getByText("Completed.", { exact: true }).waitFor();
		}
		await page.evaluate(axe);
		const violations = await page.evaluate(async () => {
			const { axe } = globalThis as unknown as {
				axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
			};
			return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
		});
		expect(violations).toEqual([]);
		expect(complaints).toEqual([]);
		await page.context().close();
	});
});

test("every page leads to the page about Interleave, which names what programs can import and what travels with the app", async () => {
	for (const path of PAGES) {
		const { page } = await open(path, { javaScriptEnabled: false });
		await page.getByRole("contentinfo").getByRole("link", { name: "About and licences" }).click();
		expect(new URL(page.url()).href).toBe(`${inject("appUrl")}about/`);
		const row = (name: string) => page.getByRole("rowheader", { name, exact: true }).locator("xpath=..");
		for (const { name, license } of [...NPM_PACKAGES.map((one) => ({ name: one, license: "" })), ...NAMED]) {
			const text = await row(name).innerText();
			expect(text, name).toMatch(/\d+\.\d+/);
			expect(text, name).toContain(license);
		}
		const href = await page.getByRole("link", { name: "third-party notices" }).getAttribute("href");
		const notices = await page.request.get(new URL(href ?? "", page.url()).href);
		expect(notices.status()).toBe(200);
		expect(await notices.text()).toContain("what their licences ask to be said");
		await page.context().close();
	}
});
const NAMED = [
	{ name: "monaco-editor", license: "MIT" },
	{ name: "react", license: "MIT" },
	{ name: "@fontsource-variable/inter", license: "OFL-1.1" },
	{ name: "@babel/parser", license: "MIT" },
];

test("without script the prose of every step and highlighted code are there", async () => {
	const { page } = await open("lessons/11-limited-concurrency/", { javaScriptEnabled: false });
	expect(await page.locator("article:visible").count()).toBe(4);
	expect(await page.getByText("A semaphore decides who is").isVisible()).toBe(true);
	expect(await page.locator("[style*='--code-keyword']").count()).toBeGreaterThan(5);
	await page.context().close();
});

test("text filled in runs as it is, before and after the full editor came, and there is always one editor", async () => {
	const { page } = await open("playground/");
	await editor(page).fill('console.log("early");');
	await button(page, "Run").click();
	await log(page).getByText("early").waitFor();
	await fullEditor(page);
	expect(await editor(page).count()).toBe(1);
	const text = ["if (true) {", "  const s = `a", "b`;", "  console.log(s.length);", "}"].join("\n");
	await editor(page).fill(text);
	expect(await page.locator(".view-lines").innerText()).toBe(text.replaceAll(" ", "\u00a0"));
	await page.keyboard.press("Control+Enter");
	await log(page).getByText("3", { exact: true }).waitFor();
	await page.context().close();
});

test("a failing program marks its line, and one that does not compile says where", async () => {
	const { page } = await open("playground/");
	await fullEditor(page);
	await editor(page).fill('const a = 1;\nthrow new Error("boom");');
	await button(page, "Run").click();
	await page.getByText(/Error: boom \(line 2\)/).waitFor();
	await editor(page).fill("let a = ;");
	await button(page, "Run").click();
	await page
		.getByRole("region", { name: "Problems" })
		.getByText(/Line 1, column 9/)
		.waitFor();
	await page.context().close();
});

test("Stop ends an endless loop, and the next run works", async () => {
	const { page } = await open("playground/");
	await fullEditor(page);
	await editor(page).fill("while (true) {}");
	await button(page, "Run").click();
	await button(page, "Stop").click();
	await page.getByText("Stopped.").first().waitFor();
	await editor(page).fill('console.log("alive");');
	await button(page, "Run").click();
	await log(page).getByText("alive").waitFor();
	await page.context().close();
});

test("Reset restores the start, and Undo brings back what was written; both survive a reload", async () => {
	const { page } = await open("playground/");
	await fullEditor(page);
	await editor(page).fill('console.log("mine");');
	await page.reload();
	await fullEditor(page);
	const lines = page.locator(".view-lines");
	await lines.getByText("mine").waitFor();
	await button(page, "Reset").click();
	await lines.getByText("espresso").first().waitFor();
	await button(page, "Undo").click();
	await lines.getByText("mine").waitFor();
	await page.context().close();
});

test("the keyboard enters the editor and leaves it again", async () => {
	const { page } = await open("playground/");
	await fullEditor(page);
	await editor(page).focus();
	await page.keyboard.press("Tab");
	expect(await editor(page).evaluate((element) => element === document.activeElement)).toBe(true);
	await page.keyboard.press("Escape");
	await page.keyboard.press("Tab");
	expect(await editor(page).evaluate((element) => element === document.activeElement)).toBe(false);
	await page.context().close();
});
