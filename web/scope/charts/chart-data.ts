import { busyTimes, cpuShare, formatBytes, formatCount, stateSeries, thinOut } from "../../../engine/analysis";
import type { Knob, RunResult, Trace } from "../../../engine/types";
import type { TasksAs } from "../scope-state";
import type { Layer, Point } from "./area-charts";

/** The content of a chart, independent of its position. */
export type ChartData = {
	key: string;
	title: string;
	/** Notes below the title; the first is the peak. */
	notes: string[];
	/** A description for screen readers. */
	sentence: string;
	layers: readonly Layer[];
	/** At most `most` points to draw the chart between two instants. */
	points(from: number, to: number, most: number): Point[];
	/** Value at the upper edge, for the whole run, so that zooming does not change the scale. */
	top: number;
	bottom: number;
	limit: { value: number; label: string } | null;
	/** Formats a value with its unit. */
	format(value: number): string;
};

/** Factor of the upper edge over the highest value. */
const HEADROOM = 1.12;
const STATE_LAYERS: Layer[] = [
	{ key: "running", colour: "run" },
	{ key: "waiting", colour: "wait" },
	{ key: "blocked", colour: "block" },
	{ key: "ready", colour: "ready" },
];

/** All charts of a run, in their order below the timeline. */
export function chartsOf(result: RunResult, tasksAs: TasksAs): ChartData[] {
	const { trace } = result;
	const charts = [tasksAs === "states" ? states(trace) : inFlight(result), memory(result)];
	const busy = busyChart(trace);
	if (busy) charts.push(busy);
	return [...charts, ...trace.gauges.map((gauge, i) => gaugeChart(gauge, i))];
}

function inFlight({ trace: { series }, stats, knobs }: RunResult): ChartData {
	const peak = stats.peakInFlight;
	const limit = limitOf(knobs, peak);
	return {
		key: "inFlight",
		title: "In flight",
		notes: [`peak ${formatCount(peak)}`],
		sentence: `At most ${formatCount(peak)} task${peak === 1 ? "" : "s"} in flight at once${limit ? `; the ${limit.label}` : ""}.`,
		layers: [{ key: "value", colour: "accent" }],
		points: oneLayer({ length: series.length, time: series.time, value: series.inFlight }),
		top: Math.max(peak, limit?.value ?? 0, 1e-9) * HEADROOM,
		bottom: 0,
		limit,
		format: formatCount,
	};
}

/** The value of a knob called "limit", drawn as a level, unless it is far above the peak. */
function limitOf(knobs: Knob[], peak: number): ChartData["limit"] {
	const knob = knobs.find((one) => one.type === "number" && one.name === "limit");
	if (knob?.type !== "number" || knob.value > peak * 4) return null;
	return { value: knob.value, label: `limit ${knob.value}` };
}

function states(trace: Trace): ChartData {
	const series = stateSeries(trace);
	const total = Uint32Array.from(
		{ length: series.length },
		(_, i) =>
			(series.running[i] as number) + (series.ready[i] as number) + (series.waiting[i] as number) + (series.blocked[i] as number),
	);
	const peak = total.reduce((most, one) => Math.max(most, one), 0);
	return {
		key: "states",
		title: "By state",
		notes: [`peak ${formatCount(peak)} live`],
		sentence: `At most ${formatCount(peak)} live task${peak === 1 ? "" : "s"} at once, stacked by state: running, waiting, blocked, ready.`,
		layers: STATE_LAYERS,
		points: (from, to, most) => {
			const { time, index } = thinOut({ length: series.length, time: series.time, value: total }, most, from, to);
			return time.map((at, i) => ({
				time: at,
				running: series.running[index[i] as number] as number,
				waiting: series.waiting[index[i] as number] as number,
				blocked: series.blocked[index[i] as number] as number,
				ready: series.ready[index[i] as number] as number,
			}));
		},
		top: Math.max(peak, 1e-9) * HEADROOM,
		bottom: 0,
		limit: null,
		format: formatCount,
	};
}

function memory({ trace: { series }, stats }: RunResult): ChartData {
	return {
		key: "memory",
		title: "Memory",
		notes: [`peak ${formatBytes(stats.peakLiveBytes)}`, "modelled"],
		sentence: `Modelled memory of live tasks: at most ${formatBytes(stats.peakLiveBytes)}.`,
		layers: [{ key: "value", colour: "run" }],
		points: oneLayer({ length: series.length, time: series.time, value: series.bytes }),
		top: Math.max(stats.peakLiveBytes, 1e-9) * HEADROOM,
		bottom: 0,
		limit: null,
		format: formatBytes,
	};
}

/** Most points of the CPU chart. Each is a mean over an interval, so more points would only show noise. */
const CPU_POINTS = 240;

/** Null for a run that burns no CPU. */
function busyChart(trace: Trace): ChartData | null {
	const busy = busyTimes(trace);
	if (busy.length === 0 || trace.end === 0) return null;
	let sum = 0;
	for (let i = 0; i < busy.length; i++) sum += (busy.end[i] as number) - (busy.start[i] as number);
	const mean = `${Math.round((sum / trace.end) * 100)} %`;
	return {
		key: "cpu",
		title: "CPU",
		notes: [`mean ${mean}`],
		sentence: `The thread is busy for ${mean} of the run.`,
		layers: [{ key: "value", colour: "ready" }],
		points: (from, to, most) => {
			const count = Math.min(most - 1, CPU_POINTS);
			const shares = cpuShare(busy, from, to, count);
			const points = Array.from(shares, (value, i) => ({ time: from + ((to - from) * i) / count, value }));
			return [...points, { time: to, value: shares.at(-1) ?? 0 }];
		},
		top: HEADROOM,
		bottom: 0,
		limit: null,
		format: (value) => `${Math.round(value * 100)} %`,
	};
}

function gaugeChart({ name, time, value }: Trace["gauges"][number], place: number): ChartData {
	const high = value.reduce((most, one) => Math.max(most, one), 0);
	const low = value.reduce((least, one) => Math.min(least, one), 0);
	const format = (one: number): string => Number(one.toPrecision(6)).toLocaleString("en");
	return {
		key: `gauge:${place}:${name}`,
		title: name,
		notes: [`peak ${format(high)}`],
		sentence: `${name}, a gauge of the program: from ${format(low)} to ${format(high)}.`,
		layers: [{ key: "value", colour: "accent" }],
		points: oneLayer({ length: time.length, time, value }),
		top: Math.max(high, low + 1e-9, 1e-9) * HEADROOM,
		bottom: low,
		limit: null,
		format,
	};
}

const oneLayer =
	(steps: Parameters<typeof thinOut>[0]): ChartData["points"] =>
	(from, to, most) => {
		const { time, index } = thinOut(steps, most, from, to);
		return time.map((at, i) => ({ time: at, value: steps.value[index[i] as number] as number }));
	};
