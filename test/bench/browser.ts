/** Measures in Chromium, where programs run in the end: a browser of its own for each measurement, so that none profits or suffers from another. */
import path from "node:path";
import { build } from "esbuild";
import { type CDPSession, chromium } from "playwright-core";
import { CHROMIUM_ARGS, ensureChromium } from "../browser/support/chromium";
import type { Measured, Wanted } from "./measure";

const PAGE = "http://bench.test/";
const executablePath = ensureChromium();

const { outputFiles } = await build({
	entryPoints: [path.join(import.meta.dirname, "measure.ts")],
	bundle: true,
	format: "iife",
	platform: "browser",
	target: "es2022",
	write: false,
	logLevel: "error",
});
const script = outputFiles[0]?.text ?? "";

/** Bytes the worker's heap holds after a collection, read over the DevTools protocol. */
export type WatchHeap = { everyMs: number; largest: number };

/**
 * One measurement in a fresh browser.
 * @param heap filled with the largest heap seen; reading it costs time, so it is not asked for where time is compared
 */
export async function measure(wanted: Wanted, heap?: WatchHeap): Promise<Measured> {
	const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
	try {
		const page = await browser.newPage();
		await page.route(`${PAGE}**`, (route) =>
			route.request().url().endsWith("measure.js")
				? route.fulfill({ contentType: "text/javascript", body: script })
				: route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" }),
		);
		await page.goto(PAGE);
		const devtools = await page.context().newCDPSession(page);
		const worker = heap === undefined ? null : workerSession(devtools);
		await page.evaluate(() => {
			Object.assign(globalThis, { worker: new Worker("measure.js") });
		});
		const answer = page.evaluate(
			(message) =>
				new Promise<{ measured?: Measured; error?: string }>((resolve) => {
					const { worker: one } = globalThis as unknown as { worker: Worker };
					one.onmessage = ({ data }: MessageEvent<{ measured?: Measured; error?: string }>) => resolve(data);
					one.onerror = (event) => resolve({ error: event.message });
					one.postMessage(message);
				}),
			wanted,
		);
		if (heap !== undefined && worker !== null) await watch(heap, await worker, answer);
		const { measured, error } = await answer;
		if (measured === undefined) throw new Error(`${wanted.side}, ${wanted.count}: ${error}`);
		return measured;
	} finally {
		await browser.close();
	}
}

type Send = (method: string) => Promise<Record<string, unknown>>;

/** Commands for the page's first worker. */
async function workerSession(devtools: CDPSession): Promise<Send> {
	const attached = new Promise<string>((resolve) => {
		devtools.on("Target.attachedToTarget", ({ sessionId }) => resolve(sessionId));
	});
	await devtools.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
	const sessionId = await attached;
	const pending = new Map<number, (result: Record<string, unknown>) => void>();
	devtools.on("Target.receivedMessageFromTarget", ({ message }) => {
		const { id, result } = JSON.parse(message) as { id?: number; result?: Record<string, unknown> };
		if (id !== undefined) pending.get(id)?.(result ?? {});
	});
	let last = 0;
	return (method) =>
		new Promise((resolve) => {
			const id = ++last;
			pending.set(id, resolve);
			void devtools.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
		});
}

async function watch(heap: WatchHeap, send: Send, end: Promise<unknown>): Promise<void> {
	let isOver = false;
	const over = end.then(() => {
		isOver = true;
	});
	await send("HeapProfiler.enable");
	while (!isOver) {
		await Promise.race([over, new Promise((resolve) => setTimeout(resolve, heap.everyMs))]);
		if (isOver) return;
		await Promise.race([over, send("HeapProfiler.collectGarbage")]);
		const usage = await Promise.race([over, send("Runtime.getHeapUsage")]);
		if (usage !== undefined) heap.largest = Math.max(heap.largest, Number(usage.usedSize));
	}
}
