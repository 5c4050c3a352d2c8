import type { Deferred, LibraryApi } from "../../runtime/library-api";
import { Line } from "./line";

/** A first-come, first-served queue of waiters. A waiter that gives up is removed, and no longer counted as memory, at once. */
export class WaitingLine<T> {
	readonly #line = new Line<T>();
	readonly #buffered: LibraryApi["buffered"];
	readonly #turnOf: (waiter: T) => Deferred<unknown>;
	/** Number of waiters still stored that have given up. */
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

	/** Takes the longest-waiting waiter; undefined when there is none. */
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

	/** Compacts the queue when most waiters have given up, so that leaving takes amortised constant time. */
	readonly #leave = (): void => {
		this.#buffered(-1);
		if (++this.#gone < 32 || this.#gone * 2 < this.#line.length) return;
		this.#line.keep((waiter) => !this.#turnOf(waiter).settled);
		this.#gone = 0;
	};
}
