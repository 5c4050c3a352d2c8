import type { ConsoleLine } from "../../types";
import { clip } from "../gate/clip";
import { SIZES } from "../gate/messages";
import { charactersOf } from "../gate/read-line";

/** Per second of real time: messages with a single line. After those, up to 1,000 messages in all have a few lines; further ones are full. */
const SINGLES_PER_SECOND = 400;
const SMALL_PER_SECOND = 1_000;
const SMALL_BATCH = 16;
const BATCH_MS = 50;
/** Share of all characters that lines of any level may take; the rest is kept for errors. */
const FOR_ALL_LEVELS = 0.9;

/**
 * Streams console lines to the page as they are written, so that the output of a program that hangs later is not lost.
 * A line is sent at once; a message posted from inside an endless loop still arrives. Above 400 lines a second, lines are sent in batches, to stay
 * below the flood limit. If such a program then hangs, at most its last 15 lines are lost.
 */
export class ConsoleStream {
	/** Number of lines that exceeded the limit in total. */
	dropped = 0;
	#taken = 0;
	#waiting: ConsoleLine[] = [];
	#characters = 0;
	/** Messages in this second. */
	#messages = 0;
	#secondStart = Number.NEGATIVE_INFINITY;
	#lastSent = Number.NEGATIVE_INFINITY;

	/**
	 * @param now real milliseconds
	 * @param limit number of the first lines, which the engine passes on as they are written; the last of them is sent at once, because no later line may flush it
	 */
	constructor(
		readonly send: (lines: ConsoleLine[]) => void,
		readonly now: () => number,
		readonly limit: number,
	) {}

	push(line: ConsoleLine): void {
		this.#taken++;
		const sent = { ...line, text: clip(line.text, SIZES.consoleText) };
		const characters = this.#characters + charactersOf(sent);
		if (characters > (line.level === "error" ? SIZES.consoleTotal : SIZES.consoleTotal * FOR_ALL_LEVELS)) {
			this.dropped++;
			return;
		}
		this.#characters = characters;
		this.#waiting.push(sent);
		const now = this.now();
		if (now - this.#secondStart >= 1_000) {
			this.#secondStart = now;
			this.#messages = 0;
		}
		if (this.#waiting.length >= this.#batch() || now - this.#lastSent >= BATCH_MS || this.#taken === this.limit) this.flush();
	}

	/** Number of lines that a message should have now. */
	#batch(): number {
		if (this.#messages < SINGLES_PER_SECOND) return 1;
		return this.#messages < SMALL_PER_SECOND ? SMALL_BATCH : SIZES.consolePerMessage;
	}

	/** Sends the lines that are buffered. */
	flush(): void {
		if (this.#waiting.length === 0) return;
		const lines = this.#waiting;
		this.#waiting = [];
		this.#messages++;
		this.#lastSent = this.now();
		this.send(lines);
	}
}
