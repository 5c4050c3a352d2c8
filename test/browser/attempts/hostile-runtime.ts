import type { Page } from "playwright-core";

/**
 * Serves another script in place of the sandbox's runtime, to the pages opened from now on: a worker that has the port and says
 * whatever it likes, as a learner's program would that had found it.
 *
 * @param body runs at the page's command `run`, with `send(message)`, `sleep(ms)` and `honest`, which holds messages of an honest run
 */
export async function replaceRuntime(page: Page, body: string): Promise<void> {
	const script = `onmessage = ({ ports: [port] }) => {
	const send = (message, transfer = []) => port.postMessage(message, transfer);
	const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
	const stats = { tasks: 1, peakInFlight: 0, peakLive: 0, peakLiveBytes: 0, jobs: 0, turns: 0, cpuShare: 0 };
	let written = 0;
	const line = (text) => ({ kind: "console", lines: [{ at: 0, level: "log", text, line: 7, task: 0, index: written++ }] });
	const rows = (from, length, change = {}) => ({ kind: "rows", chunk: {
		from, code: new Uint8Array(length).fill(4), time: new Float64Array(length), task: new Uint32Array(length),
		site: new Uint16Array(length), other: new Uint32Array(length), ...change } });
	const honest = {
		line, rows, stats,
		trace: (rowCount) => ({ kind: "trace", head: { rows: rowCount, series: 0, stride: 1, strings: 0, resources: 0, tasks: 1, truncatedAt: null, end: 5 } }),
		result: { kind: "result", result: { outcome: { kind: "completed" }, elapsed: 5, consoleDropped: 0, diagnostics: [], knobs: [], stats, seed: 1 } },
	};
	send({ kind: "up", left: [] });
	port.onmessage = async ({ data }) => {
		if (data.kind !== "run") return;
		send({ kind: "started" });
		${body}
	};
};`;
	await page.route("**/sandbox-runtime-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
}

/** A page of the fixture whose sandbox runs `body` instead of our runtime. */
export async function openHostile(page: Page, fixtureUrl: string, body: string): Promise<void> {
	await replaceRuntime(page, body);
	await page.goto(fixtureUrl);
}

/** Sends every later page of this browser tab our own runtime again, and runs a program in it: the next run must work. */
export async function runHonestly(page: Page): Promise<string[]> {
	await page.unrouteAll();
	await page.reload();
	await page.evaluate(() => window.fixture.start('console.log("alive");'));
	await page.evaluate(() => window.fixture.report());
	return page.evaluate(() => window.fixture.lines());
}
