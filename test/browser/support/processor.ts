import { readdirSync, readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { expect } from "vitest";

/** How long threads are compared, in real milliseconds. */
const LOOK_MS = 200;
/** A thread that uses more than this share of the look works. One that loops for ever gets far more even beside other work, one that rests far less. */
const WORKING_SHARE = 0.15;

/** Nanoseconds that each renderer thread of the browser has spent on a processor. Linux only, like the whole of /proc. */
async function processorTimes(browser: Browser): Promise<Map<string, number>> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send("SystemInfo.getProcessInfo");
	await session.detach();
	const times = new Map<string, number>();
	for (const { type, id } of processInfo) {
		if (type !== "renderer") continue;
		try {
			for (const thread of readdirSync(`/proc/${id}/task`)) {
				const [spent] = readFileSync(`/proc/${id}/task/${thread}/schedstat`, "utf8").split(" ");
				times.set(`${id}/${thread}`, Number(spent));
			}
		} catch {
			// The process or the thread went while it was looked at.
		}
	}
	if (times.size === 0) throw new Error("No thread of the browser found in /proc: these tests look at threads on Linux.");
	return times;
}

async function isAnyThreadWorking(browser: Browser): Promise<boolean> {
	const before = await processorTimes(browser);
	await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
	const after = await processorTimes(browser);
	return [...after].some(([thread, spent]) => spent - (before.get(thread) ?? spent) > LOOK_MS * 1e6 * WORKING_SHARE);
}

/** Waits until a renderer thread works, or until all rest: which one, it need not know. */
export async function expectWorking(browser: Browser, isWorking: boolean): Promise<void> {
	await expect.poll(() => isAnyThreadWorking(browser)).toBe(isWorking);
}
