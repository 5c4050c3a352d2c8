import type { Locator } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { useWorkbench, violationsOf } from "../support/workbench";

/** The instrument as people use it, by mouse and by keyboard. */
const { open, page, region, runProgram } = useWorkbench({ isKept: true });
beforeAll(() => open());
/** What a test before may have left. */
afterEach(async () => {
	const lanes = page().getByRole("combobox", { name: "Lanes" });
	if ((await lanes.count()) > 0) await lanes.selectOption("function");
	const table = page().getByRole("button", { name: "Table", exact: true });
	if ((await table.getAttribute("aria-pressed")) === "true") await table.click();
	await page().getByRole("searchbox").fill("");
});

/** Runs a program to its end, and shows all of it. */
async function run(code: string): Promise<void> {
	await runProgram(code);
	await page().getByText("Completed.", { exact: true }).waitFor();
	await tasks().focus();
	await page().keyboard.press("0");
}
const tasks = (): Locator => page().getByRole("listbox", { name: "Tasks" });
/** What the timeline says of the task that the keyboard stands on. */
const current = (): Promise<string> => tasks().getByRole("option").innerText();
const isSelected = (): Promise<string | null> => tasks().getByRole("option").getAttribute("aria-selected");

const LOCK = `import { sleep, Lock, spawn } from "interleave";
const lock = new Lock();
async function worker(n: number) {
  using held = await lock.acquire();
  await sleep(100);
  void held;
  return n;
}
const first = worker(1);
const second = worker(2);
const third = spawn(async () => { await second; await sleep(50); }, { name: "the third" });
await Promise.all([first, third]);
`;

describe("by keyboard", () => {
	test("from a task to the one that woke it, and to the one that it awaits", async () => {
		await run(LOCK);
		await tasks().focus();
		await page().keyboard.press("ArrowDown");
		expect(await current()).toMatch(/^main/);
		await page().keyboard.press("ArrowDown");
		expect(await current()).toMatch(/^worker 1 · from 0 ms · 100 ms · done/);
		await page().keyboard.press("ArrowDown");
		expect(await current()).toMatch(/^worker 2 · from 0 ms · 200 ms/);
		await page().keyboard.press("Enter");
		expect(await isSelected()).toBe("true");
		// It got the lock from the first when that let go of it; at the end of the run that is its last waking.
		await page().getByRole("slider", { name: "Playhead" }).focus();
		await page().keyboard.press("End");
		await tasks().focus();
		await page().keyboard.press("w");
		expect(await current()).toMatch(/^worker 1/);
		expect(await isSelected()).toBe("true");
		await page().getByRole("searchbox").fill("third");
		await page().keyboard.press("Enter");
		expect(await current()).toMatch(/^the third/);
		await tasks().focus();
		await page().keyboard.press("a");
		expect(await current()).toMatch(/^worker 2/);
		await page().keyboard.press("Escape");
		expect(await isSelected()).toBe("false");
	});

	test("lanes by task and by parent show each task with its name, children beneath their parent", async () => {
		await run(LOCK);
		await tasks().focus();
		await page().keyboard.press("l");
		await expect.poll(() => tasks().innerText()).toMatch(/main\s+worker 1\s+worker 2\s+the third/);
		await page().keyboard.press("l");
		await expect.poll(() => page().getByRole("combobox", { name: "Lanes" }).inputValue()).toBe("parent");
		expect(await tasks().innerText()).toMatch(/the third/);
	});

	test("a search says how many it found, and goes through them", async () => {
		await run(LOCK);
		await page().getByRole("searchbox").fill("worker >=150ms");
		await expect.poll(() => page().getByRole("search", { name: "Tasks" }).innerText()).toMatch(/^1\b/);
		await page().keyboard.press("Enter");
		expect(await current()).toMatch(/^worker 2/);
		await page().getByRole("searchbox").fill("state:nonsense");
		await expect.poll(() => page().getByRole("search", { name: "Tasks" }).innerText()).toContain("state:nonsense?");
	});

	test("the map of the whole run appears when zoomed, and moves the window", async () => {
		await run(LOCK);
		const map = page().getByRole("slider", { name: "Part of the run that is shown" });
		expect(await map.count()).toBe(0);
		await tasks().focus();
		await page().keyboard.press("+");
		await page().keyboard.press("+");
		await map.focus();
		await page().keyboard.press("Home");
		expect(await map.getAttribute("aria-valuetext")).toMatch(/^0 ms to /);
		await page().keyboard.press("End");
		expect(await map.getAttribute("aria-valuetext")).toMatch(/ to 250 ms of 250 ms$/);
		await tasks().focus();
		await page().keyboard.press("0");
		await expect.poll(() => map.count()).toBe(0);
	});
});

/** Tasks in flight change exactly when tasks start and end, so the chart's steps must stand where the bars end. */
const STEPS = `import { sleep } from "interleave";
async function early() { await sleep(300); }
async function late() { await sleep(700); }
await Promise.all([early(), late()]);
await sleep(300);
`;

/** Where the chart steps and where bars end in the picture, in CSS pixels from the window's left edge. */
async function edges(): Promise<{ chart: number[]; bars: number[] }> {
	const chart = await region("In flight").evaluate((section) => {
		const path = section.querySelector<SVGPathElement>(".recharts-area-curve");
		const matrix = path?.getScreenCTM();
		if (!path || !matrix) return [];
		const xs: number[] = [];
		let last: [number, number] | null = null;
		for (const [, x, y] of path.getAttribute("d")?.matchAll(/[ML]?([\d.-]+),([\d.-]+)/g) ?? []) {
			const now: [number, number] = [Number(x), Number(y)];
			// A step: straight down or up.
			if (last && Math.abs(now[0] - last[0]) < 0.01 && Math.abs(now[1] - last[1]) > 3) xs.push(matrix.a * now[0] + matrix.e);
			last = now;
		}
		return xs;
	});
	const shot = (await tasks().screenshot()).toString("base64");
	const left = await tasks().evaluate((element) => element.getBoundingClientRect().left);
	const bars = await page().evaluate(
		async ({ png }) => {
			const element = new Image();
			element.src = `data:image/png;base64,${png}`;
			await element.decode();
			const canvas = new OffscreenCanvas(element.width, element.height);
			const pencil = canvas.getContext("2d");
			pencil?.drawImage(element, 0, 0);
			const { data } = pencil?.getImageData(0, 0, element.width, element.height) ?? { data: new Uint8ClampedArray() };
			const ends: number[] = [];
			for (let y = 8; y < element.height; y += 4) {
				let last = -1;
				for (let x = 110; x < element.width - 20; x++) {
					const [r, g, b] = [0, 1, 2].map((part) => data[(y * element.width + x) * 4 + part] as number) as [
						number,
						number,
						number,
					];
					// The green cap at the end of a task that is done.
					if (g > 130 && r < 60 && b > 90 && b < 150) last = x;
				}
				if (last >= 0) ends.push(last + 1);
			}
			return ends;
		},
		{ png: shot },
	);
	return { chart, bars: [...new Set(bars)].map((x) => x + left) };
}

describe("one axis", () => {
	test.each([0, 1, 2, 3])("charts and lanes agree to the pixel after zooming in %i times", async (times) => {
		await run(STEPS);
		await page().getByRole("slider", { name: "Playhead" }).focus();
		// Near an edge that must stay in sight.
		for (const key of ["Home", ...Array.from({ length: 30 }, () => "ArrowRight")]) await page().keyboard.press(key);
		await tasks().focus();
		for (let i = 0; i < times; i++) await page().keyboard.press("+");
		// Out of the way: the playhead's line is drawn over the bars.
		await page().getByRole("slider", { name: "Playhead" }).focus();
		await page().keyboard.press("Home");
		// Charts follow a zoom a moment later.
		await expect
			.poll(async () => {
				const { chart, bars } = await edges();
				const inSight = chart.filter((x) => bars.some((bar) => Math.abs(bar - x) < 40));
				// A bar ends one pixel before its time: the hairline between neighbours.
				return inSight.length === 0
					? "nothing"
					: Math.max(...inSight.map((x) => Math.min(...bars.map((bar) => Math.abs(bar + 1 - x)))));
			})
			.toBeLessThanOrEqual(1);
	});
});

const MILLION = `import { limitedAsCompleted, sleep } from "interleave";
async function fetchPage(n: number) { await sleep(1 + (n * 7919) % 97); if (n === 654_321) throw new Error("the one"); return n; }
function* all() { for (let n = 0; n < 1_000_000; n++) yield () => fetchPage(n).catch(() => 0); }
for await (const _ of limitedAsCompleted(all(), 1000)) {}
`;

test("one failure among a million tasks is seen, and a search leads to it", async () => {
	await run(MILLION);
	await page().waitForSelector("[data-lanes]");
	const magenta = async (): Promise<number> => {
		const png = (await tasks().screenshot()).toString("base64");
		return page().evaluate(async (text) => {
			const image = new Image();
			image.src = `data:image/png;base64,${text}`;
			await image.decode();
			const canvas = new OffscreenCanvas(image.width, image.height);
			const pencil = canvas.getContext("2d");
			pencil?.drawImage(image, 0, 0);
			const { data } = pencil?.getImageData(0, 0, image.width, image.height) ?? { data: new Uint8ClampedArray() };
			let count = 0;
			for (let i = 0; i < data.length; i += 4) if (data[i] === 0xc2 && data[i + 1] === 0x18 && data[i + 2] === 0x5b) count++;
			return count;
		}, png);
	};
	await expect.poll(magenta).toBeGreaterThanOrEqual(9);
	await page().getByRole("searchbox").fill("state:failed");
	await expect.poll(() => page().getByRole("search", { name: "Tasks" }).innerText()).toMatch(/^1\b/);
	await page().keyboard.press("Enter");
	expect(await current()).toMatch(/failed: Error: the one$/);
});

test("what the charts show is there as tables, with the tasks that a search found", async () => {
	await run(LOCK);
	await page().getByRole("button", { name: "Table", exact: true }).click();
	await page()
		.getByRole("row", { name: /the third/ })
		.waitFor();
	expect(await region("In flight").getByRole("row").count()).toBeGreaterThan(2);
	expect(await region("Memory").innerText()).toMatch(/Modelled memory/);
	await page().getByRole("searchbox").fill("third");
	await expect.poll(() => region("Task timeline").getByRole("row").count()).toBe(2);
});

test("no axe violation with a task selected, zoomed, searched, and as tables, in both themes", async () => {
	await run(LOCK);
	for (const key of ["ArrowDown", "ArrowDown", "Enter", "+", "c"]) await page().keyboard.press(key);
	await page().getByRole("searchbox").fill("worker");
	for (const colorScheme of ["dark", "light"] as const) {
		await page().emulateMedia({ colorScheme });
		expect(await violationsOf(page()), colorScheme).toEqual([]);
	}
	await page().getByRole("button", { name: "Table", exact: true }).click();
	for (const colorScheme of ["dark", "light"] as const) {
		await page().emulateMedia({ colorScheme });
		expect(await violationsOf(page()), colorScheme).toEqual([]);
	}
});
