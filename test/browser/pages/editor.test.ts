import { readFileSync } from "node:fs";
import path from "node:path";
import type { Request } from "playwright-core";
import { describe, expect, test } from "vitest";
import { SITE } from "../support/build-site";
import { PROGRAMS } from "../support/step-programs";
import { useWorkbench } from "../support/workbench";

/** The light editor, which is whole by itself, and Monaco, which takes its place when somebody wants to write. */
const { open, begin, go, page, editor, button, log, region, write, runProgram, bringFullEditor, playhead, takeComplaints } =
	useWorkbench();

/** The files of the site that contain Monaco, by what is in them. */
const isOfMonaco = (url: string): boolean => {
	const name = /\/(assets\/[^/?]+\.(?:js|css))/.exec(url)?.[1];
	return name !== undefined && /monaco/i.test(readFileSync(path.join(SITE.app, name), "utf8"));
};
const isFull = () => page().locator(".monaco-editor").isVisible();
/** The text in whichever editor is there: the text area of Monaco holds all of it, too. */
const text = (): Promise<string> => editor().inputValue();
const isFocused = () => editor().evaluate((element) => element === document.activeElement);

/** Opens the playground with Monaco held back. @returns lets it come */
async function openWithoutMonaco(program: string): Promise<() => Promise<void>> {
	const opened = await begin();
	let wake = (): void => {};
	const asleep = new Promise<void>((resolve) => (wake = resolve));
	await opened.route(isOfMonacoUrl, async (route) => {
		await asleep;
		await route.continue();
	});
	await go();
	await write(program);
	return async () => {
		wake();
		await page().locator(".monaco-editor .view-line").first().waitFor();
	};
}
const isOfMonacoUrl = (url: URL): boolean => isOfMonaco(url.href);

describe("Monaco is loaded when it is wanted", () => {
	test.each(["pointer", "focus"])(
		"until the %s is there, nothing of it is asked for, however long and whatever runs",
		async (want) => {
			const opened = await begin();
			const asked: string[] = [];
			opened.on("request", (request: Request) => void (isOfMonaco(request.url()) && asked.push(request.url())));
			await opened.clock.install();
			await go();
			await write("console.log(1);");
			await button("Run").click();
			await region("Tasks at the playhead").waitFor();
			await opened.clock.fastForward("10:00");
			await write("console.log(2);");
			await opened.clock.fastForward("10:00");
			await button("Run").click();
			await log().getByText("2").waitFor();
			expect(asked).toEqual([]);
			if (want === "pointer") await editor().hover();
			else await editor().focus();
			await opened.clock.resume();
			await opened.locator(".monaco-editor .view-line").first().waitFor();
			await expect.poll(() => asked.filter((url) => /full-editor|typescript\.worker/.test(url)).length).toBeGreaterThan(1);
			expect(await isFocused()).toBe(want === "focus");
			expect(await text()).toBe("console.log(2);");
		},
	);

	test("on a phone it never is, and the light editor has everything", async () => {
		const opened = await begin({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
		const asked: string[] = [];
		opened.on("request", (request: Request) => void (isOfMonaco(request.url()) && asked.push(request.url())));
		await go();
		await editor().tap();
		await opened.keyboard.press("Control+A");
		await opened.keyboard.type("const b = ;");
		await opened.getByText("Line 1, column 11: ").waitFor();
		await opened.keyboard.press("Control+A");
		await opened.keyboard.type("throw new Error('no');");
		await button("Run").click();
		await opened.getByText("Error: no (line 1)").first().waitFor();
		await opened.getByRole("tab", { name: "Code" }).click();
		await opened.locator(".il-chip.il-failed").getByText("✕ Error").waitFor();
		expect(asked).toEqual([]);
	});

	test("if it cannot be had the light editor stays and says so; Retry brings it, with its styles", async () => {
		const opened = await begin();
		await go();
		const sentence = opened.getByText("The full editor could not be loaded");
		/** Presses Retry, and waits until a file is lost again. */
		const retried = async (): Promise<void> => {
			const lost = opened.waitForEvent("requestfailed");
			await button("Retry").click();
			await lost;
		};
		const files = ["full-editor-*.js", "register-*.js", "full-editor-*.css", "register-*.css"].map((name) => `**/${name}`);
		for (const name of files) await opened.route(name, (route) => route.abort());
		await editor().focus();
		// One more of them comes each time.
		for (const name of files) {
			await sentence.waitFor();
			await opened.unroute(name);
			if (name !== files.at(-1)) await retried();
		}
		await write("console.log(3);");
		await editor().focus();
		await opened.keyboard.press("Control+Enter");
		await log().getByText("3").waitFor();
		expect(takeComplaints().every((text) => text.includes("ERR_FAILED"))).toBe(true);
		await button("Retry").click();
		await opened.locator(".monaco-editor .view-line").first().waitFor();
		expect(await sentence.count()).toBe(0);
		expect(await text()).toBe("console.log(3);");
		const line = opened.locator(".monaco-editor .view-line").first();
		// Lines are made anew while Monaco settles; one that has just gone has no style.
		await expect.poll(() => line.evaluate((element) => getComputedStyle(element).position)).toBe("absolute");
	});
});

describe("what is written before Monaco is there", () => {
	const LONG = Array.from({ length: 80 }, (_, n) => `console.log(${n}, "${"wide ".repeat(60)}");`).join("\n");

	test("stays as it is, with caret, focus and undo", async () => {
		const come = await openWithoutMonaco("let a = 1;\n");
		await editor().click();
		await page().keyboard.press("Control+End");
		await page().keyboard.type("let later = 2;\nlet c;");
		await page().keyboard.press("ArrowLeft");
		await page().keyboard.press("ArrowLeft");
		await come();
		await page().keyboard.type("b");
		await expect.poll(text).toBe("let a = 1;\nlet later = 2;\nlet bc;");
		const undone: string[] = [];
		while (undone.at(-1) !== "let a = 1;\n" && undone.length < 20) {
			const before = await text();
			await page().keyboard.press("Control+Z");
			await expect.poll(text).not.toBe(before);
			undone.push(await text());
		}
		expect(undone).toContain("let a = 1;\nlet later = 2;\nlet");
		expect(undone.at(-1)).toBe("let a = 1;\n");
		await page().keyboard.press("Control+Shift+Z");
		await expect.poll(text).toBe("let a = 1;\nlet");
	});

	test("stays selected, at its scroll position", async () => {
		const come = await openWithoutMonaco(LONG);
		await editor().click({ position: { x: 90, y: 12 } });
		await page().keyboard.press("Control+Home");
		for (let i = 0; i < 40; i++) await page().keyboard.press("ArrowDown");
		await page().keyboard.press("End");
		await page().keyboard.press("Shift+ArrowLeft");
		await page().keyboard.press("Shift+ArrowLeft");
		// Where a line of the code is on the screen.
		const place = (selector: string) =>
			page()
				.locator(selector)
				.filter({ hasText: /log\(38,/ })
				.first()
				.evaluate((element) => {
					const range = document.createRange();
					range.selectNodeContents(element);
					const { left, top } = range.getBoundingClientRect();
					return { left: Math.round(left), top: Math.round(top) };
				});
		const before = await place("[data-line] > span:nth-child(2)");
		expect(before.left).toBeLessThan(0);
		await come();
		await expect.poll(() => place(".view-line > span")).toEqual(before);
		await page().keyboard.type("}");
		expect(await editor().inputValue()).toContain(`wide "}\nconsole.log(41`);
	});

	test("runs with Ctrl+Enter, and what does not compile is underlined and told before it is run", async () => {
		await openWithoutMonaco("let a;\nlet b = ;");
		await page().getByText("Line 2, column 9: ").waitFor();
		expect(await page().locator("[data-line='2'] .squiggly-error").innerText()).toBe(";");
		expect(await region("Problems").innerText()).toBe("");
		await editor().focus();
		await page().keyboard.press("Control+Enter");
		await region("Problems").getByRole("button").click();
		expect(await editor().evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe("let a;\nlet b = ".length);
		await page().keyboard.type("5");
		await page().keyboard.press("Control+End");
		await page().keyboard.type("\nconsole.log(b);");
		await page().keyboard.press("Control+Enter");
		await log().getByText("5").waitFor();
		expect(await isFull()).toBe(false);
	});

	test("a line that is asked for is scrolled to", async () => {
		await open();
		await runProgram(`const { promise } = Promise.withResolvers();${"\n".repeat(60)}await promise;\n`);
		const frame = page().locator("[data-scroll]");
		await expect.poll(() => frame.evaluate((element) => element.scrollTop)).toBe(0);
		await button("line 61").first().click();
		await expect.poll(() => page().locator(".il-shown").count()).toBe(1);
		const [chip, shown] = await Promise.all(
			[".il-chip", ".il-shown"].map((name) =>
				page()
					.locator(name)
					.evaluate((element) => element.getBoundingClientRect().top),
			),
		);
		expect(Math.abs((chip ?? 0) - (shown ?? 0))).toBeLessThan(22);
		expect(shown).toBeLessThan(400);
		expect(await isFocused()).toBe(true);
	});
});

test("a program from elsewhere is shown by both editors, and each can be undone to", async () => {
	await open();
	const example = async (name: string): Promise<void> => {
		await button("Examples").click();
		await page().getByRole("group", { name: "Examples" }).getByRole("button", { name }).click();
	};
	await write("mine();");
	await example("forEach does not wait");
	await expect.poll(text).toMatch(/^\/\/ forEach/);
	await button("Reset").click();
	await expect.poll(text).toContain("espresso");
	await bringFullEditor();
	expect(await text()).toContain("espresso");
	await example("forEach does not wait");
	await expect.poll(text).toMatch(/^\/\/ forEach/);
	await editor().focus();
	for (const earlier of [/espresso/, /^\/\/ forEach/, /^mine\(\);$/]) {
		await page().keyboard.press("Control+Z");
		await expect.poll(text).toMatch(earlier);
	}
});

describe("both editors look the same", () => {
	const TRICKY = `/** A comment
 * of three lines
 */
import { sleep } from "interleave"; // and one behind
const words = \`a \${{ b: \`c\${1}\` }.b} d
e\`, s = 'it\\'s', t = "a // b";
class Shop<T extends Date> { #till = 0x1F; async open(): Promise<void> { await using _ = this.#lock(); } }
const half = 10 / 2 / words.length, re = /["x]\\/y/gi, n = 1_000.5e3, big = 10n;
if (re.test(s) && half !== undefined) throw new TypeError(\`\${t}\`);
type Row = { value: number; is: true | null }; enum Color { Red }
label: for (const x of [1, 2]) { using(x); continue label; }
const unfinished = "no end
`;

	/** Every character that can be seen, line by line, with its colour. */
	const colors = (selector: string): Promise<string[]> =>
		page().evaluate((lines) => {
			const all: string[] = [];
			for (const line of document.querySelectorAll(lines)) {
				const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
				let told = "";
				for (let node = walker.nextNode(); node; node = walker.nextNode()) {
					const color = getComputedStyle(node.parentElement as Element).color;
					for (const character of node.textContent ?? "") if (/\S/.test(character)) told += `${character} ${color}\n`;
				}
				all.push(told);
			}
			return all;
		}, selector);

	test("every kind of code has the same colours", async () => {
		const programs = [...Object.values(PROGRAMS), TRICKY];
		await open("playground/", { viewport: { width: 1440, height: 1600 } });
		const light: string[][] = [];
		for (const program of programs) {
			await write(program);
			light.push(await colors("[data-line] > span:nth-child(2)"));
		}
		await bringFullEditor();
		for (const [i, program] of programs.entries()) {
			await write(program);
			await expect.poll(text).toBe(program);
			await expect.poll(() => colors(".view-line > span"), { message: program }).toEqual(light[i]);
		}
	});

	test("a click on a chip leads to its task, and to when it came there", async () => {
		await open();
		await runProgram(`const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function nap(ms: number) {
	await after(10);
	await after(ms);
}
await Promise.all([nap(80), nap(90)]);
`);
		const chip = (line: number) =>
			page()
				.locator(`.il-chip`)
				.filter({ hasText: line === 4 ? "nap" : "main" });
		/** Clicks in the middle of the chip, where it is seen. */
		const click = async (line: number): Promise<void> => {
			await goToMiddle();
			const { x, y, width, height } = (await chip(line).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
			await page().mouse.click(x + width / 2, y + height / 2);
		};
		const goToMiddle = async (): Promise<void> => {
			await playhead().focus();
			for (const key of ["Home", "PageUp", "PageUp", "PageUp", "PageUp"]) await page().keyboard.press(key);
			await expect.poll(() => chip(4).innerText()).toMatch(/nap\s1,\s2/);
		};
		const at = () => playhead().getAttribute("aria-valuenow");
		await click(4);
		await page().getByRole("group", { name: "Details of the run" }).getByRole("region", { name: "nap 1" }).waitFor();
		await expect.poll(at).toBe("10");
		await bringFullEditor();
		await click(6);
		await page().getByRole("group", { name: "Details of the run" }).getByRole("region", { name: "main" }).waitFor();
		await expect.poll(at).toBe("0");
	});

	test("marks and chips stand at the same places", async () => {
		await open();
		await runProgram(PROGRAMS["a semaphore"] as string);
		await playhead().focus();
		await page().keyboard.press("Home");
		await page().keyboard.press("PageUp");
		const boxes = (): Promise<unknown[]> =>
			page()
				.locator(".il-chip")
				.evaluateAll((chips) =>
					chips.map((chip) => {
						const { left, top, height } = chip.getBoundingClientRect();
						const { color, backgroundColor, fontSize } = getComputedStyle(chip);
						return {
							at: [left, top + height / 2].map(Math.round),
							text: chip.textContent?.replaceAll("\u00a0", " "),
							color,
							backgroundColor,
							fontSize,
						};
					}),
				);
		await expect.poll(async () => (await boxes()).length).toBeGreaterThan(1);
		const light = await boxes();
		await bringFullEditor();
		await expect.poll(boxes).toEqual(light);
	});
});
