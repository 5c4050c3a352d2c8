import type { ConsoleLine } from "../../types";
import { clip } from "../gate/clip";
import { SIZES } from "../gate/messages";

/** Messages with one line each in a second of real time; then up to 1,000 in all with a few; past those, full ones. */
const SINGLES_PER_SECOND = 400;
const SMALL_PER_SECOND = 1_000;
const SMALL_BATCH = 16;
const BATCH_MS = 50;

/**
 * Streams console lines to the page as they are written, so that a program which then hangs has not lost them.
 * A line goes out at once (a post from inside a loop that never ends still arrives). A program that writes more than 400 a second
 * gets batches instead, which keeps it under the flood limit and costs a hang that follows at most the last 15 lines of thousands.
 */
export class ConsoleStream {
	/** Lines that found no room in the total. */
	dropped = 0;
	/** Lines taken so far, sent or dropped. */
	taken = 0;
	#waiting: ConsoleLine[] = [];
	#characters = 0;
	/** Messages in this second. */
	#messages = 0;
	#secondStart = Number.NEGATIVE_INFINITY;
	#lastSent = Number.NEGATIVE_INFINITY;

	/**
	 * @param now real milliseconds
	 * @param limit lines that the engine will pass on; the last of them goes out at once, since no later one would push it out
	 */
	constructor(
		readonly send: (lines: ConsoleLine[]) => void,
		readonly now: () => number,
		readonly limit: number,
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
			this.#messages = 0;
		}
		if (this.#waiting.length >= this.#batch() || now - this.#lastSent >= BATCH_MS || this.taken === this.limit) this.flush();
	}

	/** Lines worth a message now. */
	#batch(): number {
		if (this.#messages < SINGLES_PER_SECOND) return 1;
		return this.#messages < SMALL_PER_SECOND ? SMALL_BATCH : SIZES.consolePerMessage;
	}

	/** Sends what waits. */
	flush(): void {
		if (this.#waiting.length === 0) return;
		const lines = this.#waiting;
		this.#waiting = [];
		this.#messages++;
		this.#lastSent = this.now();
		this.send(lines);
	}
}
