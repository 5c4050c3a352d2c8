import { EVENT, isOutside, type Trace, WAIT, type WaitCode, waitReason } from "../types";
import { type Spans, taskIndex } from "./spans";

/** What a task does during a segment. */
export const STATE = { running: 1, ready: 2, waiting: 3, blocked: 4 } as const;
export type StateCode = (typeof STATE)[keyof typeof STATE];

/** Stretches of time in which a task was in one state; those of no length are left out. Sorted by end. */
export type Segments = {
	length: number;
	/** Index into the spans. */
	span: Uint32Array;
	start: Float64Array;
	end: Float64Array;
	state: Uint8Array;
	/** Where the task stood. */
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
	const result = new SegmentList();
	const close = (span: number, at: number): void => {
		const from = since[span] as number;
		if (at > from && state[span] !== 0)
			result.push(span, from, at, state[span] as number, site[span] as number, wait[span] as number);
		since[span] = at;
	};
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row] as number;
		if (kind > EVENT.cancel) continue;
		const span = indexOf[trace.task[row] as number] as number;
		const at = trace.time[row] as number;
		close(span, at);
		switch (kind) {
			case EVENT.spawn:
				since[span] = at;
				state[span] = STATE.running;
				site[span] = trace.site[row] as number;
				wait[span] = 0;
				break;
			case EVENT.wait:
				wait[span] = trace.other[row] as number;
				state[span] = stateOfWait(wait[span] as number);
				site[span] = trace.site[row] as number;
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
	return result.finish();
}

/** Growing columns of segments. */
class SegmentList {
	#length = 0;
	#span = new Uint32Array(1024);
	#start = new Float64Array(1024);
	#end = new Float64Array(1024);
	#state = new Uint8Array(1024);
	#site = new Uint16Array(1024);
	#wait = new Uint32Array(1024);

	push(span: number, start: number, end: number, state: number, site: number, wait: number): void {
		if (this.#length === this.#span.length) this.#grow();
		const i = this.#length++;
		this.#span[i] = span;
		this.#start[i] = start;
		this.#end[i] = end;
		this.#state[i] = state;
		this.#site[i] = site;
		this.#wait[i] = wait;
	}

	finish(): Segments {
		const length = this.#length;
		return {
			length,
			span: this.#span.slice(0, length),
			start: this.#start.slice(0, length),
			end: this.#end.slice(0, length),
			state: this.#state.slice(0, length),
			site: this.#site.slice(0, length),
			wait: this.#wait.slice(0, length),
		};
	}

	#grow(): void {
		const capacity = this.#span.length * 2;
		const grown = <T extends { set(from: T): void }>(from: T, to: T): T => {
			to.set(from);
			return to;
		};
		this.#span = grown(this.#span, new Uint32Array(capacity));
		this.#start = grown(this.#start, new Float64Array(capacity));
		this.#end = grown(this.#end, new Float64Array(capacity));
		this.#state = grown(this.#state, new Uint8Array(capacity));
		this.#site = grown(this.#site, new Uint16Array(capacity));
		this.#wait = grown(this.#wait, new Uint32Array(capacity));
	}
}
