import { EVENT, type Trace } from "../../types";
import { taskIndex } from "./read-spans";
import { STATE, type StateCode, stateOfWait } from "./segments";
import type { Spans } from "./spans";

/** What a task did from one row about it to the next. A phase may have length 0 if the task woke another one or was woken in it. */
export type TaskPhase = {
	/** Index into the spans. */
	span: number;
	state: StateCode;
	site: number;
	/** What it waited for, packed; 0 while it ran. */
	wait: number;
	start: number;
	end: number;
	/** The phase of the task that woke this one; −1 if it was woken by the event loop, by itself, or not at all. */
	source: number;
	/** Indexes of the phases that this one woke. */
	targets: number[];
};

/** What happens to a span or a phase, in the order of the rows: exports write one event for each. */
export const MARK = { spanBegin: 0, phaseBegin: 1, phaseEnd: 2, spanEnd: 3 } as const;
export type Mark = { kind: (typeof MARK)[keyof typeof MARK]; index: number };

/**
 * The lives of all tasks as nested intervals, and which phase woke which.
 * @returns phases in the order in which they begin, and marks that open and close spans and phases, properly nested for each task
 */
export function phases(trace: Trace, of: Spans): { phases: TaskPhase[]; marks: Mark[] } {
	const indexOf = taskIndex(trace);
	const all: TaskPhase[] = [];
	const marks: Mark[] = [];
	/** The phase that each task is in, or −1; and its last phase. */
	const current = new Int32Array(of.length).fill(-1);
	const last = new Int32Array(of.length).fill(-1);
	const wokenBy = new Int32Array(of.length).fill(-1);
	const close = (span: number, at: number): void => {
		const phase = current[span] as number;
		if (phase === -1) return;
		(all[phase] as TaskPhase).end = at;
		marks.push({ kind: MARK.phaseEnd, index: phase });
		current[span] = -1;
	};
	const open = (span: number, at: number, state: StateCode, site: number, wait: number): number => {
		close(span, at);
		const phase = all.push({ span, state, site, wait, start: at, end: at, source: -1, targets: [] }) - 1;
		marks.push({ kind: MARK.phaseBegin, index: phase });
		current[span] = phase;
		last[span] = phase;
		return phase;
	};
	/** The phase of the waking task that a `wake` or `resume` row names, or −1. */
	const waker = (row: number, span: number): number => {
		const task = (trace.other[row] as number) - 1;
		if (task < 0 || indexOf[task] === span) return -1;
		return last[indexOf[task] as number] ?? -1;
	};
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row] as number;
		if (kind > EVENT.cancel) continue;
		const span = indexOf[trace.task[row] as number] as number;
		const at = trace.time[row] as number;
		const site = trace.site[row] as number;
		if (kind === EVENT.spawn) {
			marks.push({ kind: MARK.spanBegin, index: span });
			open(span, at, STATE.running, site, 0);
		} else if (kind === EVENT.wait) {
			const wait = trace.other[row] as number;
			wokenBy[span] = -1;
			open(span, at, stateOfWait(wait), site, wait);
		} else if (kind === EVENT.wake) {
			wokenBy[span] = waker(row, span);
			const before = all[last[span] as number] as TaskPhase;
			open(span, at, STATE.ready, before.site, before.wait);
		} else if (kind === EVENT.resume) {
			const source = wokenBy[span] === -1 ? waker(row, span) : (wokenBy[span] as number);
			const phase = open(span, at, STATE.running, all[last[span] as number]?.site ?? site, 0);
			wokenBy[span] = -1;
			if (source !== -1) {
				(all[phase] as TaskPhase).source = source;
				(all[source] as TaskPhase).targets.push(phase);
			}
		} else {
			close(span, at);
			marks.push({ kind: MARK.spanEnd, index: span });
		}
	}
	// Tasks that never settled, the youngest first, so that inner spans are closed before outer ones.
	for (let span = of.length - 1; span >= 0; span--)
		if (current[span] !== -1) {
			close(span, trace.end);
			marks.push({ kind: MARK.spanEnd, index: span });
		}
	return { phases: all, marks };
}

/** True for a phase that a chart shows: its length is not 0, or an arrow begins or ends there. */
export const isVisible = (phase: TaskPhase): boolean =>
	phase.end > phase.start || phase.source !== -1 || phase.targets.length > 0;
