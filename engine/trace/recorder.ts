import { EVENT, type EventCode, packWait, type Site, type Trace, type VirtualMs, type WaitCode } from "../types";
import { Instants, setInstants } from "./instants";
import { SeriesRecorder } from "./series-recorder";

/**
 * Rows to begin with; a full recorder has sixteen times as many next. After 262,144 it takes room for all it may keep: the system gives memory
 * only as it is written, and copying the rows once more, or cutting them to size at the end, took a tenth of a run's time.
 */
const FIRST_ROWS = 1 << 10;
const GROWTH = 16;
const MANY_ROWS = 1 << 18;

/** Collects the rows of one run in columns, and turns to aggregates alone once `maxRows` are full. */
export class Recorder {
	readonly series = new SeriesRecorder();
	readonly resources: string[] = [];
	readonly gauges: Trace["gauges"] = [];
	/** First instant without rows; null while every row is kept. */
	truncatedAt: VirtualMs | null = null;

	#length = 0;
	#capacity: number;
	#kind: Uint8Array;
	/** True until the first row at the present time. */
	#isNewInstant = true;
	#now: VirtualMs = 0;
	readonly #instants = new Instants();
	#task: Uint32Array;
	#site: Uint16Array;
	#other: Uint32Array;
	readonly #strings: string[] = [];
	readonly #stringIds = new Map<string, number>();

	/** @param maxRows rows to keep; 0 keeps none */
	constructor(readonly maxRows: number) {
		this.#capacity = Math.min(maxRows, FIRST_ROWS);
		this.#kind = new Uint8Array(this.#capacity);
		this.#task = new Uint32Array(this.#capacity);
		this.#site = new Uint16Array(this.#capacity);
		this.#other = new Uint32Array(this.#capacity);
	}

	/** The time of the rows that come; moved by the run's clock. */
	get now(): VirtualMs {
		return this.#now;
	}
	set now(time: VirtualMs) {
		this.#now = time;
		this.#isNewInstant = true;
	}

	get length(): number {
		return this.#length;
	}

	push(kind: EventCode, task: number, site: number, other: number): void {
		const row = this.#length;
		if (row === this.#capacity && !this.#grow()) return;
		this.#kind[row] = kind;
		this.#task[row] = task;
		this.#site[row] = site;
		this.#other[row] = other;
		this.#length = row + 1;
		if (this.#isNewInstant) this.#beginInstant(row);
	}

	/** A `wait` row. What it packs is no small integer to V8, so it is packed where it is stored, and no number is allocated for it. */
	wait(task: number, site: number, reason: WaitCode, id: number): void {
		const row = this.#length;
		if (row === this.#capacity && !this.#grow()) return;
		this.#kind[row] = EVENT.wait;
		this.#task[row] = task;
		this.#site[row] = site;
		this.#other[row] = packWait(reason, id);
		this.#length = row + 1;
		if (this.#isNewInstant) this.#beginInstant(row);
	}

	#beginInstant(row: number): void {
		this.#isNewInstant = false;
		this.#instants.begin(row, this.#now);
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
		const at = this.#task.indexOf(task, from);
		return at >= 0 && at < this.#length;
	}

	/** Everything a trace holds. Columns that are more than half full are handed over as they are, others are cut to size. */
	finish(sites: Site[], end: VirtualMs): Trace {
		const length = this.#length;
		const isFull = length * 2 > this.#capacity;
		const cut = <T extends { subarray(from: number, to: number): T; slice(from: number, to: number): T }>(column: T): T =>
			isFull ? column.subarray(0, length) : column.slice(0, length);
		const instants = this.#instants;
		let time: Float64Array | null = null;
		const trace: Trace = {
			version: 1,
			length,
			kind: cut(this.#kind),
			get time() {
				time ??= instants.slice(0, length);
				return time;
			},
			task: cut(this.#task),
			site: cut(this.#site),
			other: cut(this.#other),
			strings: this.#strings,
			sites,
			resources: this.resources,
			series: this.series.finish(),
			gauges: this.gauges,
			truncatedAt: this.truncatedAt,
			end,
		};
		setInstants(trace, instants);
		return trace;
	}

	/** Makes room for more rows; false once the limit is reached. */
	#grow(): boolean {
		if (this.#capacity >= this.maxRows) {
			this.truncatedAt ??= this.#now;
			return false;
		}
		const capacity = this.#capacity >= MANY_ROWS ? this.maxRows : Math.min(this.#capacity * GROWTH, this.maxRows);
		this.#kind = copied(this.#kind, new Uint8Array(capacity));
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
