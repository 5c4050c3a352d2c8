import { formatTime } from "../../trace/time-text";
import type { RunResult } from "../../types";

/** An amount of memory: "3.1 KB". */
export function formatBytes(bytes: number): string {
	for (const [unit, size] of [
		["GB", 1e9],
		["MB", 1e6],
		["KB", 1e3],
	] as const)
		if (bytes >= size) return `${(bytes / size).toFixed(1)} ${unit}`;
	return `${Math.round(bytes)} B`;
}

/** A count: "40", "1,000,000". */
export const formatCount = (count: number): string => count.toLocaleString("en-US");

const ENDINGS: Record<RunResult["outcome"]["kind"], string> = {
	completed: "",
	failed: ", ended with an error",
	deadlocked: ", then a deadlock",
	stopped: ", then stopped",
	"out-of-memory": ", then out of memory",
	starved: ", then starved",
	"out-of-budget": ", then over its budget",
};

/** A run in one sentence: "40 tasks, at most 3 in flight, 5.180 s". */
export function summarise({ stats, elapsed, outcome }: RunResult): string {
	return `${formatCount(stats.tasks)} task${stats.tasks === 1 ? "" : "s"}, at most ${formatCount(stats.peakInFlight)} in flight, ${formatTime(elapsed)}${ENDINGS[outcome.kind]}`;
}
