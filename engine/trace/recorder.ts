import { EVENT, type EventCode, type Site, type Trace, type VirtualMs } from "../types";
import { SeriesRecorder } from "./series-recorder";

/** Rows of one chunk: about 1.2 MB. Chunks instead of one array that doubles, so that recording never copies. */
const CHUNK_ROWS = 1 << 16;

type Chunk = { kind: Uint8Array; time: Float64Array; task: Uint32Array; site: Uint16Array; other: Uint32Array };

function createChunk(rows: number): Chunk {
	return {
		kind: new Uint8Array(rows),
		time: new Float64Array(rows),
		task: new Uint32Array(rows),
		site: new Uint16Array(rows),
		other: new Uint32Array(rows),
	};
}

/** Collects the rows of one run in columns, and turns to aggregates alone once `maxRows` are full. */
export class Recorder {
	readonly series = new SeriesRecorder();
	readonly resources: string[] = [];
	readonly gauges: Trace["gauges"] = [];
	/** First instant without rows; null while every row is kept. */
	truncatedAt: VirtualMs | null = null;

	readonly #full: Chunk[] = [];
	#chunk: Chunk;
	/** Rows written to the open chunk, and how many fit. */
	#at = 0;
	#room: number;
	readonly #strings: string[] = [];
	readonly #stringIds = new Map<string, number>();

	/** @param maxRows rows to keep; 0 keeps none */
	constructor(readonly maxRows: number) {
		this.#room = Math.min(maxRows, 1 << 10);
		this.#chunk = createChunk(this.#room);
	}

	get length(): number {
		return this.#full.reduce((sum, chunk) => sum + chunk.kind.length, this.#at);
	}

	push(kind: EventCode, time: VirtualMs, task: number, site: number, other: number): void {
		if (this.#at === this.#room && !this.#open(time)) return;
		const row = this.#at++;
		const chunk = this.#chunk;
		chunk.kind[row] = kind;
		chunk.time[row] = time;
		chunk.task[row] = task;
		chunk.site[row] = site;
		chunk.other[row] = other;
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
		let first = 0;
		for (const { task: tasks } of this.#full) {
			if (first + tasks.length > from && tasks.includes(task, Math.max(0, from - first))) return true;
			first += tasks.length;
		}
		return this.#chunk.task.subarray(0, this.#at).includes(task, Math.max(0, from - first));
	}

	finish(sites: Site[], end: VirtualMs): Trace {
		const { length } = this;
		const all = createChunk(length);
		let row = 0;
		for (const [chunk, rows] of [
			...this.#full.map((full) => [full, full.kind.length] as const),
			[this.#chunk, this.#at] as const,
		]) {
			all.kind.set(chunk.kind.subarray(0, rows), row);
			all.time.set(chunk.time.subarray(0, rows), row);
			all.task.set(chunk.task.subarray(0, rows), row);
			all.site.set(chunk.site.subarray(0, rows), row);
			all.other.set(chunk.other.subarray(0, rows), row);
			row += rows;
		}
		this.#full.length = 0;
		this.#chunk = createChunk(0);
		this.#at = this.#room = 0;
		return {
			version: 1,
			length,
			...all,
			strings: this.#strings,
			sites,
			resources: this.resources,
			series: this.series.finish(),
			gauges: this.gauges,
			truncatedAt: this.truncatedAt,
			end,
		};
	}

	/** Puts the full chunk away and opens the next one; false once the limit is reached. */
	#open(time: VirtualMs): boolean {
		const kept = this.length;
		if (kept >= this.maxRows) {
			this.truncatedAt ??= time;
			return false;
		}
		this.#full.push(this.#chunk);
		this.#room = Math.min(CHUNK_ROWS, this.maxRows - kept);
		this.#chunk = createChunk(this.#room);
		this.#at = 0;
		return true;
	}
}

/** Name of each code, for decoding. */
export const EVENT_NAMES = Object.fromEntries(Object.entries(EVENT).map(([name, code]) => [code, name])) as Record<
	EventCode,
	keyof typeof EVENT
>;
