import { taskNames } from "../../trace/task-names";
import { waitText } from "../../trace/waiting";
import type { Trace } from "../../types";
import type { TaskPhase } from "../read/phases";
import { STATE } from "../read/segments";
import { ENDING, type Spans } from "../read/spans";

/** The name of a span in an exported trace. */
export const spanName = (trace: Trace, of: Spans, span: number): string => taskNames(trace)(of.task[span] as number);

/** "running", "ready", "waiting: request", "blocked: Semaphore" */
export function phaseName(trace: Trace, { state, wait }: TaskPhase): string {
	if (state === STATE.running) return "running";
	if (state === STATE.ready) return "ready";
	return `${state === STATE.waiting ? "waiting" : "blocked"}: ${waitText(trace, wait)}`;
}

/** "main.ts:6"; empty for the site "nowhere". */
export function place(trace: Trace, site: number): string {
	const at = trace.sites[site];
	return at === undefined || site === 0 ? "" : `${at.file}:${at.line}`;
}

/** How a span ended: "done", "failed: Error: no", "cancelled", or "live" for one that never settled. */
export function endingText(trace: Trace, of: Spans, span: number): string {
	const ending = of.ending[span];
	if (ending === ENDING.done) return "done";
	if (ending === ENDING.cancelled) return "cancelled";
	return ending === ENDING.failed ? `failed: ${trace.strings[of.note[span] as number] ?? ""}` : "live";
}

export type Counter = {
	name: string;
	unit: "tasks" | "bytes" | "value";
	time: ArrayLike<number>;
	value: ArrayLike<number>;
	length: number;
};

/** The series of a run that exports draw as counters. */
export function counters(trace: Trace): Counter[] {
	const { time, inFlight, live, bytes, length } = trace.series;
	return [
		{ name: "in flight", unit: "tasks", time, value: inFlight, length },
		{ name: "live tasks", unit: "tasks", time, value: live, length },
		{ name: "memory (modelled)", unit: "bytes", time, value: bytes, length },
		...trace.gauges.map((gauge): Counter => ({ ...gauge, unit: "value", length: gauge.time.length })),
	];
}
