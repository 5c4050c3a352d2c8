/** `npm run bench:web`: what people feel, measured in a real browser: frames, first pictures, things that move by themselves. */
import os from "node:os";
import { type Browser, chromium, type Page } from "playwright-core";
import { buildSite, SITE } from "../../browser/support/build-site";
import { CHROMIUM_ARGS, ensureChromium } from "../../browser/support/chromium";
import { serve } from "../../browser/support/static-server";
import { open, openProgram, run, type Watched } from "./app";
import { findBusyThread } from "./busy-thread";
import { gesture, median, p95 } from "./frames";
import { KNOB, MANY_EVENTS, MILLION, SIXTY_LINES } from "./programs";

const PAGES = ["", "playground/", "lessons/02-coroutines-and-futures/", "lessons/11-limited-concurrency/", "404.html"];
/** At 60 Hz a frame takes 16.67 ms; what is above is a frame that was missed. */
const FRAME = 16.7;

let missed = 0;
function row(what: string, measured: number, unit: string, most: number, detail = ""): void {
	const holds = measured <= most;
	if (!holds) missed++;
	const value = `${measured.toFixed(unit === "ms" ? 1 : 5)} ${unit}`;
	console.log(
		`${holds ? "ok  " : "MISS"}  ${what.padEnd(58)} ${value.padStart(12)}   ${`≤ ${most} ${unit}`.padEnd(12)} ${detail}`,
	);
}

/** Real milliseconds between two marks that the app sets, the first of each. */
const between = (page: Page, from: string, to: string): Promise<number> =>
	page.evaluate(
		([first, second]) => {
			const at = (name: string): number => performance.getEntriesByName(name).at(0)?.startTime ?? Number.NaN;
			return at(second as string) - at(first as string);
		},
		[from, to],
	);

/**
 * Does something and measures until the timeline and the first chart show another run.
 * @param act what a person would do, in the page; returns the instant at which it was done
 */
async function untilRepainted(page: Page, act: () => number): Promise<number> {
	await page.evaluate(() => {
		performance.clearMarks();
		const first = (name: string): number => performance.getEntriesByName(name).at(0)?.startTime ?? Number.POSITIVE_INFINITY;
		const chart = document.querySelector("section[aria-label='In flight']");
		let charted = 0;
		const observer = new MutationObserver(() => {
			charted = performance.now();
		});
		observer.observe(chart ?? document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["d"] });
		const repainted = (async () => {
			while (!(first("timeline painted") < Number.POSITIVE_INFINITY && charted > first("run ended")))
				await new Promise((resolve) => requestAnimationFrame(resolve));
			observer.disconnect();
			return Math.max(charted, first("timeline painted"));
		})();
		Object.assign(globalThis, { repainted });
	});
	const since = await page.evaluate(act);
	return (await page.evaluate(() => (globalThis as unknown as { repainted: Promise<number> }).repainted)) - since;
}

async function million(browser: Browser, app: string): Promise<void> {
	const page = await openProgram(browser, app, MILLION);
	await run(page);
	row("10⁶ tasks: run ended → first picture of the timeline", await between(page, "run ended", "timeline painted"), "ms", 400);
	const wheel = await gesture(page, "wheel", 240);
	row("10⁶ tasks: pan and zoom, p95 frame", p95(wheel.frames), "ms", FRAME, `median ${median(wheel.frames).toFixed(1)}`);
	row("10⁶ tasks: pan and zoom, p95 script of the page", p95(wheel.page), "ms", 4, `median ${median(wheel.page).toFixed(1)}`);
	const worker = `${wheel.worker.length} pictures, median ${median(wheel.worker).toFixed(1)}`;
	row("10⁶ tasks: pan and zoom, p95 script of the drawing worker", p95(wheel.worker), "ms", 4, worker);
	await page.context().close();
}

async function playhead(browser: Browser, app: string): Promise<void> {
	const page = await openProgram(browser, app, MANY_EVENTS);
	await run(page);
	const drag = await gesture(page, "drag", 180);
	row(
		"10⁵ events: dragging the playhead, p95 frame",
		p95(drag.frames),
		"ms",
		FRAME,
		`script p95 ${p95(drag.page).toFixed(1)} ms`,
	);
	await page.context().close();
}

async function knob(browser: Browser, app: string): Promise<void> {
	const page = await openProgram(browser, app, KNOB);
	await run(page);
	const times: number[] = [];
	for (let i = 0; i < 9; i++) {
		times.push(
			await untilRepainted(page, () => {
				const slider = document.querySelector<HTMLInputElement>("input[type=range]");
				if (!slider) throw new Error("There is no knob.");
				const next = String((Number(slider.value) % 10) + 3);
				Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(slider, next);
				const since = performance.now();
				slider.dispatchEvent(new Event("input", { bubbles: true }));
				slider.dispatchEvent(new Event("change", { bubbles: true }));
				return since;
			}),
		);
		await page.waitForTimeout(300);
	}
	row(
		"200 tasks: knob moved → timeline and charts repainted",
		median(times),
		"ms",
		100,
		`of 9; worst ${Math.max(...times).toFixed(0)}`,
	);
	await page.context().close();
}

async function firstRun(browser: Browser, app: string): Promise<void> {
	const times: number[] = [];
	for (let i = 0; i < 3; i++) {
		const page = await openProgram(browser, app, SIXTY_LINES);
		// As long as a hand takes from the keys to the button; the program is compiled meanwhile.
		await page.waitForTimeout(600);
		times.push(
			await untilRepainted(page, () => {
				const button = [...document.querySelectorAll("button")].find((one) => one.textContent === "Run");
				const since = performance.now();
				button?.click();
				return since;
			}),
		);
		await page.context().close();
	}
	row(
		"60 lines: Run clicked → timeline and first chart painted",
		median(times),
		"ms",
		100,
		`of 3; worst ${Math.max(...times).toFixed(0)}`,
	);
}

async function shifts(browser: Browser, app: string): Promise<void> {
	for (const path of PAGES) {
		const page = await open(browser, app + path);
		await page.waitForTimeout(2500);
		const button = page.getByRole("button", { name: "Run", exact: true });
		if (await button.count()) {
			await button.first().click();
			await page.waitForTimeout(1500);
		}
		const sum = await page.evaluate(() =>
			(globalThis as unknown as { watched: Watched }).watched.shifts.reduce((all, one) => all + one, 0),
		);
		row(`layout shift of /${path}, loading and running`, sum, "", 0);
		await page.context().close();
	}
}

/** What the sandbox promises of time: a stopped loop lets go at once, and no flood of messages keeps the page from its reader. */
async function sandbox(browser: Browser): Promise<void> {
	const page = await browser.newPage();
	await page.goto(fixture);
	const freed: number[] = [];
	for (let i = 0; i < 3; i++) {
		await page.evaluate(() => window.fixture.start('console.log("begun"); while (true);'));
		await page.evaluate(() => window.fixture.written("begun"));
		const thread = await findBusyThread(browser);
		const working = thread.lastSeenWorking();
		const stoppedAt = await page.evaluate(() => window.fixture.stop());
		freed.push((await working) - stoppedAt);
		await page.evaluate(() => window.fixture.report());
	}
	row(
		"endless loop: Stop → its thread off the processor",
		median(freed),
		"ms",
		100,
		`of 3; worst ${Math.max(...freed).toFixed(0)}`,
	);
	const ended = await page.evaluate(async () => {
		await window.fixture.start('console.log("begun"); while (true);');
		await window.fixture.written("begun");
		const since = performance.now();
		await window.fixture.report();
		return performance.now() - since;
	});
	row("endless loop without Stop: last sign of life → ended", ended, "ms", 2_200);
	const gaps: number[] = [];
	for (let i = 0; i < 3; i++) {
		await page.evaluate(() => window.fixture.start('for (let i = 0; ; i++) console.log("line " + i);'));
		await page.evaluate(() => window.fixture.written("line 9999"));
		await page.evaluate(() => void window.fixture.stop());
		gaps.push((await page.evaluate(() => window.fixture.report())).longestGapMs);
	}
	row(
		"console without end: longest time without an answer",
		median(gaps),
		"ms",
		100,
		`of 3; worst ${Math.max(...gaps).toFixed(0)}`,
	);
	await page.close();
}

const executablePath = ensureChromium();
await buildSite();
const { server, origin } = await serve({ "/some/sub/folder/": SITE.app, "/fixture/of/tests/": SITE.fixture });
const app = `${origin}/some/sub/folder/`;
const fixture = `${origin}/fixture/of/tests/`;
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
console.log(`${os.cpus()[0]?.model ?? "unknown processor"}, ${os.cpus().length} cores, Chromium ${browser.version()}\n`);
console.log(`      ${"what".padEnd(58)} ${"measured".padStart(12)}   ${"budget".padEnd(12)} detail`);
for (const part of [million, playhead, knob, firstRun, shifts, sandbox]) await part(browser, app);
await browser.close();
server.closeAllConnections();
server.close();
console.log(missed === 0 ? "\nall budgets hold" : `\n${missed} budgets missed`);
process.exitCode = missed > 0 ? 1 : 0;
