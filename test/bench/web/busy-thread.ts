import { readdirSync, readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

/** How long the threads are compared to find the busy one, in milliseconds. */
const LOOK_MS = 250;
const SAMPLE_MS = 3;
/** A thread that used less than this share of a stretch has let go of the processor. */
const BUSY_SHARE = 0.3;

const sleep = (ms: number): Promise<void> =>
	new Promise((resolve) => {
		setTimeout(resolve, ms);
	});

/** Nanoseconds a thread has spent on a processor; null once it is gone. Linux only, like the whole of /proc. */
function processorTime(thread: string): number | null {
	try {
		return Number(readFileSync(`${thread}/schedstat`, "utf8").split(" ")[0]);
	} catch {
		return null;
	}
}

function threadsOf(pid: number): string[] {
	try {
		return readdirSync(`/proc/${pid}/task`).map((tid) => `/proc/${pid}/task/${tid}`);
	} catch {
		return [];
	}
}

/** A thread of the browser that is busy, and how to learn when it let go. */
export type BusyThread = {
	/** Number of its process. */
	pid: number;
	/**
	 * Watches it until it has let go of the processor for half a second, or is gone.
	 *
	 * @returns the last moment at which it was seen working, in real milliseconds since 1970: the end of the last stretch of some 3 ms
	 * in which it used more than 30 % of a processor
	 */
	lastSeenWorking(): Promise<number>;
};

const now = (): number => performance.timeOrigin + performance.now();

/** The renderer thread that used the processor most while we looked, or null when none was busy. */
async function lookForBusyThread(browser: Browser): Promise<string | null> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send("SystemInfo.getProcessInfo");
	await session.detach();
	const threads = processInfo.filter(({ type }) => type === "renderer").flatMap(({ id }) => threadsOf(id));
	if (threads.length === 0)
		throw new Error("No thread of the browser found in /proc: these tests measure processor time on Linux.");
	const before = threads.map(processorTime);
	await sleep(LOOK_MS);
	const used = threads.map((thread, i) => (processorTime(thread) ?? 0) - (before[i] ?? 0));
	const most = Math.max(...used);
	return most > LOOK_MS * 1e6 * BUSY_SHARE ? (threads[used.indexOf(most)] ?? null) : null;
}

/** Finds the renderer thread that is busy now. @throws when none is, however often we look: the machine may have other things to do first */
export async function findBusyThread(browser: Browser): Promise<BusyThread> {
	let thread: string | null = null;
	for (let looks = 0; looks < 5 && thread === null; looks++) thread = await lookForBusyThread(browser);
	if (thread === null) throw new Error("No thread of the browser is busy.");
	const busy = thread;
	return {
		pid: Number(busy.split("/")[2]),
		lastSeenWorking: async () => {
			let last = now();
			let time = now();
			let spent = processorTime(busy);
			while (spent !== null && now() - last < 500) {
				await sleep(SAMPLE_MS);
				const at = now();
				const next = processorTime(busy);
				if (next === null) break;
				if (next - spent > (at - time) * 1e6 * BUSY_SHARE) last = at;
				[time, spent] = [at, next];
			}
			return last;
		},
	};
}
