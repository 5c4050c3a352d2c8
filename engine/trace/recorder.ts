import { EVENT, type EventCode, type Series, type Site, type Trace, type VirtualMs } from "../types";
import { SeriesRecorder } from "./series-recorder";

const FIRST_ROWS = 1 << 10;

/** Collects the rows of one run in growing columns, and turns to aggregates alone once `maxRows` are full. */
export class Recorder {
	readonly series = new SeriesRecorder();
	readonly resources: string[] = [];
	readonly gauges: Trace["gauges"] = [];
	/** First instant without rows; null while every row is kept. */
	truncatedAt: VirtualMs | null = null;

	#length = 0;
	#capacity = FIRST_ROWS;
	#kind = new Uint8Array(FIRST_ROWS);
	#time = new Float64Array(FIRST_ROWS);
	#task = new Uint32Array(FIRST_ROWS);
	#site = new Uint16Array(FIRST_ROWS);
	#other = new Uint32Array(FIRST_ROWS);
	readonly #strings: string[] = [];
	readonly #stringIds = new Map<string, number>();

	/** @param maxRows rows to keep; 0 keeps none and is no truncation */
	constructor(readonly maxRows: number) {}

	get length(): number {
		return this.#length;
	}

	push(kind: EventCode, time: VirtualMs, task: number, site: number, other: number): void {
		const row = this.#length;
		if (row === this.#capacity && !this.#grow(time)) return;
		this.#kind[row] = kind;
		this.#time[row] = time;
		this.#task[row] = task;
		this.#site[row] = site;
		this.#other[row] = other;
		this.#length = row + 1;
	}

	/** Index of `text` in `strings`, the same for equal texts. */
	intern(text: string): number {
		const known = this.#stringIds.get(text);
		if (known !== undefined) return known;
		const id = this.#strings.push(text) - 1;
		this.#stringIds.set(text, id);
		return id;
	}

	/** Registers something tasks can wait for, and returns the number that `wait` rows carry for it. */
	resource(name: string): number {
		return this.resources.push(name) - 1;
	}

	/** True when a row from `from` on is about `task`. */
	hasRowOf(task: number, from: number): boolean {
		for (let row = from; row < this.#length; row++) if (this.#task[row] === task) return true;
		return false;
	}

	finish(sites: Site[], end: VirtualMs): Trace {
		const length = this.#length;
		const series: Series = this.series.finish();
		return {
			version: 1,
			length,
			kind: this.#kind.slice(0, length),
			time: this.#time.slice(0, length),
			task: this.#task.slice(0, length),
			site: this.#site.slice(0, length),
			other: this.#other.slice(0, length),
			strings: this.#strings,
			sites,
			resources: this.resources,
			series,
			gauges: this.gauges,
			truncatedAt: this.truncatedAt,
			end,
		};
	}

	/** Doubles the columns; false once the limit is reached. */
	#grow(time: VirtualMs): boolean {
		if (this.#capacity >= this.maxRows) {
			this.truncatedAt ??= time;
			return false;
		}
		const capacity = Math.min(this.#capacity * 2, this.maxRows);
		this.#kind = copied(this.#kind, new Uint8Array(capacity));
		this.#time = copied(this.#time, new Float64Array(capacity));
		this.#task = copied(this.#task, new Uint32Array(capacity));
		this.#site = copied(this.#site, new Uint16Array(capacity));
		this.#other = copied(this.#other, new Uint32Array(capacity));
		this.#capacity = capacity;
		return true;
	}
}

function copied<T extends { set(from: T): void }>(from: T, to: T): T {
	to.set(from);
	return to;
}

/** Name of each code, for decoding. */
export const EVENT_NAMES = Object.fromEntries(Object.entries(EVENT).map(([name, code]) => [code, name])) as Record<
	EventCode,
	keyof typeof EVENT
>;
