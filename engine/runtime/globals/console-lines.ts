import type { ConsoleLine } from "../../types";

/**
 * The console lines that a run keeps: the first `limit`; of the later ones the first errors and the last of all, a tenth of `limit` each. So memory is bounded,
 * and both the beginning and the end of a long output can be read.
 */
export class ConsoleLines {
	/** Lines written so far. */
	written = 0;
	readonly #limit: number;
	readonly #more: number;
	/** The first lines and the errors among the later ones, in order. */
	readonly #kept: ConsoleLine[] = [];
	#errors = 0;
	/** The last of the other lines, as a ring: a line is at its number modulo the ring's size. */
	readonly #last: ConsoleLine[] = [];
	#others = 0;

	constructor(limit: number) {
		this.#limit = limit;
		this.#more = Math.ceil(limit / 10);
	}

	/** True if the next line will be among the first. */
	get isEarly(): boolean {
		return this.written < this.#limit;
	}

	/** Adds a line. @returns true if it is kept for sure, false if later lines may replace it */
	add(line: ConsoleLine): boolean {
		const isEarly = this.isEarly;
		this.written++;
		if (isEarly || (line.level === "error" && this.#errors < this.#more)) {
			if (!isEarly) this.#errors++;
			this.#kept[this.#kept.length] = line;
			return true;
		}
		if (this.#more > 0) this.#last[this.#others++ % this.#more] = line;
		return false;
	}

	/** The lines of the ring, oldest first. */
	last(): ConsoleLine[] {
		const count = Math.min(this.#others, this.#more);
		return Array.from({ length: count }, (_, i) => this.#last[(this.#others - count + i) % this.#more] as ConsoleLine);
	}

	/** All lines kept, in the order in which they were written. */
	all(): ConsoleLine[] {
		return [...this.#kept, ...this.last()].sort((a, b) => a.index - b.index);
	}

	/** Lines that are not kept. */
	get dropped(): number {
		return this.written - this.#kept.length - Math.min(this.#others, this.#more);
	}
}
