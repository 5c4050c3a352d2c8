import { formatBytes, formatCount, formatTime } from "../../../../engine/analysis";
import type { RunResult } from "../../../../engine/types";
import type { Finished } from "../../../run/run-store";

/** One line of the comparison: a figure in the pinned run, in the current one, and the change. */
export type Difference = { what: string; before: string; after: string; change: string; isBetter: boolean | null };

type Figure = { what: string; of: (result: RunResult) => number; format: (value: number) => string; lessIsBetter: boolean };

const percent = (value: number): string => `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %`;

const FIGURES: Figure[] = [
	{ what: "total time", of: ({ elapsed }) => elapsed, format: formatTime, lessIsBetter: true },
	{ what: "peak in flight", of: ({ stats }) => stats.peakInFlight, format: formatCount, lessIsBetter: false },
	{ what: "peak live", of: ({ stats }) => stats.peakLive, format: formatCount, lessIsBetter: true },
	{ what: "peak memory", of: ({ stats }) => stats.peakLiveBytes, format: formatBytes, lessIsBetter: true },
	{ what: "tasks", of: ({ stats }) => stats.tasks, format: formatCount, lessIsBetter: true },
	{ what: "CPU share", of: ({ stats }) => stats.cpuShare, format: percent, lessIsBetter: false },
];

/** The changes from the pinned run to the current one, figure by figure. Only time and memory count as better or worse. */
export function differences(before: RunResult, after: RunResult): Difference[] {
	return FIGURES.map(({ what, of, format, lessIsBetter }) => {
		const [a, b] = [of(before), of(after)];
		return {
			what,
			before: format(a),
			after: format(b),
			change: changeOf(a, b),
			isBetter: a === b || !lessIsBetter || what === "tasks" ? null : b < a,
		};
	});
}

/** "same", "÷ 3.2", "× 2.0", "+18 %". */
function changeOf(before: number, after: number): string {
	if (before === after) return "same";
	if (before <= 0 || after <= 0) return after > before ? "more" : "less";
	const factor = after > before ? after / before : before / after;
	if (factor >= 1.5) {
		const times = factor >= 100 ? formatCount(Math.round(factor)) : factor.toFixed(1);
		return `${after > before ? "×" : "÷"} ${times}`;
	}
	const share = after / before - 1;
	if (Math.abs(share) < 0.0005) return "same";
	return `${share > 0 ? "+" : "−"}${percent(Math.abs(share))}`;
}

/** What differs in the inputs of two runs: "limit 3 → 10", "seed 1 → 2", "other code". */
export function whatChanged(before: Finished, after: Finished): string {
	const parts: string[] = [];
	const texts = (one: Finished): string => JSON.stringify(one.files);
	if (texts(before) !== texts(after)) parts.push("other code");
	for (const knob of after.result.knobs) {
		const old = before.result.knobs.find((one) => one.name === knob.name);
		if (old !== undefined && String(old.value) !== String(knob.value))
			parts.push(`${knob.name} ${String(old.value)} → ${String(knob.value)}`);
	}
	if (before.result.seed !== after.result.seed) parts.push(`seed ${before.result.seed} → ${after.result.seed}`);
	const faults = (one: Finished): number => one.options.faults?.length ?? 0;
	if (faults(before) !== faults(after)) parts.push(faults(after) > 0 ? "with a fault" : "without the fault");
	return parts.length === 0 ? "the same run" : parts.join(", ");
}
