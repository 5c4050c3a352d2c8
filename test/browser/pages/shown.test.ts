import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useWorkbench } from "../support/workbench";

/** What a program shows beside the charts, at the instant of the playhead, and the flags by which a reader chooses instants. */
const { open, page, button, details, playhead, runProgram } = useWorkbench();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const SHOWING = `import { moments, picture, plot, progress, show, sleep } from "interleave";
const polls = moments("polls", { value: [200, 600], min: 0, max: 1000 });
const image = picture("image", { width: 4, height: 2 });
const jobs = [{ id: "a", state: "new" }, { id: "b", state: "new" }];
for (let n = 0; n < 10; n++) {
  if (n === 5) jobs[1]!.state = "done";
  show("jobs", jobs);
  show("round", n);
  plot("growth", { x: n + 1, y: (n + 1) ** 2, series: n % 2 === 0 ? "even" : "odd", yLog: true, xLabel: "round" });
  if (n < 2) image.row(n, [0xff0000, 0x00ff00, 0x0000ff, 0xffffff]);
  progress(n, 10);
  await sleep(100);
}
console.log("polls", polls.join());`;

const values = (): Locator => details().getByRole("region", { name: "Values" });
/** Takes the playhead to the start of an instant that is so many hundredths of the run away from its begin. */
async function goTo(hundredths: number): Promise<void> {
	await playhead().focus();
	await page().keyboard.press("Home");
	for (let i = 0; i < Math.floor(hundredths / 10); i++) await page().keyboard.press("PageUp");
	for (let i = 0; i < hundredths % 10; i++) await page().keyboard.press("ArrowRight");
}
const flags = (): Locator => page().getByRole("slider", { name: /^polls \d of/ });
const instants = async (): Promise<number[]> =>
	(await flags().all()).length === 0
		? []
		: Promise.all((await flags().all()).map(async (flag) => Number(await flag.getAttribute("aria-valuenow"))));
const printed = (): Promise<string> => page().getByRole("log", { name: "Console" }).innerText();
/** Serious findings of axe in the scope. */
async function findings(): Promise<string[]> {
	await page().evaluate(axe);
	return page().evaluate(async () => {
		const { axe: checker } = globalThis as unknown as {
			axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
		};
		const { violations } = await checker.run();
		return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
	});
}

describe("what a program shows", () => {
	test("stands under Values as it was at the playhead, with what the last call has changed", async () => {
		await open();
		await runProgram(SHOWING);
		await goTo(45);
		await expect.poll(() => values().innerText()).toMatch(/round since 400 ms\s*4\s*changed/);
		const jobs = values().getByRole("table", { name: /jobs/ });
		expect(await jobs.innerText()).not.toContain("changed");
		await goTo(55);
		await expect.poll(() => jobs.innerText()).toMatch(/b\s+done\s*changed/);
		expect(await jobs.locator("mark").count()).toBe(1);
		await expect.poll(() => values().innerText()).toContain("5 of 10, done at about 1.000 s");
	});

	test("a plot has its points up to the playhead in a table, and draws the others pale", async () => {
		await open();
		await runProgram(SHOWING);
		await goTo(35);
		const chart = values().getByRole("figure", { name: /growth/ });
		await expect.poll(() => chart.innerText()).toContain("4 of 10 points up to the playhead");
		await chart.getByText("As a table").click();
		expect((await chart.getByRole("row").allInnerTexts()).map((row) => row.split(/\s*\t\s*/))).toEqual([
			["at", "round", "y", "series"],
			["0 ms", "1", "1", "even"],
			["100 ms", "2", "4", "odd"],
			["200 ms", "3", "9", "even"],
			["300 ms", "4", "16", "odd"],
		]);
		await expect.poll(() => chart.locator(".recharts-symbols").count()).toBeGreaterThanOrEqual(10);
		expect(await chart.locator("[opacity='0.25'] .recharts-symbols, .recharts-symbols[opacity='0.25']").count()).toBeGreaterThan(
			0,
		);
	});

	test("a picture is filled as far as it was painted", async () => {
		await open();
		await runProgram(SHOWING);
		const seen = (): Promise<number[][]> =>
			values()
				.getByRole("img", { name: /^image/ })
				.evaluate((canvas) => {
					const context = (canvas as HTMLCanvasElement).getContext("2d") as CanvasRenderingContext2D;
					return [0, 1].map((y) => [...context.getImageData(0, y, 1, 1).data]);
				});
		await goTo(5);
		await expect.poll(seen).toEqual([
			[255, 0, 0, 255],
			[0, 0, 0, 0],
		]);
		expect(await values().getByRole("img").getAttribute("aria-label")).toBe("image: 4 × 2 pixels, 4 of 8 painted");
		await goTo(15);
		await expect.poll(seen).toEqual([
			[255, 0, 0, 255],
			[255, 0, 0, 255],
		]);
	});

	test.each(["light", "dark"] as const)("has no findings of axe in the %s theme", async (colorScheme) => {
		await open("playground/", { colorScheme });
		await runProgram(SHOWING);
		await values().getByRole("figure").first().waitFor();
		expect(await findings()).toEqual([]);
	});

	test("is not there for a program that shows nothing", async () => {
		await open();
		await runProgram(SHOWING);
		await values().waitFor();
		await runProgram('console.log("nothing");');
		await expect.poll(printed).toContain("nothing");
		expect(await values().count()).toBe(0);
	});
});

describe("moments are flags on the time axis:", () => {
	test("dragged, added by a click and removed with the mouse, each time with another run", async () => {
		await open();
		await runProgram(SHOWING);
		await expect.poll(instants).toEqual([200, 600]);
		const [first] = await flags().all();
		const box = (await first?.boundingBox()) as { x: number; y: number; width: number; height: number };
		const y = box.y + box.height / 2;
		await page().mouse.move(box.x + box.width / 2, y);
		await page().mouse.down();
		await page().mouse.move(box.x + 120, y, { steps: 5 });
		await page().mouse.up();
		await expect.poll(async () => (await instants())[0]).toBeGreaterThan(250);
		const moved = (await instants())[0] as number;
		await expect.poll(printed).toContain(`polls ${moved},600`);
		await page().mouse.click(box.x + 4, y);
		await expect.poll(async () => (await instants()).length).toBe(3);
		await expect.poll(printed).toContain(`polls ${(await instants()).join()}`);
		await flags().last().hover();
		await button("Remove polls 3, 600 ms").click();
		await expect.poll(async () => (await instants()).length).toBe(2);
		await expect.poll(printed).toContain(`polls ${(await instants()).join()}`);
	});

	test("moved with arrow keys, added at the playhead with a button, removed with Delete", async () => {
		await open();
		await runProgram(SHOWING);
		await flags().first().focus();
		await page().keyboard.press("ArrowRight");
		await expect.poll(instants).toEqual([210, 600]);
		await page().keyboard.press("Shift+ArrowLeft");
		await expect.poll(instants).toEqual([209, 600]);
		await page().keyboard.press("End");
		await expect.poll(instants).toEqual([600, 1000]);
		expect(
			await flags()
				.last()
				.evaluate((flag) => flag === document.activeElement),
		).toBe(true);
		await expect.poll(printed).toContain("polls 600,1000");
		await page().keyboard.press("Delete");
		await expect.poll(instants).toEqual([600]);
		await goTo(30);
		await button("Add a moment of polls at the playhead").press("Enter");
		await expect.poll(instants).toEqual([300, 600]);
		await expect.poll(printed).toContain("polls 300,600");
	});

	test("dragged and removed by touch, and set in a field as text", async () => {
		await open("playground/", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
		await page().getByRole("tab", { name: "Code" }).click();
		await runProgram(SHOWING);
		await expect.poll(instants).toEqual([200, 600]);
		await flags().first().scrollIntoViewIfNeeded();
		const touch = await page().context().newCDPSession(page());
		const box = (await flags().first().boundingBox()) as { x: number; y: number; width: number; height: number };
		const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
		await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
		await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: x + 20, y }] });
		await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: x + 40, y }] });
		await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
		await expect.poll(async () => (await instants())[0]).toBeGreaterThan(220);
		await flags().last().tap();
		await button(/^Remove polls 2/).tap();
		await expect.poll(async () => (await instants()).length).toBe(1);
		const field = page().getByRole("textbox", { name: "polls, in ms" });
		await field.fill("100, 50");
		await field.press("Enter");
		await expect.poll(instants).toEqual([50, 100]);
	});
});
