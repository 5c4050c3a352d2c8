import { build } from "esbuild";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { useBrowser } from "../support/browser";
import { root } from "../support/build-site";

/**
 * Keeps the memory model honest: what Chromium holds for native programs with 100,000 pending tasks, collected and measured over the
 * DevTools protocol, beside what the model says of the same programs; and what the engine itself holds for them, which stays below.
 */
const COUNT = 100_000;

/** Each leaves `COUNT` things pending and reachable from `keep`. */
const KINDS: Record<string, string> = {
	"an async call that waits for a promise of its own": `async function one() { await new Promise((resolve) => { keep.push(resolve); }); }
for (let i = 0; i < ${COUNT}; i++) one();`,
	"an async call with four locals that waits": `async function one(a, b) { let c = a + b; let d = c + 1; await new Promise((resolve) => { keep.push(resolve); }); return a + b + c + d; }
for (let i = 0; i < ${COUNT}; i++) one(i, i + 1);`,
	"an async call that waits for another one": `async function inner() { await new Promise((resolve) => { keep.push(resolve); }); }
async function one() { await inner(); }
for (let i = 0; i < ${COUNT}; i++) one();`,
};

const browser = useBrowser();
let page: Page;
let devtools: CDPSession;
let engine: string;

beforeAll(async () => {
	const { outputFiles } = await build({
		stdin: {
			contents: 'import { compile, run } from "./engine"; Object.assign(globalThis, { engine: { compile, run } });',
			resolveDir: root,
		},
		bundle: true,
		format: "iife",
		target: "es2022",
		write: false,
		logLevel: "error",
	});
	engine = outputFiles[0]?.text ?? "";
});
afterAll(() => page?.close());

/** Live bytes of the page's JavaScript heap after everything that can be collected has been. */
async function liveBytes(): Promise<number> {
	for (let round = 0; round < 3; round++) await devtools.send("HeapProfiler.collectGarbage");
	const { usedSize } = (await devtools.send("Runtime.getHeapUsage")) as { usedSize: number };
	return usedSize;
}

async function freshPage(): Promise<void> {
	await page?.close();
	page = await browser().newPage();
	devtools = await page.context().newCDPSession(page);
	await devtools.send("HeapProfiler.enable");
	await page.evaluate("globalThis.keep = []; keep.length = 0;");
}

/** Bytes that one of the kept things costs, without the array that keeps it (4 bytes a slot, with pointers compressed). */
const SLOT = 4;

async function nativeBytes(program: string): Promise<number> {
	await freshPage();
	// Once before, so that code and shapes are there and only what is pending counts.
	await page.evaluate(`(() => { ${program.replaceAll(String(COUNT), "1000")} })(); globalThis.keep = [];`);
	const before = await liveBytes();
	await page.evaluate(`(() => { ${program} })()`);
	return ((await liveBytes()) - before) / COUNT - SLOT;
}

/** What the engine holds for the program while everything is pending. */
async function engineBytes(program: string): Promise<number> {
	await freshPage();
	await page.evaluate(engine);
	const start = (text: string): Promise<unknown> =>
		page.evaluate(async (source) => {
			const { engine: api } = globalThis as unknown as { engine: { compile: typeof compile; run: typeof run } };
			const { program: compiled } = api.compile(source);
			if (compiled === null) throw new Error("It does not compile.");
			const running = api.run(compiled, { record: false });
			running.pause();
			Object.assign(globalThis, { running });
			// The first turn runs at once; the pause keeps the second one from coming.
			await new Promise((resolve) => setTimeout(resolve, 0));
			await new Promise((resolve) => setTimeout(resolve, 0));
		}, text);
	const source = `const keep: unknown[] = []; (globalThis as { kept?: unknown }).kept = keep;\n${program.replace("one(a, b)", "one(a: number, b: number)")}\nawait new Promise(() => {});`;
	const none = `const keep: unknown[] = []; (globalThis as { kept?: unknown }).kept = keep;\nawait new Promise(() => {});`;
	await start(none);
	const before = await liveBytes();
	await start(source);
	return ((await liveBytes()) - before) / COUNT - SLOT;
}

async function modelledBytes(program: string): Promise<number> {
	const { program: compiled } = compile(`const keep: unknown[] = [];\n${program}`);
	const { trace } = await run(compiled ?? expect.fail(), { record: false, limits: { bytes: 1e12 } }).result;
	return (trace.series.bytes.at(-1) ?? 0) / COUNT;
}

test.each(Object.entries(KINDS))("%s", async (kind, program) => {
	const [native, modelled, ours] = [await nativeBytes(program), await modelledBytes(program), await engineBytes(program)];
	console.log(`${kind}: native ${native.toFixed(0)} bytes, modelled ${modelled.toFixed(0)}, the engine's own ${ours.toFixed(0)}`);
	expect(Math.abs(modelled / native - 1), `native ${native}, modelled ${modelled}`).toBeLessThan(0.2);
	expect(ours).toBeLessThan(modelled);
});
