import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { compile, narrate, run } from "../../../engine/index";
import type { PlainRunOptions, Trial } from "../../../engine/sandbox/gate/messages";
import { useBrowser } from "../support/browser";

/** Many short runs in one sandboxed worker: what explore, sweep and the look at variables stand on. */
const browser = useBrowser();
let page: Page;

beforeAll(async () => {
	page = await browser().newPage();
	await page.goto(inject("fixtureUrl"));
});
afterAll(() => page.close());

const tryAll = (source: string, options: PlainRunOptions[]): Promise<{ trials: Trial[]; error: string | null }> =>
	page.evaluate(({ source, options }) => window.fixture.tryAll(source, options), { source, options });

const RACE = `import { gather, knob, sleep } from "interleave";
const slow = knob("slow", { value: 3, min: 1, max: 9 });
let total = 0;
await gather([1, 2].map((n) => async () => { const seen = total; await sleep(Math.random() * slow); total = seen + n; }));
console.log(total);`;

test("trials give what runs in Node give, seed by seed and knob by knob", async () => {
	const options: PlainRunOptions[] = [1, 2, 3, 4, 5].map((seed) => ({ seed, vary: true, knobs: { slow: seed } }));
	const { trials, error } = await tryAll(RACE, options);
	expect(error).toBeNull();
	const program = compile(RACE).program ?? expect.fail();
	const inNode = await Promise.all(options.map(async (one) => run(program, { ...one, record: false }).result));
	expect(trials).toEqual(
		inNode.map(({ outcome, elapsed, stats, console, diagnostics, seed }) => ({
			outcome,
			elapsed,
			stats,
			console,
			diagnostics,
			seed,
		})),
	);
});

test("faults and failures come back as outcomes", async () => {
	const { trials } = await tryAll('import { sleep } from "interleave"; async function nap() { await sleep(5); } await nap();', [
		{},
		{ faults: [{ task: 1, at: 0, kind: "fail" }] },
		{ faults: [{ task: 1, at: 0, kind: "hang" }] },
	]);
	expect(trials.map(({ outcome }) => outcome.kind)).toEqual(["completed", "failed", "deadlocked"]);
});

test("a told run is told as in Node: lines, stacks, locals, microtasks, timers", async () => {
	const source = `import { sleep } from "interleave";
async function nap(ms: number) { const twice = ms * 2; await sleep(twice); return twice; }
const naps = [nap(1), nap(2)];
Promise.resolve().then(function later() {});
await Promise.all(naps);`;
	const found = await page.evaluate((text) => window.fixture.narrate(text, { from: 0, to: 9 }), source);
	expect(found.steps.flatMap(({ locals }) => locals).flatMap(({ locals }) => locals)).toContainEqual({
		name: "twice",
		text: "2",
	});
	expect(found.steps.length).toBeGreaterThan(15);
	// A run that comes now loses no time: its frame is there beside the one that looks.
	expect(await page.evaluate(() => window.fixture.framesDuringLook())).toBe(2);
	expect(found).toEqual(await narrate(compile(source, { inspect: true }).program ?? expect.fail(), {}, { from: 0, to: 9 }));
});

test("a run that hangs ends the trials with a sentence, and the frame is let go", async () => {
	const { trials, error } = await tryAll("if (Math.random() < 2) for (;;);", [{}, {}]);
	expect(trials).toEqual([]);
	expect(error).toContain("did not let go of the thread");
	expect((await tryAll("console.log(1)", [{}])).trials[0]?.outcome.kind).toBe("completed");
});

test("a run takes the frame from trials, and they say so", async () => {
	expect(await page.evaluate(() => window.fixture.evictTrial("await new Promise((resolve) => setTimeout(resolve, 1));"))).toMatch(
		/answered|The runs were stopped/,
	);
	expect(await page.evaluate(() => window.fixture.evictTrial("for (;;);"))).toContain("The runs were stopped");
	expect(await page.evaluate(() => window.fixture.report())).toMatchObject({ outcome: { kind: "completed" } });
});
