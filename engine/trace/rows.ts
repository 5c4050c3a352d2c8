import { EVENT, type EventCode, packWait, type RowIndex, type Trace, type VirtualMs, type WaitCode } from "../types";

/** All kinds of rows except `wait`, which packs two numbers into one. */
export type PlainCode = Exclude<EventCode, typeof EVENT.wait>;

/** The columns of a stretch of rows. */
export type RowColumns = Pick<Trace, "kind" | "time" | "task" | "site" | "other">;

/**
 * Number of 16-bit units in a page. A page can be decoded without the others. Writing fresh memory costs more than computing what is written, so rows
 * are delta-encoded, and decoded into columns only on first access.
 */
const PAGE = 1 << 15;
/** Most units that one row takes: head (1), site (1), task (3) and other (2). The time of an instant takes five. */
const MOST_UNITS = 7;

/*
 * The head of a row is a unit of four fields: the code of its kind (5 bits; 0 for a time, which holds for the rows that follow), how `task` is encoded
 * (2 bits), how `other` is encoded (3 bits), and its site (6 bits). Values that do not fit follow in further units.
 */
const CODE = 31;
/** Base of the codes of `wait` rows: base + reason, above all kinds. The result of `packWait` is not stored: in V8 it is not a small integer (Smi). */
const WAITS = EVENT.name;
/** Encodings of `task`: main, the last task other than main, the one after the newest, or a distance from the newest. */
const LAST_TASK = 1 << 5;
const NEXT_TASK = 2 << 5;
const GIVEN_TASK = 3 << 5;
/** Value of the distance that means: the number itself follows in two more units. */
const FAR = 0xffff;
/** Encodings of `other`: 0, equal to `task`, the last task + 1, equal to the last `other`, or given in two units. */
const AS_TASK = 1 << 7;
const AFTER_LAST = 2 << 7;
const AS_BEFORE = 3 << 7;
const GIVEN = 4 << 7;
const OTHER = 7 << 7;
const SITE_SHIFT = 10;
/** Sites from this number on are stored in a unit of their own. */
const FAR_SITE = 63;

type Page = { first: RowIndex; units: Uint16Array };

/** A number as four units. */
const double = new Float64Array(1);
const quarters = new Uint16Array(double.buffer);

/** A number of 32 bits in two units. */
const two = (units: Uint16Array, at: number): number => ((units[at] as number) | ((units[at + 1] as number) << 16)) >>> 0;

/** The delta-encoded rows of a run, some three bytes each. */
export class Rows {
	length = 0;
	/** First instant without rows; null while every row is kept. */
	truncatedAt: VirtualMs | null = null;
	readonly #pages: Page[] = [];
	#units = new Uint16Array(0);
	/** Index of the next unit, and the last index at which a row may begin before a new page, a new time or the limit has to be handled. */
	#at = 0;
	#lastStart = -1;
	#now: VirtualMs = 0;
	/** State of the delta encoding: the newest task in this page, the last task other than main, and the last `other` that was not 0 and not `task`. */
	#newest = 0;
	#last = 0;
	#other = 0;

	/** @param maxRows rows to keep; 0 keeps none */
	constructor(readonly maxRows: number) {}

	/** The time of the next rows; set by the run's clock. */
	get now(): VirtualMs {
		return this.#now;
	}
	set now(time: VirtualMs) {
		this.#now = time;
		this.#lastStart = -1;
	}

	push(kind: PlainCode, task: number, site: number, other: number): void {
		this.#write(kind, task, site, other);
	}

	/** A `wait` row, for `reason` and the number of what is awaited. */
	wait(task: number, site: number, reason: WaitCode, id: number): void {
		this.#write(WAITS + reason, task, site, id);
	}

	#write(code: number, task: number, site: number, other: number): void {
		if (this.#at > this.#lastStart && !this.#makeReady()) return;
		const units = this.#units;
		const start = this.#at;
		let at = start + 1;
		let unit = code;
		if (site < FAR_SITE) unit |= site << SITE_SHIFT;
		else {
			unit |= FAR_SITE << SITE_SHIFT;
			units[at++] = site;
		}
		if (task !== 0) {
			if (task === this.#last) unit |= LAST_TASK;
			else {
				this.#last = task;
				const back = this.#newest - task;
				if (back < 0) this.#newest = task;
				if (back === -1) unit |= NEXT_TASK;
				else {
					unit |= GIVEN_TASK;
					if (back >= 0 && back < FAR) units[at++] = back;
					else {
						units[at++] = FAR;
						units[at++] = task;
						units[at++] = task >>> 16;
					}
				}
			}
		}
		if (other !== 0) {
			if (other === task) unit |= AS_TASK;
			else if (other === this.#other) unit |= AS_BEFORE;
			else {
				this.#other = other;
				if (other === this.#last + 1) unit |= AFTER_LAST;
				else {
					unit |= GIVEN;
					units[at++] = other;
					units[at++] = other >>> 16;
				}
			}
		}
		units[start] = unit;
		this.#at = at;
		this.length++;
	}

	/** Makes room and writes the time of the next row; every page begins with a time. False once the limit of rows is reached. */
	#makeReady(): boolean {
		const left = this.maxRows - this.length;
		if (left <= 0) {
			this.truncatedAt ??= this.#now;
			return false;
		}
		if (this.#at > this.#units.length - 2 * MOST_UNITS) {
			this.#units = new Uint16Array(PAGE);
			this.#pages.push({ first: this.length, units: this.#units });
			this.#at = this.#newest = this.#last = this.#other = 0;
		}
		double[0] = this.#now;
		this.#at++;
		for (let i = 0; i < 4; i++) this.#units[this.#at++] = quarters[i] as number;
		// A row takes at least one unit, so at most `left` rows fit before this index.
		this.#lastStart = Math.min(this.#units.length - MOST_UNITS, this.#at + left - 1);
		return true;
	}

	/** Bytes in use. */
	get bytes(): number {
		return (this.#pages.length * PAGE - this.#units.length + this.#at) * 2;
	}

	/** Columns of the rows `[from, to)`. */
	slice(from: RowIndex, to: RowIndex): RowColumns {
		const length = Math.max(0, to - from);
		const columns: RowColumns = {
			kind: new Uint8Array(length),
			time: new Float64Array(length),
			task: new Uint32Array(length),
			site: new Uint16Array(length),
			other: new Uint32Array(length),
		};
		const after = this.#pages.findIndex(({ first }) => first > from);
		const begin = (after < 0 ? this.#pages.length : after) - 1;
		for (let page = Math.max(0, begin); page < this.#pages.length && this.#first(page) < to; page++)
			this.#read(page, from, to, columns);
		return columns;
	}

	/** Index of the first row of a page; past the last page, the index of the next row. */
	#first(page: number): RowIndex {
		return this.#pages[page]?.first ?? this.length;
	}

	/** Decodes a page's part of the rows `[from, to)` into columns. */
	#read(page: number, from: RowIndex, to: RowIndex, columns: RowColumns): void {
		const { first, units } = this.#pages[page] as Page;
		const { kind, time, task, site, other } = columns;
		const end = Math.min(to, this.#first(page + 1));
		let at = 0;
		let now = 0;
		let newest = 0;
		let last = 0;
		let before = 0;
		for (let row = first; row < end; ) {
			const unit = units[at++] as number;
			const code = unit & CODE;
			if (code === 0) {
				for (let i = 0; i < 4; i++) quarters[i] = units[at++] as number;
				now = double[0] as number;
				continue;
			}
			let place = unit >>> SITE_SHIFT;
			if (place === FAR_SITE) place = units[at++] as number;
			const known = unit & GIVEN_TASK;
			if (known === NEXT_TASK) last = newest = newest + 1;
			else if (known === GIVEN_TASK) {
				const back = units[at++] as number;
				if (back < FAR) last = newest - back;
				else {
					last = two(units, at);
					at += 2;
					if (last > newest) newest = last;
				}
			}
			const about = known === 0 ? 0 : last;
			const relation = unit & OTHER;
			let what = 0;
			if (relation === AS_TASK) what = about;
			else if (relation !== 0) {
				if (relation === AFTER_LAST) before = last + 1;
				else if (relation === GIVEN) {
					before = two(units, at);
					at += 2;
				}
				what = before;
			}
			if (row >= from) {
				const reason = code - WAITS;
				kind[row - from] = reason > 0 ? EVENT.wait : code;
				time[row - from] = now;
				task[row - from] = about;
				site[row - from] = place;
				other[row - from] = reason > 0 ? packWait(reason as WaitCode, what) : what;
			}
			row++;
		}
	}
}

const rowsOf = new WeakMap<Trace, Rows>();

/** A trace of the rows, whose columns are decoded on first access. */
export function traceOf(rows: Rows, rest: Omit<Trace, "length" | keyof RowColumns>): Trace {
	let made: RowColumns | null = null;
	const columns = (): RowColumns => {
		made ??= rows.slice(0, rows.length);
		return made;
	};
	const trace: Trace = {
		...rest,
		length: rows.length,
		get kind() {
			return columns().kind;
		},
		get time() {
			return columns().time;
		},
		get task() {
			return columns().task;
		},
		get site() {
			return columns().site;
		},
		get other() {
			return columns().other;
		},
	};
	rowsOf.set(trace, rows);
	return trace;
}

/** Decodes the rows `[from, to)` into columns, without decoding all rows. */
export const columnsOf = (trace: Trace, from: RowIndex, to: RowIndex): RowColumns =>
	rowsOf.get(trace)?.slice(from, to) ?? {
		kind: trace.kind.slice(from, to),
		time: trace.time.slice(from, to),
		task: trace.task.slice(from, to),
		site: trace.site.slice(from, to),
		other: trace.other.slice(from, to),
	};

/** Bytes of a recorded trace before its columns are decoded. */
export const bytesOf = (trace: Trace): number => rowsOf.get(trace)?.bytes ?? 0;
