import { expect, test } from "vitest";
import { compile, narrate, run } from "../../../engine";
import { stepText, thingText } from "../../../engine/analysis";
import { EVENT, type RunResult, type Story } from "../../../engine/types";
import { marksAt } from "../../../web/pages/workbench/line-marks";
import { tasksAt } from "../../../web/run/place/tasks-at";
import { PROGRAMS, QUIZ } from "../support/step-programs";
import { useWorkbench } from "../support/workbench";

/** Stepping through whole runs with the mouse. At every step all views must show what the engine says of it. */
const { open, page, button, write, runProgram, bringFullEditor } = useWorkbench();
const back = () => button("Step back to the previous step");

/** What the page shows of one place of a run. */
type View = {
	sentence: string;
	microtasks: string[];
	ready: string[];
	timers: string[];
	/** Lines of the functions on the call stack. */
	stack: number[];
	tasks: string[];
	marks: string[];
	printed: number;
};

/**
 * Presses a button for each of the views, and waits until the page shows it. Everything happens in the page, because there are hundreds of steps.
 * @returns what was shown instead of the first view that did not come; null when all came
 */
const walk = (name: string, views: View[]): Promise<{ index: number; shown: View; wanted: View } | null> =>
	page().evaluate(
		async ({ name, views }) => {
			const texts = (selector: string): string[] =>
				[...document.querySelectorAll(selector)].map((node) => (node.textContent ?? "").replaceAll(/\s+/g, " ").trim());
			const box = (title: string): string => `[aria-label="Queues of the event loop"] section[aria-label="${title}"] li button`;
			const read = (): View => ({
				sentence: texts('[aria-label="This step"] p')[0] ?? "",
				microtasks: texts(box("Microtasks")),
				ready: texts(box("Ready")),
				timers: texts(box("Timers")),
				stack: texts(`${box("Running")} span:last-child`)
					.flatMap((text) => /^line (\d+)$/.exec(text)?.[1] ?? [])
					.map(Number),
				tasks: texts('[aria-label="Tasks at the playhead"] li button'),
				marks: (globalThis as unknown as { marksInCode(): string[] }).marksInCode(),
				printed: document.querySelectorAll('[role="log"] [data-level]:not([data-later])').length,
			});
			const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
			for (const [index, wanted] of views.entries()) {
				document.querySelector<HTMLElement>(`button[aria-label="${name}"]`)?.click();
				for (let frames = 0; JSON.stringify(read()) !== JSON.stringify(wanted); frames++) {
					if (frames > 600) return { index, shown: read(), wanted };
					await frame();
				}
			}
			return null;
		},
		{ name, views },
	);

/** What the engine says of a step. */
function expected({ trace, console: lines, outcome, ...rest }: RunResult, story: Story, index: number): View {
	const step = story.steps[index] ?? expect.fail();
	const where = { at: step.at, rows: step.rows, told: { story, index, step } };
	const text = (thing: number): string => thingText(trace, story.things[thing] ?? expect.fail());
	const time = (ms: number): string => (ms >= 1000 ? `${(ms / 1000).toFixed(3)} s` : `${Number(ms.toFixed(2))} ms`);
	const timerText = (thing: number): string => {
		const { kind, line, at, task } = story.things[thing] ?? expect.fail();
		const name = trace.sites.length > 0 && task !== null ? text(thing).replace(/'s wait.*$/, "") : "operation";
		return `${kind === "timer" ? `timer, line ${line}` : name}${time(at)}`;
	};
	const isReady = (thing: number): boolean => (story.things[thing]?.at ?? 0) <= step.at;
	return {
		sentence: stepText(trace, story, lines, index),
		microtasks: step.jobs.slice(0, 12).map(text),
		ready: step.timers.filter(isReady).slice(0, 12).map(timerText),
		timers: step.timers
			.filter((thing) => !isReady(thing))
			.slice(0, 12)
			.map(timerText),
		stack: (story.stacks[step.stack] ?? []).map(({ line }) => line),
		tasks: tasksAt(trace, step.rows, where.told).map(
			({ name, state, on, line }) =>
				`${name}${state === "running" || state === "ready" ? state : on || state}${line > 0 ? `· ${line}` : ""}`,
		),
		marks: marksAt({ trace, outcome, console: lines, ...rest }, where)
			.map(({ line, state, chip }) => `${line} ${state} ${chip}`)
			.sort(),
		printed: trace.kind.subarray(0, step.rows).filter((kind) => kind === EVENT.log).length,
	};
}

/** Steps through programs, forwards and back, and compares each view with what the engine says. */
async function walkThrough(programs: Record<string, string>): Promise<void> {
	for (const [name, source] of Object.entries(programs)) {
		const result = await run(compile(source).program ?? expect.fail(name)).result;
		const story = await narrate(compile(source, { inspect: true }).program ?? expect.fail(name), {});
		const views = story.steps.map((_, index) => expected(result, story, index));
		const last = views.length - 1;
		await runProgram(source);
		await page().getByText(`step ${last} of ${last}`).waitFor();
		await page().getByRole("slider", { name: "Playhead" }).focus();
		await page().keyboard.press("Home");
		expect(await walk("Step to the next step", views.slice(1)), `${name}, forwards`).toBeNull();
		expect(await walk("Step back to the previous step", views.slice(0, -1).reverse()), `${name}, back`).toBeNull();
		expect(views.length).toBeGreaterThan(8);
	}
}

test("at every step of every kind of program, forwards and back, each view shows what the engine says of it", async () => {
	await open();
	await walkThrough(PROGRAMS);
	// The marks are those of the light editor so far; Monaco has the same.
	await bringFullEditor();
	const some = ["a semaphore", "an error", "functions that call each other"];
	await walkThrough(Object.fromEntries(some.map((name) => [name, PROGRAMS[name] as string])));
});

test("the order quiz shows its microtasks one by one, from before the first thing that happens", async () => {
	await open();
	await runProgram(QUIZ);
	const strip = page().getByRole("group", { name: "Steps of this instant" });
	await strip.waitFor();
	await page().getByRole("slider", { name: "Playhead" }).focus();
	await page().keyboard.press("Home");
	await page().getByText("Nothing has run yet").waitFor();
	const micro = strip.locator('[data-base="microtask"]');
	expect(await micro.count()).toBe(2);
	// A microtask has a place of its own, and a click on it goes there.
	await micro.nth(1).getByRole("button").first().click();
	await page().getByText("Next microtask: the callback on line 9 runs.").waitFor();
	expect(await page().locator('[role="log"] [data-level]:not([data-later])').allInnerTexts()).toHaveLength(3);
	// So does a click on a box of the queue.
	await micro.nth(0).getByRole("button").last().click();
	const queue = page().getByRole("group", { name: "Queues of the event loop" });
	await queue.getByRole("region", { name: "Microtasks" }).getByRole("button").first().click();
	await page().getByText("Next microtask: the callback on line 9 runs.").waitFor();
});

test("the smallest step is the one that is spoken, too, and an answer to what a queue is stands beside it", async () => {
	await open();
	await runProgram(QUIZ);
	await page()
		.getByText(/step \d+ of/)
		.waitFor();
	await back().click();
	const sentence = await page().getByRole("region", { name: "This step" }).locator("p").first().innerText();
	await expect.poll(() => page().locator('[role="status"]').allInnerTexts()).toContainEqual(expect.stringContaining(sentence));
	await page().getByRole("group", { name: "Queues of the event loop" }).getByLabel("What is this?").nth(1).click();
	await page().getByText("first in first out").waitFor();
});

test("play goes through the story: it stops at what matters, says how fast it is, and ends at the end", async () => {
	await open();
	await runProgram(QUIZ);
	await page()
		.getByText(/step \d+ of/)
		.waitFor();
	await page().evaluate(() => {
		const seen: string[] = [];
		Object.assign(globalThis, { seen });
		const sentence = document.querySelector('[aria-label="This step"] p') as HTMLElement;
		new MutationObserver(() => seen.push(sentence.textContent ?? "")).observe(sentence, {
			childList: true,
			characterData: true,
			subtree: true,
		});
	});
	await page().getByRole("combobox", { name: "Speed" }).selectOption("5");
	await button("Play").click();
	await page().getByText("ms a second").waitFor();
	await button("Play").waitFor();
	const seen = await page().evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
	expect(seen.filter((text) => text.includes("prints"))).toEqual([
		expect.stringContaining("first"),
		expect.stringContaining("second"),
		expect.stringContaining("third"),
		expect.stringContaining("fourth"),
		expect.stringContaining("fifth"),
	]);
});

test("a new run ends the playback of the last one", async () => {
	await open();
	await runProgram("await new Promise((resolve) => setTimeout(resolve, 100_000));");
	await button("Play").click();
	await button("Pause").waitFor();
	await button("Run").click();
	await button("Play").waitFor();
});

test("a program that does not compile leaves the run before it, dimmed, and says whose it is", async () => {
	await open();
	await runProgram("console.log(1);");
	await bringFullEditor();
	await write("[1, 2].forEach(");
	await button("Run").click();
	await page().getByText("What you see below is the run before it.").waitFor();
	const opacity = (): Promise<string> =>
		page()
			.getByRole("region", { name: "This step" })
			.evaluate((element) => getComputedStyle(element).opacity);
	await expect.poll(opacity).toBe("0.45");
	// What is inserted over a selection is the text itself, without brackets around it.
	expect(await page().getByRole("textbox", { name: "Code editor" }).inputValue()).toBe("[1, 2].forEach(");
});
