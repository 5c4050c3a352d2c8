import type { ConsoleLine } from "../types";
import { clip } from "./clip";
import { SIZES } from "./messages";

/** Lines sent one by one in a second of real time; past it they wait for company. */
const SINGLES_PER_SECOND = 400;
const BATCH_MS = 50;

/**
 * Streams console lines to the page as they are written, so that a program which then hangs has not lost them.
 * A line goes out at once (a post from inside a loop that never ends still arrives); a program that writes
 * more than 400 a second gets batches instead, which keeps it under the flood limit and costs the hang at most its last batch.
 */
export class ConsoleStream {
	/** Lines that found no room in the total. */
	dropped = 0;
	/** Lines taken so far, sent or dropped. */
	taken = 0;
	#waiting: ConsoleLine[] = [];
	#characters = 0;
	#singles = 0;
	#secondStart = Number.NEGATIVE_INFINITY;
	#lastSent = Number.NEGATIVE_INFINITY;

	/** @param now real milliseconds */
	constructor(
		readonly send: (lines: ConsoleLine[]) => void,
		readonly now: () => number,
	) {}

	push(line: ConsoleLine): void {
		this.taken++;
		const text = clip(line.text, SIZES.consoleText);
		this.#characters += text.length;
		if (this.#characters > SIZES.consoleTotal) {
			this.dropped++;
			return;
		}
		this.#waiting.push({ at: line.at, level: line.level, text, line: line.line, task: line.task });
		const now = this.now();
		if (now - this.#secondStart >= 1_000) {
			this.#secondStart = now;
			this.#singles = 0;
		}
		const isSingle = this.#singles < SINGLES_PER_SECOND;
		if (isSingle) this.#singles++;
		if (isSingle || this.#waiting.length >= SIZES.consolePerMessage || now - this.#lastSent >= BATCH_MS) this.flush();
	}

	/** Sends what waits. */
	flush(): void {
		if (this.#waiting.length === 0) return;
		const lines = this.#waiting;
		this.#waiting = [];
		this.#lastSent = this.now();
		this.send(lines);
	}
}
