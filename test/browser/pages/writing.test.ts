import { beforeAll, describe, expect, test } from "vitest";
import { useWorkbench } from "../support/workbench";

/** Writing a program in the editor of the built page: what it completes, tells and marks. */
const { open, page, editor, button, log, bringFullEditor } = useWorkbench({ isKept: true });
const text = async (): Promise<string> => (await page().locator(".view-lines").innerText()).replaceAll("\u00a0", " ");
/** Everything that is said of the program where it is underlined. */
const marked = () => page().locator(".squiggly-error, .squiggly-warning, .squiggly-info");
const errors = () => page().locator(".squiggly-error");

/** Replaces the program, by keys where completion is to see them. */
async function write(code: string, typed = ""): Promise<void> {
	await editor().focus();
	await page().keyboard.press("Control+A");
	await page().keyboard.insertText(code);
	await page().keyboard.type(typed);
}

/** Waits until TypeScript has looked at the program: it marks a name that is nowhere. */
async function typeScriptIsAwake(): Promise<void> {
	await write("nowhere;");
	await errors().first().waitFor();
}

beforeAll(async () => {
	await open();
	await bringFullEditor();
	await typeScriptIsAwake();
});

describe("the editor helps", () => {
	const suggestions = () => page().locator(".suggest-widget.visible .monaco-list-row");

	test("it completes what the library exports", async () => {
		await write('import {  } from "interleave";');
		for (let i = 0; i < ' } from "interleave";'.length; i++) await page().keyboard.press("ArrowLeft");
		await page().keyboard.type("l");
		await suggestions().filter({ hasText: "limitedAsCompleted" }).waitFor();
		await page().keyboard.type("im");
		await page().keyboard.press("Enter");
		await expect.poll(text).toBe('import { limitedAsCompleted } from "interleave";');
	});

	test("it completes a class, and shows the signature of a call", async () => {
		await write('import { knob, Semaphore } from "interleave";\n', "new Sema");
		await suggestions().filter({ hasText: "Semaphore" }).first().waitFor();
		await page().keyboard.press("Enter");
		await expect.poll(text).toContain("new Semaphore");
		await page().keyboard.type("(1);");
		await page().keyboard.press("Escape");
		await page().keyboard.press("Enter");
		await page().keyboard.type("knob(");
		await expect
			.poll(() => page().locator(".parameter-hints-widget.visible").allInnerTexts())
			.toEqual([expect.stringMatching(/knob\(name: string, [^]*Declares a (?:slider|menu|switch)/)]);
	});

	test("a name under the pointer tells its signature and its docs", async () => {
		await write('import { gather } from "interleave";\nawait gather([]);');
		await page().locator(".view-line").nth(1).getByText("gather").hover();
		await page().locator(".monaco-hover").getByText("Waits for all items").waitFor();
	});

	test("Shift+Alt+F formats", async () => {
		await write("async function f( ){\nawait   null\n}\nvoid f( );");
		await page().keyboard.press("Shift+Alt+F");
		await expect.poll(text).toContain("async function f() {\n");
		expect(await text()).toContain("void f();");
	});
});

describe("the editor marks what is wrong, and nothing else", () => {
	test.each([
		["sleep", "await new Promise(r => setTimeout(r, 100));"],
		["a body", 'const users: { name: string }[] = await (await fetch("/users")).json();\nconsole.log(users.length);'],
		[
			"a signal",
			'const { signal } = new AbortController();\nsignal.addEventListener("abort", () => console.log(signal.reason));',
		],
	])("%s", async (_, source) => {
		await write(source);
		await expect.poll(() => marked().count()).toBe(0);
	});

	/** What is told where the first error is marked. The pointer comes from elsewhere, because the editor tells only when it moves. */
	async function told(): Promise<string> {
		const hover = page().locator(".monaco-hover:visible");
		await page().mouse.move(700, 300);
		await errors().first().hover({ force: true });
		await expect.poll(() => hover.count()).toBeGreaterThan(0);
		return (await hover.allInnerTexts()).join("\n");
	}

	test("a name that is not there is told with what to do instead", async () => {
		await write('document.querySelector("button");');
		await expect.poll(told).toMatch(/^(?!.*nowhere).*There is no document/s);
		expect(await told()).not.toMatch(/npm i|lib' compiler option|Cannot find/);
		expect(await errors().count()).toBe(1);
	});
});

describe("the examples", () => {
	const list = () => page().getByRole("group", { name: "Examples" });

	test("one is put into the editor as an edit that can be undone, and what was there is kept", async () => {
		await write('console.log("mine");');
		await button("Examples").click();
		await list().getByRole("button", { name: "forEach does not wait" }).click();
		await expect.poll(text).toMatch(/^\/\/ forEach does not wait/);
		expect(await list().isVisible()).toBe(false);
		await button("Run").click();
		await log().getByText("the loop is done").waitFor();
		await button("Undo").click();
		await expect.poll(text).toBe('console.log("mine");');
		await button("Examples").click();
		await list().getByRole("button", { name: "forEach does not wait" }).click();
		await expect.poll(text).toMatch(/^\/\/ forEach/);
		await editor().focus();
		await page().keyboard.press("Control+Z");
		await expect.poll(text).toBe('console.log("mine");');
	});

	test("the list works by keyboard", async () => {
		await button("Examples").focus();
		await page().keyboard.press("Enter");
		await page().keyboard.press("Tab");
		expect(
			await list()
				.getByRole("button")
				.first()
				.evaluate((element) => element === document.activeElement),
		).toBe(true);
		await page().keyboard.press("Escape");
		expect(await list().isVisible()).toBe(false);
		await page().keyboard.press("Enter");
		await page().keyboard.press("Tab");
		const title = await list().getByRole("button").first().innerText();
		await page().keyboard.press("Enter");
		await expect.poll(text).toContain(`// ${title}`);
	});
});
