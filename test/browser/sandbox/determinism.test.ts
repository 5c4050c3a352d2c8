import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { compile, run } from "../../../engine";
import { runText } from "../../support/trace-text";
import { useBrowser } from "../support/browser";

/** The same program, seed and knobs give the same bytes in Node and in the browser's sandbox. */
const browser = useBrowser();
let page: Page;
beforeEach(async () => {
	page = await browser().newPage();
	await page.goto(inject("fixtureUrl"));
});
afterEach(() => page.close());

const PROGRAM = `
import { asCompleted, busy, gather, knob, limitedAsCompleted, request, Semaphore, sleep } from "interleave";
const gate = new Semaphore(knob("permits", { value: 3, min: 1, max: 9 }));
class Job { constructor(readonly n: number) {} async run() { using _ = await gate.acquire(); await request("/" + this.n); busy(this.n % 4); if (Math.random() < 0.2) throw new Error("job " + this.n); return this.n; } }
async function* numbers() { for (let n = 0; n < 30; n++) { await sleep(Math.random() * 7); yield () => new Job(n).run(); } }
console.log(await gather(Array.from({ length: 20 }, (_, n) => () => new Job(n).run()), { settle: true, limit: 8 }));
try { for await (const n of limitedAsCompleted(numbers(), 4)) console.log(n, performance.now(), Date.now()); } catch (e) { console.log(e); }
for await (const v of asCompleted([3, 1, 2].map((n) => sleep(n).then(() => ({ n, list: [n, [n]] }))))) console.log(v);
setInterval(() => {}, 50); setTimeout(() => { throw new TypeError("end"); }, 120); await new Promise(() => {});
`;

test.each<{ seed: number; knobs: Record<string, number> }>([
	{ seed: 1, knobs: {} },
	{ seed: 77, knobs: { permits: 5 } },
])("seed $seed, knobs $knobs", async ({ seed, knobs }) => {
	const limits = { virtualMs: 60_000 };
	const { program } = compile(PROGRAM);
	const here = runText(await run(program ?? expect.fail(), { seed, knobs, limits }).result);
	const again = runText(await run(program ?? expect.fail(), { seed, knobs, limits }).result);
	expect(again).toBe(here);
	for (let round = 0; round < 2; round++) {
		await page.evaluate(([source, options]) => window.fixture.start(source, options), [
			PROGRAM,
			{ seed, knobs, limits },
		] as const);
		expect(await page.evaluate(() => window.fixture.text())).toBe(here);
	}
	expect(here.length).toBeGreaterThan(10_000);
});
