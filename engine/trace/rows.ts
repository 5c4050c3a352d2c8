import { EVENT, type EventCode, packWait, type RowIndex, type Trace, type VirtualMs, type WaitCode } from "../types";

/** Kinds of rows but `wait`, which packs two numbers into one. */
export type PlainCode = Exclude<EventCode, typeof EVENT.wait>;

/** The columns of a stretch of rows. */
export type RowColumns = Pick<Trace, "kind" | "time" | "task" | "site" | "other">;

/**
 * Units of 16 bits in a page, which is read without the others. Memory that is fresh costs more to write than what is done with it, so rows are
 * made small, and columns of them only when somebody reads them.
 */
const PAGE = 1 << 15;
/** Most units that are written at once: a row with its site (1), task (3) and other (2). The time of an instant takes five. */
const MOST_UNITS = 7;

/*
 * A row begins with a unit of four fields: the code of its kind (5 bits; 0 for the time of the rows that follow), what is known of `task`
 * (2 bits) and of `other` (3 bits), and its site (6 bits). What does not fit stands in the units after it.
 */
const CODE = 31;
/** The code of a `wait` row is that of its reason, past all kinds: what `packWait` packs is no small integer to V8. */
const WAITS = EVENT.name;
/** `task` is main, the last one that was not main, the one after the newest, or given as its distance from the newest. */
const LAST_TASK = 1 << 5;
const NEXT_TASK = 2 << 5;
const GIVEN_TASK = 3 << 5;
/** That distance, when it takes two units more to give the number itself. */
const FAR = 0xffff;
/** `other` is 0, the same as `task`, one more than the last task, as in the last row that had one, or given in two units. */
const AS_TASK = 1 << 7;
const AFTER_LAST = 2 << 7;
const AS_BEFORE = 3 << 7;
const GIVEN = 4 << 7;
const OTHER = 7 << 7;
const SITE_SHIFT = 10;
/** Sites from here on stand in a unit of their own. */
const FAR_SITE = 63;

type Page = { first: RowIndex; units: Uint16Array };

/** A number as four units. */
const double = new Float64Array(1);
const quarters = new Uint16Array(double.buffer);

/** A number of 32 bits in two units. */
const two = (units: Uint16Array, at: number): number => ((units[at] as number) | ((units[at + 1] as number) << 16)) >>> 0;

/** Rows as a run writes them, in three bytes each or so. */
export class Rows {
	length = 0;
	/** First instant without rows; null while every row is kept. */
	truncatedAt: VirtualMs | null = null;
	readonly #pages: Page[] = [];
	#units = new Uint16Array(0);
	/** Place of the next unit, and the last place at which a row may begin before something else is to be done. */
	#at = 0;
	#lastStart = -1;
	#now: VirtualMs = 0;
	/** The highest task in this page, the last that was not main, and the last `other` that was not 0 and not `task`. */
	#newest = 0;
	#last = 0;
	#other = 0;

	/** @param maxRows rows to keep; 0 keeps none */
	constructor(readonly maxRows: number) {}

	/** The time of the rows that come; moved by the run's clock. */
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

	/** Makes room, and writes the time of the row that comes; a page begins with it. False once the limit is reached. */
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
		// A row takes one unit at least, so no more are written than are left.
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

	/** First row of a page; past the last page, the row that comes next. */
	#first(page: number): RowIndex {
		return this.#pages[page]?.first ?? this.length;
	}

	/** Reads what a page has of the rows `[from, to)` into their columns. */
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

/** A trace of what has been written, whose columns are made when one of them is asked for. */
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

/** Copies of the columns of the rows `[from, to)`, without making those of all rows. */
export const columnsOf = (trace: Trace, from: RowIndex, to: RowIndex): RowColumns =>
	rowsOf.get(trace)?.slice(from, to) ?? {
		kind: trace.kind.slice(from, to),
		time: trace.time.slice(from, to),
		task: trace.task.slice(from, to),
		site: trace.site.slice(from, to),
		other: trace.other.slice(from, to),
	};

/** Bytes that a recorded trace takes while none of its columns has been asked for. */
export const bytesOf = (trace: Trace): number => rowsOf.get(trace)?.bytes ?? 0;
