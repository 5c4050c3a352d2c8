import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { compile, run } from "../../../engine/index";
import type { PlainRunOptions } from "../../../engine/sandbox/gate/messages";
import type { RunReport } from "../fixture/main";
import { useBrowser } from "../support/browser";
import { FREEZE_MS } from "../support/page-gap";

/** What the sandbox does for programs that mean well. */
const browser = useBrowser();
let page: Page;

beforeAll(async () => {
	page = await browser().newPage();
	await page.goto(inject("fixtureUrl"));
});
afterAll(() => page.close());

const start = (source: string, options?: PlainRunOptions): Promise<void> =>
	page.evaluate(({ source, options }) => window.fixture.start(source, options), { source, options });
const report = (): Promise<RunReport> => page.evaluate(() => window.fixture.report());
const textOf = ({ console }: RunReport): string[] => console.map((line) => line.text);

test("a run in the sandbox gives what a run in Node gives", async () => {
	const source = `import { sleep, gather, Semaphore } from "interleave";
const semaphore = new Semaphore(2);
async function work(i: number) {
	using _permit = await semaphore.acquire();
	await sleep(10 * i + Math.random());
	if (i === 3) throw new Error("three");
	console.log("done", i);
	return i;
}
console.log(await gather([0, 1, 2, 3, 4].map((i) => () => work(i)), { settle: true }));`;
	await start(source, { seed: 7 });
	const inSandbox = await report();
	const { program, diagnostics } = compile(source);
	if (program === null) throw new Error(JSON.stringify(diagnostics));
	const { trace, ...inNode } = await run(program, { seed: 7 }).result;
	const { rows, seriesEntries, longestGapMs: _gap, ...rest } = inSandbox;
	expect(rest).toEqual(inNode);
	expect(rows).toBe(trace.length);
	expect(rows).toBeGreaterThan(10);
	expect(seriesEntries).toBe(trace.series.length);
});

test("a program of many tasks brings its whole trace, and the page goes on meanwhile", async () => {
	await start(`import { sleep, limitedAsCompleted } from "interleave";
function* jobs() { for (let i = 0; i < 600_000; i++) yield () => sleep(1 + (i % 7)); }
for await (const _ of limitedAsCompleted(jobs(), 1000));`);
	const { outcome, rows, stats, longestGapMs } = await report();
	expect(outcome).toEqual({ kind: "completed" });
	expect(stats.tasks).toBeGreaterThanOrEqual(600_000);
	expect(rows).toBeGreaterThan(2_000_000);
	expect(longestGapMs).toBeLessThan(FREEZE_MS);
});

describe("Stop", () => {
	test("keeps the trace of a program that awaits", async () => {
		// The worker reads Stop however late this machine lets it.
		await page.evaluate(() => window.fixture.createSandbox({ watch: { quietMs: 60_000 } }));
		await start('import { sleep } from "interleave"; console.log("begun"); for (;;) await sleep(10);');
		await page.evaluate(() => window.fixture.written("begun"));
		await page.evaluate(() => void window.fixture.stop());
		const { outcome, rows } = await report();
		expect(outcome.kind).toBe("stopped");
		expect(rows).toBeGreaterThan(0);
	});

	test("before the program began settles at once, and twice is once", async () => {
		const kind = await page.evaluate(async () => {
			await window.fixture.start("while (true);");
			window.fixture.stop();
			window.fixture.stop();
			return (await window.fixture.report()).outcome.kind;
		});
		expect(kind).toBe("stopped");
	});

	test("after the end changes nothing", async () => {
		await start('console.log("over");');
		const before = await report();
		await page.evaluate(() => void window.fixture.stop());
		expect((await report()).outcome).toEqual(before.outcome);
	});
});

test("a paused program writes nothing until it is resumed", async () => {
	await start('import { sleep } from "interleave"; for (let n = 0; ; n++) { console.log(n); await sleep(10); }', {
		clock: "real",
	});
	await page.evaluate(() => window.fixture.written("0"));
	await page.evaluate(() => window.fixture.pause());
	const written = async (): Promise<number> => (await page.evaluate(() => window.fixture.lines())).length;
	// A busy machine takes a while to hear it. Unpaused, the program would write some twenty lines between the two.
	const grows = async (): Promise<boolean> => {
		const before = await written();
		await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
		return (await written()) > before;
	};
	await expect.poll(grows).toBe(false);
	await page.evaluate(() => window.fixture.resume());
	await expect.poll(grows).toBe(true);
	await page.evaluate(() => void window.fixture.stop());
	expect((await report()).outcome.kind).toBe("stopped");
});

test("a second run on the page stops the first, and there is never more than one frame", async () => {
	const [first, second, frames] = await page.evaluate(async () => {
		await window.fixture.start("while (true);");
		const first = window.fixture.report();
		await window.fixture.start('console.log("second");');
		const frames = window.fixture.frames();
		const second = await window.fixture.report();
		return [await first, second, Math.max(frames, window.fixture.frames())] as const;
	});
	expect(first.outcome.kind).toBe("stopped");
	expect(textOf(second)).toEqual(["second"]);
	expect(frames).toBeLessThanOrEqual(1);
});

test("a sandbox that is not kept warm has no frame before and after its run", async () => {
	const counts = await page.evaluate(async () => {
		window.fixture.createSandbox({ warm: false });
		const before = window.fixture.frames();
		await window.fixture.start('console.log("cold");');
		const during = window.fixture.frames();
		await window.fixture.report();
		await new Promise((resolve) => setTimeout(resolve, 200));
		const after = window.fixture.frames();
		window.fixture.createSandbox();
		return { before, during, after };
	});
	expect(counts).toEqual({ before: 0, during: 1, after: 0 });
});

/** Errors and values that try to break the one who shows them. */
const SHOWN: Record<string, { source: string; expected: Partial<RunReport> | object }> = {
	"an error that is thrown": {
		source: 'throw new TypeError("no such page");',
		expected: { outcome: { kind: "failed", error: { name: "TypeError", message: "no such page", line: 1 } } },
	},
	"a rejected promise": {
		source: 'await Promise.reject(new Error("later"));',
		expected: { outcome: { kind: "failed", error: { message: "later" } } },
	},
	"a thing that throws when it is read": {
		source: "throw { toString() { throw 1; } };",
		expected: { outcome: { kind: "failed", error: { message: expect.any(String) } } },
	},
	"a proxy that throws at everything": {
		source:
			"const no = () => { throw 1; }; throw new Proxy({}, { get: no, ownKeys: no, getPrototypeOf: no, has: no, getOwnPropertyDescriptor: no });",
		expected: { outcome: { kind: "failed", error: { message: expect.any(String) } } },
	},
	"a value that contains itself": {
		source: 'const me: unknown[] = [1]; me.push(me); console.log(me); console.log("after");',
		expected: { outcome: { kind: "completed" }, console: [{ text: expect.any(String) }, { text: "after" }] },
	},
	"a huge value": {
		source: 'console.log(Array.from({ length: 1e6 }, (_, i) => i)); console.log("x".repeat(5e6)); console.log("after");',
		expected: {
			outcome: { kind: "completed" },
			console: [{ text: expect.any(String) }, { text: expect.any(String) }, { text: "after" }],
		},
	},
	"a deep value": {
		source: 'let deep: object = {}; for (let i = 0; i < 1e5; i++) deep = { deep }; console.log(deep); console.log("after");',
		expected: { outcome: { kind: "completed" }, console: [{ text: expect.any(String) }, { text: "after" }] },
	},
	"a getter that throws": {
		source: 'console.log({ get x() { throw new Error("x"); } }); console.log("after");',
		expected: { outcome: { kind: "completed" }, console: [{ text: expect.any(String) }, { text: "after" }] },
	},
};

test.each(Object.entries(SHOWN))("%s is shown as text", async (_what, { source, expected }) => {
	await start(source);
	const shown = await report();
	expect(shown).toMatchObject(expected);
	for (const text of textOf(shown)) expect(text.length).toBeLessThanOrEqual(20_000);
});

test("a program that does not compile is refused with a place", async () => {
	const refusal = await page.evaluate(() =>
		window.fixture.start("const x = ;").then(
			() => "",
			(error: unknown) => String(error),
		),
	);
	expect(refusal).toMatch(/"kind":"syntax".*"line":1/);
});
