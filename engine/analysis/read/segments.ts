import { EVENT, isOutside, type Trace, WAIT, type WaitCode, waitReason } from "../../types";
import { taskIndex } from "./read-spans";
import type { Spans } from "./spans";

/** What a task does during a segment. */
export const STATE = { running: 1, ready: 2, waiting: 3, blocked: 4 } as const;
export type StateCode = (typeof STATE)[keyof typeof STATE];

/** Intervals in which a task was in one state; those of length 0 are left out. Sorted by end. */
export type Segments = {
	length: number;
	/** Index into the spans. */
	span: Uint32Array;
	start: Float64Array;
	end: Float64Array;
	state: Uint8Array;
	/** The site at which the task was. */
	site: Uint16Array;
	/** What it waited for, packed; 0 while it ran. */
	wait: Uint32Array;
};

/** The state a task is in after a row about it. */
export const stateOfWait = (packed: number): StateCode => {
	const reason: WaitCode = waitReason(packed);
	if (reason === WAIT.tick) return STATE.ready;
	return isOutside(reason) ? STATE.waiting : STATE.blocked;
};

/** All segments of all tasks, to paint inside their spans. */
export function segments(trace: Trace, of: Spans): Segments {
	const indexOf = taskIndex(trace);
	const since = new Float64Array(of.length);
	const state = new Uint8Array(of.length);
	const site = new Uint16Array(of.length);
	const wait = new Uint32Array(of.length);
	// Most tasks run once and wait once. Growing a list of millions costs more than unused capacity in a short one.
	let list = columns(2 * of.length + 16);
	let length = 0;
	const close = (span: number, at: number): void => {
		const from = since[span] as number;
		const now = state[span] as number;
		since[span] = at;
		if (at <= from || now === 0) return;
		if (length === list.span.length) list = widened(list, length * 2);
		list.span[length] = span;
		list.start[length] = from;
		list.end[length] = at;
		list.state[length] = now;
		list.site[length] = site[span] as number;
		list.wait[length] = wait[span] as number;
		length++;
	};
	// Columns as local variables: reading them from the trace for each of millions of rows takes half as long again.
	const { kind, task, time, other, site: place, length: rows } = trace;
	for (let row = 0; row < rows; row++) {
		const code = kind[row] as number;
		if (code > EVENT.cancel) continue;
		const span = indexOf[task[row] as number] as number;
		close(span, time[row] as number);
		switch (code) {
			case EVENT.spawn:
				state[span] = STATE.running;
				site[span] = place[row] as number;
				break;
			case EVENT.wait:
				wait[span] = other[row] as number;
				state[span] = stateOfWait(other[row] as number);
				site[span] = place[row] as number;
				break;
			case EVENT.wake:
				state[span] = STATE.ready;
				break;
			case EVENT.resume:
				state[span] = STATE.running;
				wait[span] = 0;
				break;
			default:
				state[span] = 0;
		}
	}
	for (let span = 0; span < of.length; span++) close(span, trace.end);
	return { length, ...cut(list, length) };
}

/** Which tasks were ever in a state for longer than an instant: 1 for each of them, by span. Linear in the rows; stores no segments. */
export function everIn(trace: Trace, of: Spans, state: StateCode): Uint8Array {
	const indexOf = taskIndex(trace);
	const wanted = new Uint8Array(of.length);
	/** Start of the current interval in the state; infinite while the task is not in it. */
	const since = new Float64Array(of.length).fill(Number.POSITIVE_INFINITY);
	const { kind, task, time, other, length } = trace;
	for (let row = 0; row < length; row++) {
		const code = kind[row] as number;
		if (code > EVENT.cancel) continue;
		const span = indexOf[task[row] as number] as number;
		const at = time[row] as number;
		if ((since[span] as number) < at) wanted[span] = 1;
		const now =
			code === EVENT.wait
				? stateOfWait(other[row] as number)
				: code === EVENT.wake
					? STATE.ready
					: code === EVENT.spawn || code === EVENT.resume
						? STATE.running
						: 0;
		// From one wait into another of the same kind the interval continues. Counting it as a new one is harmless.
		since[span] = now === state ? at : Number.POSITIVE_INFINITY;
	}
	for (let span = 0; span < of.length; span++) if ((since[span] as number) < trace.end) wanted[span] = 1;
	return wanted;
}

export type SegmentColumns = Omit<Segments, "length">;

/** Empty columns with capacity for `size` segments. */
export const columns = (size: number): SegmentColumns => ({
	span: new Uint32Array(size),
	start: new Float64Array(size),
	end: new Float64Array(size),
	state: new Uint8Array(size),
	site: new Uint16Array(size),
	wait: new Uint32Array(size),
});

/** A copy with more capacity. */
export function widened(old: SegmentColumns, size: number): SegmentColumns {
	const wider = columns(size);
	wider.span.set(old.span);
	wider.start.set(old.start);
	wider.end.set(old.end);
	wider.state.set(old.state);
	wider.site.set(old.site);
	wider.wait.set(old.wait);
	return wider;
}

/** Views of the first `length` entries; the rest of the memory stays allocated. */
export const cut = (list: SegmentColumns, length: number): SegmentColumns => ({
	span: list.span.subarray(0, length),
	start: list.start.subarray(0, length),
	end: list.end.subarray(0, length),
	state: list.state.subarray(0, length),
	site: list.site.subarray(0, length),
	wait: list.wait.subarray(0, length),
});
