import type { Deferred, LibraryApi } from "../../runtime/library-api";
import { Line } from "./line";

/** Those who wait their turn, first come first served. Who gives up is out of the line, and of memory, at once. */
export class WaitingLine<T> {
	readonly #line = new Line<T>();
	readonly #buffered: LibraryApi["buffered"];
	readonly #turnOf: (waiter: T) => Deferred<unknown>;
	/** Waiters still in the line who have given up. */
	#gone = 0;

	/** @param turnOf the promise that a waiter waits on */
	constructor({ buffered }: Pick<LibraryApi, "buffered">, turnOf: (waiter: T) => Deferred<unknown>) {
		this.#buffered = buffered;
		this.#turnOf = turnOf;
	}

	get length(): number {
		return this.#line.length - this.#gone;
	}

	join(waiter: T): void {
		this.#line.put(waiter);
		this.#buffered(1);
		this.#turnOf(waiter).undo = this.#leave;
	}

	/** Takes the one that has waited longest; undefined when nobody waits. */
	next(): T | undefined {
		while (this.#line.length > 0) {
			const waiter = this.#line.take();
			const turn = this.#turnOf(waiter);
			if (turn.settled) {
				this.#gone--;
				continue;
			}
			turn.undo = null;
			this.#buffered(-1);
			return waiter;
		}
		return undefined;
	}

	/** The line is tidied when most of it is gone, so leaving takes constant time in the long run. */
	readonly #leave = (): void => {
		this.#buffered(-1);
		if (++this.#gone < 32 || this.#gone * 2 < this.#line.length) return;
		this.#line.keep((waiter) => !this.#turnOf(waiter).settled);
		this.#gone = 0;
	};
}
