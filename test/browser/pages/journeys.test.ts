import { readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useWorkbench } from "../support/workbench";

/** What people do with the built app, below a sub-folder of a plain static server. */

const { open, begin, go, page, editor, button, log, region, write, bringFullEditor, takeComplaints } = useWorkbench();

async function runAndWait(text: string): Promise<void> {
	await button("Run").click();
	await log().getByText(text, { exact: false }).first().waitFor();
}

const PROGRAM = (slow: number): string => `import { sleep } from "interleave";
async function fetchIt(name: string, ms: number) {
  await sleep(ms);
  console.log("done", name);
}
await Promise.all([fetchIt("slow", ${slow}), fetchIt("fast", 100), fetchIt("middle", 200)]);
console.log("all");
`;

/** The full editor, its language and the charts come after the page; this waits until nothing more has come for a while. */
async function everythingLoaded(): Promise<void> {
	await bringFullEditor();
	const fetched = (): Promise<number> => page().evaluate(() => performance.getEntriesByType("resource").length);
	let quiet = 0;
	let before = -1;
	await expect
		.poll(
			async () => {
				const now = await fetched();
				quiet = now === before ? quiet + 1 : 0;
				before = now;
				return quiet;
			},
			{ interval: 250 },
		)
		.toBeGreaterThan(8);
}

describe("the playground", () => {
	test("write a program, run it, see its tasks; change a number, run again: everything changes", async () => {
		await open("playground/");
		await write(PROGRAM(300));
		await runAndWait("all");
		const lines = async (): Promise<string> => (await log().innerText()).replace(/\s+/g, " ");
		expect(await lines()).toMatch(/done fast.*done middle.*done slow.*all/);
		for (const name of ["Task timeline", "In flight", "Memory"]) await region(name).waitFor();
		await expect.poll(() => region("Task timeline").innerText()).toMatch(/3 tasks/);
		expect(await region("In flight").innerText()).toMatch(/peak 3/);
		expect(await region("Memory").innerText()).toMatch(/peak [\d.]+ K?B/);
		const before = { memory: await region("Memory").innerText(), picture: await region("Task timeline").screenshot() };
		expect(await page().locator("body").innerText()).toContain("300 ms");

		await write(PROGRAM(150));
		await button("Run").click();
		await expect.poll(lines).toMatch(/done fast.*done slow.*done middle.*all/);
		await expect.poll(() => page().locator("body").innerText()).toContain("200 ms");
		expect((await region("Task timeline").screenshot()).equals(before.picture)).toBe(false);
	});

	test("it never needs the network after it has loaded", async () => {
		await open("playground/");
		await everythingLoaded();
		await page().context().setOffline(true);
		await write(PROGRAM(120));
		await runAndWait("all");
	});

	test("Ctrl+Enter runs, and Reset brings the first program back", async () => {
		await open("playground/");
		await write('console.log("from the keyboard");');
		await editor().focus();
		await page().keyboard.press("Control+Enter");
		await log().getByText("from the keyboard").waitFor();
		await button("Reset").click();
		await expect.poll(() => page().locator("body").innerText()).toContain("brew");
	});

	test("what was written is there after a reload", async () => {
		await open("playground/");
		await write('console.log("kept over a reload");');
		await runAndWait("kept over a reload");
		await page().reload();
		await expect.poll(() => page().locator("body").innerText()).toContain("kept over a reload");
	});

	test("it works with storage blocked", async () => {
		await open("playground/");
		await page().addInitScript(() => {
			Object.defineProperty(window, "localStorage", {
				get() {
					throw new DOMException("denied", "SecurityError");
				},
			});
		});
		await page().reload();
		await write(PROGRAM(120));
		await runAndWait("all");
	});
});

describe("bad input", () => {
	test("an endless loop: the page answers, Stop works, the next run works", async () => {
		await open("playground/");
		await write('console.log("before");\nwhile (true);');
		await button("Run").click();
		await button("Stop").click();
		await expect.poll(() => button("Run").isEnabled()).toBe(true);
		await write(PROGRAM(130));
		await runAndWait("all");
	});

	test("while (true) await null ends as starved and names the line", async () => {
		await open("playground/");
		await write("let n = 0;\nwhile (true)\n  await null;");
		await button("Run").click();
		await page()
			.getByText(/Line 3 kept the microtask queue full/)
			.first()
			.waitFor();
		await write(PROGRAM(130));
		await runAndWait("all");
	});

	test("a syntax error is shown at its place, and nothing is lost", async () => {
		await open("playground/");
		await write("const a = 1;\nconst b = ;\n");
		await button("Run").click();
		await page()
			.getByText(/Unexpected token/)
			.first()
			.waitFor();
		await expect.poll(() => page().locator("body").innerText()).toMatch(/line 2|2:\d+/i);
		await expect.poll(() => page().locator(".squiggly-error").count()).toBeGreaterThan(0);
		expect(await editor().inputValue()).toContain("const b = ;");
	});

	test("a type error is shown in the editor, and the program runs all the same", async () => {
		await open("playground/");
		await bringFullEditor();
		await write('const n: number = "text";\nconsole.log("ran", n);');
		await expect.poll(() => page().locator(".squiggly-error").count()).toBeGreaterThan(0);
		await runAndWait("ran text");
	});

	test("ten million tasks end as out of memory with the number reached, and the tab lives", async () => {
		await open("playground/");
		await write(
			'import { sleep } from "interleave";\nasync function one() { await sleep(1000); }\nfor (let i = 0; i < 10_000_000; i++) one();',
		);
		await button("Run").click();
		await page()
			.getByText(/Out of memory: \d,\d{3},\d{3} tasks were alive/)
			.first()
			.waitFor();
		await write(PROGRAM(130));
		await runAndWait("all");
	});

	test("an address that is no page says so and shows the way", async () => {
		await open("lessons/no-such-lesson/");
		takeComplaints();
		expect(await page().locator("body").innerText()).toMatch(/home|lessons/i);
	});
});

describe("lessons", () => {
	test.each(["lessons/02-coroutines-and-futures/", "lessons/11-limited-concurrency/", "playground/", ""])(
		"%s: prose and code are there without script",
		async (path) => {
			await open(path, { javaScriptEnabled: false });
			const text = await page().locator("body").innerText();
			expect(text).toMatch(/await/);
			expect(text.length).toBeGreaterThan(300);
		},
	);

	test("predict, run, move on, prove: a mistake gets its answer, the solution passes", async () => {
		await open("lessons/02-coroutines-and-futures/");
		await page()
			.getByRole("radio", { name: /recipe written ?, then start rice/ })
			.check();
		await button("Run and compare").click();
		await page()
			.getByText(/Writing a recipe starts nothing/)
			.waitFor();
		await page().getByText("✓ As you said.").waitFor();
		await button("Next step").click();
		await page()
			.getByRole("heading", { name: /When the stove is lit/ })
			.waitFor();
		await button("Next step").click();
		await page()
			.getByRole("heading", { name: /Serve the whole menu/ })
			.waitFor();
		const file = (name: string): string =>
			readFileSync(new URL(`../../../lessons/02-coroutines-and-futures/03-serve/${name}.ts`, import.meta.url), "utf8");
		await write(file("wrong-never-called"));
		await button("Run").click();
		await page()
			.getByText(/cook was never called/)
			.waitFor();
		await write(file("solution"));
		await runAndWait("served soup, rice, tea");
		await expect
			.poll(() =>
				page()
					.getByText(/cook was never called/)
					.count(),
			)
			.toBe(0);
	});

	test("what is chosen while the page's script is on its way is done when it has come, once", async () => {
		await begin();
		let wake = (): void => {};
		const asleep = new Promise<void>((resolve) => (wake = resolve));
		await page().route("**/*.js", async (route) => {
			await asleep;
			await route.continue();
		});
		await go("lessons/02-coroutines-and-futures/", "commit");
		const radio = (name: RegExp): Locator => page().getByRole("radio", { name });
		await radio(/recipe written ?, then start rice/).check();
		await page().getByRole("radio").last().check();
		await radio(/recipe written ?, then start rice/).check();
		await button("Switch to the dark theme").click();
		for (let times = 0; times < 3; times++) await button("Next step").click();
		wake();
		await page()
			.getByRole("heading", { name: /When the stove is lit/ })
			.waitFor();
		await button("Switch to the light theme").waitFor();
		await button("Previous").click();
		expect(await radio(/recipe written ?, then start rice/).isChecked()).toBe(true);
		await page().getByText("Your answer is kept.").waitFor();
	});

	test("moving a knob runs again at once", async () => {
		await open("lessons/11-limited-concurrency/");
		await button("Next step").click();
		await page()
			.getByRole("heading", { name: /What a semaphore bounds/ })
			.waitFor();
		await runAndWait("40 pages");
		await expect.poll(() => region("In flight").innerText()).toMatch(/peak 3/);
		const knob = page().getByRole("slider", { name: "limit" });
		await knob.focus();
		await page().keyboard.press("ArrowRight");
		await expect.poll(() => region("In flight").innerText()).toMatch(/peak 4/);
	});
});

describe("home", () => {
	test("the demo runs the real engine", async () => {
		await open("");
		await button("Run").click();
		await expect.poll(() => page().locator("body").innerText()).toMatch(/24 tasks/);
		await page()
			.getByRole("link", { name: /playground/i })
			.first()
			.click();
		await editor().waitFor();
	});
});

test.each(["", "playground/", "lessons/02-coroutines-and-futures/", "lessons/11-limited-concurrency/", "404.html"])(
	"/%s never scrolls sideways",
	async (path) => {
		await open(path);
		for (const [width, height] of [
			[1440, 900],
			[1024, 768],
			[390, 844],
		] as const) {
			await page().setViewportSize({ width, height });
			const over = () => page().evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
			await expect.poll(over, { message: String(width) }).toBeLessThanOrEqual(0);
		}
	},
);
