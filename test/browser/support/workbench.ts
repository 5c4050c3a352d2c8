import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterEach, expect, inject } from "vitest";
import { useBrowser } from "./browser";

/** The playground in a browser, and what people do there; call it at the top of a test file. No test may leave an error on the page's console. */
export function useWorkbench() {
	const browser = useBrowser();
	let context: BrowserContext | null = null;
	let current: Page | null = null;
	let complaints: string[] = [];

	const page = (): Page => {
		if (current === null) throw new Error("Open the page first.");
		return current;
	};
	afterEach(async () => {
		await context?.close();
		context = null;
		current = null;
		const said = complaints;
		complaints = [];
		expect(said).toEqual([]);
	});

	return {
		page,
		async open(path = "playground/", options: Parameters<ReturnType<typeof browser>["newContext"]>[0] = {}): Promise<Page> {
			context = await browser().newContext({ viewport: { width: 1440, height: 900 }, ...options });
			current = await context.newPage();
			current.on("console", (message) => {
				if (message.type() === "error") complaints.push(message.text());
			});
			current.on("pageerror", (error) => complaints.push(String(error)));
			await current.goto(new URL(path, inject("appUrl")).href);
			return current;
		},
		button: (name: string | RegExp): Locator =>
			page().getByRole("button", typeof name === "string" ? { name, exact: true } : { name }),
		region: (name: string): Locator => page().getByRole("region", { name }),
		details: (): Locator => page().getByRole("group", { name: "Details of the run" }),
		playhead: (): Locator => page().getByRole("slider", { name: "Playhead" }),
		timeline: (): Locator => page().getByRole("listbox", { name: "Tasks" }),
		/** Replaces the program and runs it until it is shown. */
		async runProgram(code: string): Promise<void> {
			await page().getByRole("textbox", { name: "Code editor" }).click();
			await page().keyboard.press("Control+A");
			await page().keyboard.insertText(code);
			await page().getByRole("button", { name: "Run", exact: true }).click();
			await page().getByRole("region", { name: "Tasks at the playhead" }).waitFor();
		},
	};
}
