import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SandboxWatch, WATCH_LIMITS } from "../../../engine/sandbox/page/sandbox-watch";

/** The watchdog on a clock of the test's own. */
let said: string[] = [];
let watch: SandboxWatch;

beforeEach(() => {
	vi.useFakeTimers();
	said = [];
	watch = new SandboxWatch(
		{ silentMs: 2_000, startMs: 10_000, quietMs: 400, totalMs: 60_000, messagesPerSecond: 3 },
		{
			onQuiet: () => void said.push("quiet"),
			onSilent: () => void said.push("silent"),
			onFlood: () => void said.push("flood"),
			onTooLong: () => void said.push("too long"),
		},
	);
});
afterEach(() => {
	watch.end();
	vi.useRealTimers();
});

test("before the program starts, its packages may take the longer time", () => {
	watch.hear(0);
	vi.advanceTimersByTime(4_750);
	expect(said).toEqual([]);
	vi.advanceTimersByTime(250);
	expect(said).toEqual(["quiet"]);
	vi.advanceTimersByTime(5_000);
	expect(said).toEqual(["quiet", "silent"]);
});

test("after that it is given up after the shorter one, counted from the last message", () => {
	watch.started();
	vi.advanceTimersByTime(1_750);
	watch.hear(1_750);
	vi.advanceTimersByTime(1_750);
	expect(said).toEqual(["quiet", "quiet"]);
	vi.advanceTimersByTime(250);
	expect(said).toEqual(["quiet", "quiet", "silent"]);
});

test("the next program of the same worker has the longer time again", () => {
	watch.started();
	vi.advanceTimersByTime(1_750);
	watch.starting();
	said = [];
	vi.advanceTimersByTime(4_750);
	expect(said).toEqual([]);
});

test("messages are counted by the second", () => {
	expect([0, 300, 600].map((now) => watch.hear(now))).toEqual([true, true, true]);
	expect(watch.hear(900)).toBe(false);
	expect(said).toEqual(["flood"]);
	expect(watch.hear(1_901)).toBe(true);
});

test("a run that goes on for ever is ended however lively it is", () => {
	for (let at = 0; at < 60_000; at += 1_000) {
		watch.hear(at);
		vi.advanceTimersByTime(1_000);
	}
	expect(said).toEqual(["too long"]);
});

test("an honest worker that sends a heartbeat every 100 ms may miss three before it counts as quiet", () => {
	expect(WATCH_LIMITS.quietMs).toBeGreaterThan(300);
	expect(WATCH_LIMITS.quietMs).toBeLessThan(WATCH_LIMITS.silentMs);
});
