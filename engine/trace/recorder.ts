import { EVENT, type EventCode, type Site, type Trace, type VirtualMs } from "../types";
import { SeriesRecorder } from "./series-recorder";

/** Rows of one chunk: about 1.3 MB. Chunks instead of one array that doubles, so that recording never copies. */
const CHUNK_ROWS = 1 << 16;
/** Words of a row beside its time: kind and site in one, task, other. 20 bytes a row in all. */
const WORDS = 3;

/** Rows side by side in two arrays: writing a row touches two places in memory instead of five. */
type Chunk = { time: Float64Array; words: Uint32Array };

const createChunk = (rows: number): Chunk => ({ time: new Float64Array(rows), words: new Uint32Array(rows * WORDS) });

/** Collects the rows of one run in columns, and turns to aggregates alone once `maxRows` are full. */
export class Recorder {
	readonly series = new SeriesRecorder();
	readonly resources: string[] = [];
	readonly gauges: Trace["gauges"] = [];
	/** First instant without rows; null while every row is kept. */
	truncatedAt: VirtualMs | null = null;

	/** The time of the rows that come; moved by the run's clock. */
	now: VirtualMs = 0;

	readonly #full: Chunk[] = [];
	#time: Float64Array;
	#words: Uint32Array;
	/** Rows written to the open chunk, and how many fit. */
	#at = 0;
	#room: number;
	readonly #strings: string[] = [];
	readonly #stringIds = new Map<string, number>();

	/** @param maxRows rows to keep; 0 keeps none */
	constructor(readonly maxRows: number) {
		this.#room = Math.min(maxRows, 1 << 10);
		({ time: this.#time, words: this.#words } = createChunk(this.#room));
	}

	get length(): number {
		return this.#full.reduce((sum, chunk) => sum + chunk.time.length, this.#at);
	}

	push(kind: EventCode, task: number, site: number, other: number): void {
		if (this.#at === this.#room && !this.#open()) return;
		const row = this.#at++;
		this.#time[row] = this.now;
		const words = this.#words;
		const word = row * WORDS;
		words[word] = (kind << 16) | site;
		words[word + 1] = task;
		words[word + 2] = other;
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
		for (const { words, rows } of this.#chunks()) {
			for (let row = Math.max(0, from - first); row < rows; row++) if (words[row * WORDS + 1] === task) return true;
			first += rows;
		}
		return false;
	}

	/** The columns of all rows, and everything else a trace holds. The recorder is empty afterwards. */
	finish(sites: Site[], end: VirtualMs): Trace {
		const { length } = this;
		const kind = new Uint8Array(length);
		const time = new Float64Array(length);
		const task = new Uint32Array(length);
		const site = new Uint16Array(length);
		const other = new Uint32Array(length);
		let first = 0;
		for (const chunk of this.#chunks()) {
			const { words, rows } = chunk;
			time.set(chunk.time.subarray(0, rows), first);
			for (let row = 0, word = 0; row < rows; row++, word += WORDS) {
				const head = words[word] as number;
				kind[first + row] = head >>> 16;
				site[first + row] = head & 0xffff;
				task[first + row] = words[word + 1] as number;
				other[first + row] = words[word + 2] as number;
			}
			first += rows;
		}
		this.#full.length = 0;
		this.#at = this.#room = 0;
		return {
			version: 1,
			length,
			kind,
			time,
			task,
			site,
			other,
			strings: this.#strings,
			sites,
			resources: this.resources,
			series: this.series.finish(),
			gauges: this.gauges,
			truncatedAt: this.truncatedAt,
			end,
		};
	}

	*#chunks(): Iterable<Chunk & { rows: number }> {
		for (const chunk of this.#full) yield { ...chunk, rows: chunk.time.length };
		yield { time: this.#time, words: this.#words, rows: this.#at };
	}

	/** Puts the full chunk away and opens the next one; false once the limit is reached. */
	#open(): boolean {
		const kept = this.length;
		if (kept >= this.maxRows) {
			this.truncatedAt ??= this.now;
			return false;
		}
		this.#full.push({ time: this.#time, words: this.#words });
		this.#room = Math.min(CHUNK_ROWS, this.maxRows - kept);
		({ time: this.#time, words: this.#words } = createChunk(this.#room));
		this.#at = 0;
		return true;
	}
}

/** Name of each code, for decoding. */
export const EVENT_NAMES = Object.fromEntries(Object.entries(EVENT).map(([name, code]) => [code, name])) as Record<
	EventCode,
	keyof typeof EVENT
>;
