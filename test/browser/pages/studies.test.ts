import { buffer } from "node:stream/consumers";
import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { checkChrome } from "../../engine/support/chrome-checker";
import { checkPerfetto } from "../../engine/support/perfetto-checker";
import { decodePerfetto } from "../../engine/support/perfetto-decoder";
import { useWorkbench, violationsOf } from "../support/workbench";

/** What people find out with the scope: time travel, variables, knobs, comparison, schedules, faults, and what they take along. */
const { open, page, button, region, details, playhead, timeline, write, runProgram } = useWorkbench();

const NAPS = `import { gather, knob, sleep } from "interleave";
const limit = knob("limit", { value: 2, min: 1, max: 6 });
async function nap(n: number) {
  const twice = 2 * n;
  await sleep(100);
  return twice;
}
const sum = await gather([1, 2, 3, 4, 5, 6].map((n) => () => nap(n)), { limit });
console.log(sum.join());`;

const panel = (name: string): Locator => details().getByRole("region", { name });
/** The chips on the lines of the editor. */
const chips = async (): Promise<string> => (await page().locator(".il-chip").allInnerTexts()).join(" ").replaceAll("\u00a0", " ");
const clock = async (): Promise<number> => Number(await playhead().getAttribute("aria-valuenow"));
/** Takes the playhead to an instant with the keys of its handle. */
async function goTo(ms: number): Promise<void> {
	await playhead().focus();
	await page().keyboard.press("Home");
	const end = Number(await playhead().getAttribute("aria-valuemax"));
	// Ten hundredths at once, as long as they do not lead past it.
	for (let i = 0; i < 400 && (await clock()) < ms; i++)
		await page().keyboard.press((await clock()) + end / 10 <= ms ? "PageUp" : "ArrowRight");
}

describe("time travel", () => {
	test("at an instant the right lines are marked, and who is there is listed with what it waits for", async () => {
		await open();
		await runProgram(NAPS);
		await goTo(50);
		const tasks = region("Tasks at the playhead");
		await expect.poll(() => tasks.innerText()).toMatch(/nap 1\s+timer\s+· 5/);
		expect(await tasks.innerText()).toMatch(/main\s+gather\s+· 8/);
		expect(await tasks.innerText()).not.toContain("nap 3");
		await expect.poll(chips).toContain("nap 1, 2");
		await goTo(150);
		await expect.poll(() => tasks.innerText()).toContain("nap 3");
		expect(await tasks.innerText()).not.toContain("nap 1 ");
	});

	test("steps go on and back by event, by turn and by the selected task, and say where they led", async () => {
		await open();
		await runProgram(NAPS);
		await page()
			.getByText(/step \d+ of/)
			.waitFor();
		await goTo(0);
		await page().getByRole("combobox", { name: "Step by" }).selectOption("event");
		const said = page().locator("p[role=status].visually-hidden");
		await button(/^Step to the next event/).click();
		await expect.poll(() => said.last().innerText()).toMatch(/nap|program|main/);
		const first = await said.last().innerText();
		await button(/^Step to the next event/).click();
		await expect.poll(() => said.last().innerText()).not.toBe(first);
		await button(/^Step back/).click();
		await expect.poll(() => said.last().innerText()).toBe(first);

		await page().getByRole("combobox", { name: "Step by" }).selectOption("turn");
		await button(/^Step to the next turn/).click();
		await expect.poll(() => said.last().innerText()).toBe("100 ms: nap 1 goes on after line 5: what it waited for has come.");
		await button(/^Step to the next turn/).click();
		await expect.poll(() => said.last().innerText()).toBe("100 ms: nap 2 goes on after line 5: what it waited for has come.");
		await button(/^Step back/).click();
		await expect.poll(() => said.last().innerText()).toBe("100 ms: nap 1 goes on after line 5: what it waited for has come.");
		await button(/^Step back/).click();
		expect(await clock()).toBe(0);

		await goTo(50);
		await region("Tasks at the playhead")
			.getByRole("button", { name: /^nap 2/ })
			.click();
		await page().getByRole("combobox", { name: "Step by" }).selectOption("task");
		await button(/^Step to the next event of the selected task/).click();
		await expect.poll(() => said.last().innerText()).toContain("nap 2");
	});

	test("playing takes the playhead to the end, and the keys do the same as the buttons", async () => {
		await open();
		await runProgram(NAPS);
		await page().getByRole("combobox", { name: "Speed" }).selectOption("10");
		await timeline().focus();
		await page().keyboard.press("Shift+Home");
		expect(await clock()).toBe(0);
		await page().keyboard.press("p");
		await button("Pause").waitFor();
		await button("Play").waitFor();
		expect(await clock()).toBe(300);
		await page().keyboard.press(",");
		expect(await clock()).toBeLessThanOrEqual(300);
		// Two turns end the last two naps at 300 ms; the one before them is at 200.
		for (let i = 0; i < 3; i++) await page().keyboard.press("[");
		await expect.poll(clock).toBe(200);
	});

	test("the panel tells the variables of the selected task, the microtasks and the armed timers", async () => {
		await open();
		await runProgram(NAPS);
		await goTo(50);
		await region("Tasks at the playhead")
			.getByRole("button", { name: /^nap 2/ })
			.click();
		// On a slow machine the run was long, and is run again only when asked to.
		const again = page().getByRole("button", { name: "Tell this run step by step" });
		const variables = async (): Promise<string> => {
			if (await again.isVisible()) await again.click();
			return panel("nap 2").innerText();
		};
		await expect.poll(variables).toMatch(/n\s*\n?2[\s\S]*twice\s*\n?4|twice\s*\n?4[\s\S]*n\s*\n?2/);
		const timers = page().getByRole("group", { name: "Queues of the event loop" }).getByRole("region", { name: "Timers" });
		await expect.poll(() => timers.innerText()).toMatch(/Timers\s*2[\s\S]*nap 1[\s\S]*100 ms/i);
	});
});

test("moving a knob runs again, and a sweep tells what every value of it would do", async () => {
	await open();
	await runProgram(NAPS);
	await page().getByRole("slider", { name: "limit" }).fill("6");
	await expect.poll(() => details().innerText()).toContain("at most 6 in flight, 100 ms");
	await button(/^Sweep limit/).click();
	const sweep = panel("Sweep of limit");
	await sweep.getByText("As a table").click();
	await expect.poll(() => sweep.getByRole("row").count()).toBe(7);
	expect((await sweep.getByRole("row").allInnerTexts()).map((row) => row.split("\t").slice(0, 3).join(" "))).toEqual([
		"limit time in flight",
		...[1, 2, 3, 4, 5, 6].map((limit) => `${limit} ${Math.ceil(6 / limit) * 100} ms ${limit}`),
	]);
	// From 3 to 6 the time is halved again.
	expect(await sweep.innerText()).not.toContain("knee");
});

const WITH = (how: string): string => `import { gather, limitedAsCompleted, Semaphore, sleep } from "interleave";
async function fetchPage(n: number) { await sleep(100); return n; }
const pages = Array.from({ length: 60 }, (_, n) => n);
${how}`;
const SEMAPHORE = WITH(`const gate = new Semaphore(3);
await gather(pages.map((n) => async () => { using _permit = await gate.acquire(); return await fetchPage(n); }));`);
const LIMITED = WITH("for await (const _ of limitedAsCompleted(pages.map((n) => () => fetchPage(n)), 3)) {}");

test("a semaphore compared with limitedAsCompleted: the same time and speed, less memory, and where they part", async () => {
	await open();
	await runProgram(SEMAPHORE);
	await button("Compare").click();
	await expect.poll(() => panel("Compare").innerText()).toContain("This run is pinned");
	await runProgram(LIMITED);
	await expect.poll(() => panel("Compare").innerText()).toContain("other code");
	const rows = (await panel("Compare").getByRole("row").allInnerTexts()).map((row) => row.split("\t"));
	const of = (what: string): string[] => rows.find(([name]) => name === what) ?? [];
	expect(of("total time").slice(1)).toEqual(["2.000 s", "2.000 s", "same"]);
	expect(of("peak in flight").slice(1)).toEqual(["3", "3", "same"]);
	expect(of("peak memory")[3]).toMatch(/^÷ \d/);
	expect(of("peak live")[3]).toMatch(/^÷ \d/);
	expect(await panel("Compare").innerText()).toMatch(/They part at 0 ms/);
	await button("Side by side").click();
	await region("Pinned run").waitFor();
	expect(await page().getByRole("slider", { name: "Playhead" }).count()).toBe(2);
	// One instant in both.
	await page().getByRole("slider", { name: "Playhead" }).first().focus();
	await page().keyboard.press("End");
	expect(
		await page()
			.getByRole("slider", { name: "Playhead" })
			.evaluateAll((all) => all.map((one) => one.getAttribute("aria-valuenow"))),
	).toEqual(["2000", "2000"]);
});

const LOST = `import { expect, gather, sleep } from "interleave";
let total = 0;
async function deposit(n: number) {
  await sleep(Math.random() * 100);
  const seen = total;
  await sleep(1);
  total = seen + n;
}
await gather([1, 2, 4].map((n) => () => deposit(n)));
expect(total === 7, "a deposit is gone");`;

test("exploring finds a failing seed, and opening it shows that failure", async () => {
	await open();
	await runProgram(LOST);
	expect(await details().innerText()).toContain("Completed.");
	await button("Explore").click();
	await expect.poll(() => panel("Explore schedules").innerText()).toMatch(/200 runs\. .* went wrong/);
	await panel("Explore schedules")
		.getByRole("button", { name: /^Open the shortest failing run/ })
		.click();
	await expect.poll(() => details().innerText()).toContain("a deposit is gone");
});

test("a task can be made to fail, to hang and to be cancelled, and to do as it did before", async () => {
	await open();
	await runProgram(NAPS);
	await goTo(50);
	await region("Tasks at the playhead")
		.getByRole("button", { name: /^nap 2/ })
		.click();
	await panel("nap 2").getByRole("button", { name: "Fail" }).click();
	await expect.poll(() => details().innerText()).toContain("Injected failure");
	await panel("nap 2").getByRole("button", { name: "Hang" }).click();
	await expect.poll(() => details().innerText()).toContain("Deadlocked.");
	await panel("nap 2").getByRole("button", { name: "Cancel" }).click();
	await expect.poll(() => panel("nap 2").innerText()).toContain("cancelled");
	await panel("nap 2").getByRole("button", { name: "Cancel" }).click();
	await expect.poll(() => details().innerText()).toContain("Completed.");
});

describe("Save", () => {
	async function saved(item: RegExp): Promise<{ name: string; bytes: Buffer }> {
		await button("Save").click();
		const [download] = await Promise.all([page().waitForEvent("download"), page().getByRole("menuitem", { name: item }).click()]);
		return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) };
	}

	test("writes each format so that a strict reader of it takes it, with a slice for each task", async () => {
		await open();
		await runProgram(NAPS);
		const chrome = await saved(/^Chrome trace/);
		expect(chrome.name).toBe("playground.trace.json");
		const naps = [1, 2, 3, 4, 5, 6].map((n) => `nap ${n}`);
		const names = (tasks: { name: string }[]): string[] => tasks.map(({ name }) => name).filter((name) => name !== "main");
		expect(names(checkChrome(chrome.bytes.toString("utf8")).tasks)).toEqual(naps);
		const perfetto = await saved(/^Perfetto/);
		expect(names(checkPerfetto(decodePerfetto(perfetto.bytes)).tasks)).toEqual(naps);
		const tasks = (await saved(/^Tasks/)).bytes.toString("utf8").trimEnd().split("\r\n");
		expect(tasks).toHaveLength(8);
		expect(tasks[0]).toBe("task,name,file,line,parent,start_ms,end_ms,ending");
		expect(tasks[3]).toBe("2,nap 2,main.ts,3,0,0,100,done");
		const series = (await saved(/^Counts/)).bytes.toString("utf8").trimEnd().split("\r\n");
		expect(series[0]).toBe("time_ms,live,in_flight,bytes");
		expect(series[1]).toMatch(/^0,2,2,\d+$/);
	});

	test("writes pictures: an SVG with title, legend and link in letters, and a PNG of twice the size", async () => {
		await open();
		await runProgram(NAPS);
		const svg = (await saved(/^SVG/)).bytes.toString("utf8");
		const texts = await page().evaluate((text) => {
			const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
			if (parsed.querySelector("parsererror")) return ["not an SVG"];
			return [...parsed.querySelectorAll("text")].map((one) => one.textContent ?? "");
		}, svg);
		for (const wanted of ["Playground", "nap", "6 tasks", "In flight", "Memory", "running", "cancelled", page().url()])
			expect(texts).toContain(wanted);
		const png = (await saved(/^PNG/)).bytes;
		expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
		expect(png.readUInt32BE(16)).toBe(2400);
		expect(png.readUInt32BE(20)).toBeGreaterThan(600);
	});
});

test("what a run found out is told in the panel, underlined in the code and pinned to the time axis", async () => {
	await open();
	const code = `import { gather, sleep } from "interleave";
let total = 0;
async function deposit(n: number) {
  await sleep(20);
  const seen = total;
  await sleep(10 * n);
  total = seen + n;
}
await gather([1, 2, 4].map((n) => () => deposit(n)));`;
	await runProgram(code);
	await expect.poll(() => region("Diagnostics").innerText()).toMatch(/that update is lost.*line 7/s);
	await expect.poll(() => page().locator(".squiggly-warning").count()).toBeGreaterThan(0);
	const pin = button(/that update is lost/);
	await pin.waitFor();
	const before = await clock();
	await pin.click();
	expect(await clock()).not.toBe(before);
	// A change of the code makes the finding an old one.
	await write(`${code} `);
	await expect.poll(() => page().locator(".squiggly-warning").count()).toBe(0);
});

test("the sheet of keys opens with ?, lists every key of the table, and closes with Escape", async () => {
	await open();
	await runProgram(NAPS);
	await timeline().focus();
	await page().keyboard.press("?");
	const sheet = page().getByRole("dialog", { name: "Keys" });
	await sheet.waitFor();
	const { KEYS } = await import("../../../web/scope/keys/keys");
	const text = await sheet.innerText();
	for (const { does } of KEYS) expect(text).toContain(does);
	await page().keyboard.press("Escape");
	await expect.poll(() => sheet.count()).toBe(0);
});

/** A name that is not used: the editor marks it, and it can still be read. */
const UNUSED = `${NAPS}\nconst unused = 1;`;

test("with every panel open there is no accessibility violation, in both themes and on a phone", async () => {
	await open();
	await runProgram(UNUSED);
	await button("Compare").click();
	await page().getByRole("slider", { name: "limit" }).fill("5");
	await expect.poll(() => details().innerText()).toContain("at most 5 in flight");
	await button("Explore").click();
	await expect.poll(() => panel("Explore schedules").innerText()).toContain("200 runs");
	await button(/^Sweep limit/).click();
	await panel("Sweep of limit").getByText("As a table").waitFor();
	await expect.poll(() => panel("Sweep of limit").locator("progress").count()).toBe(0);
	await goTo(50);
	await region("Tasks at the playhead").getByRole("button").first().click();
	for (const { colorScheme, width, height } of [
		{ colorScheme: "light", width: 1440, height: 900 },
		{ colorScheme: "dark", width: 1440, height: 900 },
		{ colorScheme: "light", width: 390, height: 844 },
	] as const) {
		await page().emulateMedia({ colorScheme });
		await page().setViewportSize({ width, height });
		if (width < 900) await page().getByRole("tab", { name: "Scope" }).click();
		expect(await violationsOf(page()), `${colorScheme} ${width}`).toEqual([]);
		await button("Keys").click();
		await page().getByRole("dialog", { name: "Keys" }).waitFor();
		expect(await violationsOf(page()), `${colorScheme} ${width}, keys`).toEqual([]);
		await page().keyboard.press("Escape");
	}
});
