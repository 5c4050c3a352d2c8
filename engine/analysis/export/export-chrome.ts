import type { Trace } from "../../types";
import { isVisible, MARK, phases, type TaskPhase } from "../read/phases";
import { spans } from "../read/read-spans";
import { STATE } from "../read/segments";
import type { Spans } from "../read/spans";
import { counters, endingText, phaseName, place, spanName } from "./export-words";

/** One event of the Trace Event Format. */
export type ChromeEvent = {
	ph: "M" | "b" | "e" | "B" | "E" | "s" | "f" | "C";
	name: string;
	cat: string;
	pid: number;
	tid: number;
	/** Microseconds. */
	ts: number;
	id?: string;
	bp?: "e";
	args?: Record<string, string | number>;
};

const PID = 1;
/** Id of the program's only thread. Its slices are the intervals in which tasks run. Arrows can begin and end only in slices of a thread. */
const LOOP = 1;
const EVENTS_A_PIECE = 4096;
const microseconds = (ms: number): number => ms * 1000;

/**
 * A trace for chrome://tracing, Perfetto and every other reader of the Trace Event Format. It has an async slice for each task with its
 * states inside, slices for what ran on the event loop, an arrow for each wake, and counters. Virtual time is shown as real time.
 * @returns the JSON text in pieces, to be joined or passed to a `Blob`: the text of a large run exceeds the longest possible string
 * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 * @example const text = chromeTrace(trace).join("")
 */
export function chromeTrace(trace: Trace): string[] {
	const pieces: string[] = ['{"displayTimeUnit":"ms","traceEvents":['];
	let lines: string[] = [];
	let separator = "\n";
	for (const event of chromeEvents(trace)) {
		lines.push(JSON.stringify(event));
		if (lines.length < EVENTS_A_PIECE) continue;
		pieces.push(separator + lines.join(",\n"));
		separator = ",\n";
		lines = [];
	}
	if (lines.length > 0) pieces.push(separator + lines.join(",\n"));
	pieces.push("\n]}\n");
	return pieces;
}

/** The events of the export. Those of one track are in order of time. */
export function* chromeEvents(trace: Trace): Generator<ChromeEvent, void, undefined> {
	const common = { pid: PID, tid: LOOP };
	yield { ph: "M", name: "process_name", cat: "__metadata", pid: PID, tid: 0, ts: 0, args: { name: "Interleave" } };
	yield { ph: "M", name: "thread_name", cat: "__metadata", ...common, ts: 0, args: { name: "event loop" } };
	yield* lives(trace, spans(trace));
	for (const { name, unit, time, value, length } of counters(trace))
		for (let i = 0; i < length; i++)
			yield {
				ph: "C",
				name,
				cat: "counter",
				pid: PID,
				tid: 0,
				ts: microseconds(time[i] as number),
				args: { [unit]: value[i] as number },
			};
}

function* lives(trace: Trace, of: Spans): Generator<ChromeEvent, void, undefined> {
	const { phases: all, marks } = phases(trace, of);
	const common = { pid: PID, tid: LOOP };
	const isBegun = new Uint8Array(all.length);
	const isEnded = new Uint8Array(all.length);
	const arrow = (target: number, end: "s" | "f", ts: number): ChromeEvent => ({
		ph: end,
		name: "wake",
		cat: "wake",
		...common,
		ts,
		id: `0x${target.toString(16)}`,
		...(end === "f" ? { bp: "e" } : {}),
	});
	for (const { kind, index } of marks) {
		if (kind === MARK.spanBegin || kind === MARK.spanEnd) {
			const isBegin = kind === MARK.spanBegin;
			const ts = microseconds((isBegin ? of.start[index] : of.end[index]) as number);
			const task = of.task[index] as number;
			const args: Record<string, string | number> = isBegin
				? { at: place(trace, of.site[index] as number), task, parent: of.parent[index] as number }
				: { ending: endingText(trace, of, index) };
			yield { ph: isBegin ? "b" : "e", name: spanName(trace, of, index), cat: "task", ...common, ts, id: taskId(task), args };
			continue;
		}
		const phase = all[index] as TaskPhase;
		if (!isVisible(phase)) continue;
		const isBegin = kind === MARK.phaseBegin;
		const ts = microseconds(isBegin ? phase.start : phase.end);
		const args = { at: place(trace, phase.site) };
		const state = { name: phaseName(trace, phase), cat: "task", ...common, ts, id: taskId(of.task[phase.span] as number) };
		const name = spanName(trace, of, phase.span);
		if (isBegin) {
			isBegun[index] = 1;
			yield { ph: "b", ...state, args };
			if (phase.state !== STATE.running) continue;
			const source = all[phase.source];
			if (source !== undefined && source.state !== STATE.running) {
				// The waker does not run JavaScript itself (for example a request): its end is shown as a short slice on the event loop.
				const waker = { name: spanName(trace, of, source.span), cat: "running", ...common, ts };
				yield { ph: "B", ...waker, args: { at: place(trace, source.site) } };
				yield arrow(index, "s", ts);
				yield { ph: "E", ...waker };
			} else if (source !== undefined && isEnded[phase.source] === 0) yield arrow(index, "s", ts);
			yield { ph: "B", name, cat: "running", ...common, ts, args };
			if (source !== undefined) yield arrow(index, "f", ts);
		} else {
			isEnded[index] = 1;
			if (phase.state === STATE.running) {
				for (const target of phase.targets) if (isBegun[target] === 0) yield arrow(target, "s", ts);
				yield { ph: "E", name, cat: "running", ...common, ts };
			}
			yield { ph: "e", ...state };
		}
	}
}

const taskId = (task: number): string => `0x${task.toString(16)}`;
