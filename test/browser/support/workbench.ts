import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, expect, inject } from "vitest";
import { useBrowser } from "./browser";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * The playground in a browser, and what people do there; call it at the top of a test file. No test may leave an error on the page's console.
 * @param isKept the page stays open from test to test, which saves four seconds of a processor each, eight with Monaco
 */
export function useWorkbench({ isKept = false } = {}) {
	const browser = useBrowser();
	let context: BrowserContext | null = null;
	let current: Page | null = null;
	const complaints: string[] = [];

	const page = (): Page => {
		if (current === null) throw new Error("Open the page first.");
		return current;
	};
	const editor = (): Locator => page().getByRole("textbox", { name: "Code editor", exact: true });
	const close = async (): Promise<void> => {
		await context?.close();
		context = null;
		current = null;
	};
	afterEach(async () => {
		if (!isKept) await close();
		expect(complaints.splice(0)).toEqual([]);
	});
	afterAll(close);

	const workbench = {
		page,
		editor,
		/** A page that is to be opened yet. */
		async begin(options: BrowserContextOptions = {}): Promise<Page> {
			await close();
			context = await browser().newContext({ viewport: { width: 1440, height: 900 }, ...options });
			current = await context.newPage();
			current.on("console", (message) => {
				if (message.type() === "error") complaints.push(message.text());
			});
			current.on("pageerror", (error) => complaints.push(String(error)));
			await current.addInitScript(`globalThis.marksInCode = ${marksInCode.toString()};`);
			return current;
		},
		async go(path = "playground/", waitUntil: "load" | "commit" = "load"): Promise<void> {
			await page().goto(new URL(path, inject("appUrl")).href, { waitUntil });
		},
		async open(path = "playground/", options: BrowserContextOptions = {}): Promise<Page> {
			const opened = await workbench.begin(options);
			await workbench.go(path);
			return opened;
		},
		/** What the page's console complained of so far; nobody else is told of it then. */
		takeComplaints: (): string[] => complaints.splice(0),
		button: (name: string | RegExp): Locator =>
			page().getByRole("button", typeof name === "string" ? { name, exact: true } : { name }),
		region: (name: string): Locator => page().getByRole("region", { name }),
		log: (): Locator => page().getByRole("log", { name: "Console" }),
		details: (): Locator => page().getByRole("group", { name: "Details of the run" }),
		playhead: (): Locator => page().getByRole("slider", { name: "Playhead" }),
		timeline: (): Locator => page().getByRole("listbox", { name: "Tasks" }),
		/** The marks on the lines of whichever editor is there. */
		marks: (): Promise<string[]> =>
			page().evaluate(() => (globalThis as unknown as { marksInCode: typeof marksInCode }).marksInCode()),
		/** Brings the full editor, as anybody does: with the pointer over the code. */
		async bringFullEditor(): Promise<void> {
			await page().locator("[data-scroll], .monaco-editor").last().hover();
			await page().locator(".monaco-editor .view-line").first().waitFor();
		},
		/** Replaces the program. In the light editor as a form filler does, without pointer or focus, so that the full one is not loaded. */
		async write(code: string): Promise<void> {
			if (await page().locator(".monaco-editor").isVisible()) {
				await editor().click();
				await page().keyboard.press("Control+A");
				await page().keyboard.insertText(code);
			} else await editor().evaluate(fillIn, code);
		},
		/** Replaces the program and runs it until it is shown. */
		async runProgram(code: string): Promise<void> {
			await workbench.write(code);
			await page().evaluate(() => performance.clearMarks());
			await workbench.button("Run").click();
			await page().waitForFunction(isPainted);
			await workbench.region("Tasks at the playhead").waitFor();
		},
	};
	return workbench;
}

/** What axe finds wrong with a page, with the first place of each. */
export async function violationsOf(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	return page.evaluate(async () => {
		const { axe: tool } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
		const { violations } = await tool.run();
		return violations.map(
			({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`,
		);
	});
}
type Violation = { id: string; nodes: { html: string; failureSummary: string }[] };

/** Runs in the page. React takes a value for its own unless the element's own setter is used. */
function fillIn(text: Element, code: string): void {
	Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(text, code);
	text.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Runs in the page: true once a run has ended and its timeline is painted. */
function isPainted(): boolean {
	const [ended] = performance.getEntriesByName("run ended");
	return ended !== undefined && performance.getEntriesByName("timeline painted").some((one) => one.startTime >= ended.startTime);
}

/** Runs in the page: `line state chip` of each mark, in the light editor and in Monaco. */
function marksInCode(): string[] {
	return [...document.querySelectorAll<HTMLElement>(".il-chip")]
		.map((chip) => {
			const state = /\bil-(?!chip)(\w+)/.exec(chip.className)?.[1];
			const text = (chip.textContent ?? "").replaceAll("\u00a0", " ");
			const light = chip.closest<HTMLElement>("[data-line]");
			if (light) return `${light.dataset["line"]} ${state} ${text}`;
			const line = chip.closest<HTMLElement>(".view-line") as HTMLElement;
			return `${Math.round(Number.parseFloat(line.style.top) / line.offsetHeight) + 1} ${state} ${text}`;
		})
		.sort();
}
