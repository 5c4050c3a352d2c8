import type { RowIndex, Trace, VirtualMs } from "../types";

const FIRST = 1 << 8;

/**
 * The virtual time of each row, kept once for each instant: many rows come at one, in the order of time. A column of eight bytes a row would
 * be half of what a recorded run writes, and a long run goes away in chunks, each of which can have its times made.
 */
export class Instants {
	#length = 0;
	/** First row of each instant. */
	#row = new Uint32Array(FIRST);
	#time = new Float64Array(FIRST);

	/** Says that rows from `row` on are of `time`; both rise from call to call. */
	begin(row: RowIndex, time: VirtualMs): void {
		if (this.#length === this.#row.length) {
			const row = new Uint32Array(this.#length * 2);
			const time = new Float64Array(this.#length * 2);
			row.set(this.#row);
			time.set(this.#time);
			this.#row = row;
			this.#time = time;
		}
		this.#row[this.#length] = row;
		this.#time[this.#length] = time;
		this.#length++;
	}

	/** Bytes in use. */
	get bytes(): number {
		return this.#length * 12;
	}

	/** Times of the rows `[from, to)`, as a column of their own. */
	slice(from: RowIndex, to: RowIndex): Float64Array<ArrayBuffer> {
		const times = new Float64Array(Math.max(0, to - from));
		let row = from;
		for (let at = this.#instantOf(from); row < to; at++) {
			const end = Math.min(to, at + 1 < this.#length ? (this.#row[at + 1] as number) : to);
			const time = this.#time[at] as number;
			for (; row < end; row++) times[row - from] = time;
		}
		return times;
	}

	/** The last instant that begins at or before a row. */
	#instantOf(row: RowIndex): number {
		let low = 0;
		let high = this.#length;
		while (low + 1 < high) {
			const middle = (low + high) >>> 1;
			if ((this.#row[middle] as number) <= row) low = middle;
			else high = middle;
		}
		return low;
	}
}

const instantsOf = new WeakMap<Trace, Instants>();

/** Remembers where the times of a trace come from. */
export const setInstants = (trace: Trace, instants: Instants): void => void instantsOf.set(trace, instants);

/** Times of the rows `[from, to)`, without making the whole column. */
export const timesOf = (trace: Trace, from: RowIndex, to: RowIndex): Float64Array =>
	instantsOf.get(trace)?.slice(from, to) ?? trace.time.slice(from, to);
