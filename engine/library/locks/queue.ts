import type { AbortSignalLike, Deferred, LibraryApi, WaitOptions } from "../../runtime/library-api";
import { checkCount, named } from "../parts/errors";
import { Heap } from "../parts/heap";
import { WaitingLine } from "../parts/waiting-line";

type Options<T> = { capacity?: number; priority?: (item: T) => number };
type Step<T> = IteratorResult<T, undefined>;
type Putter<T> = { turn: Deferred<void>; item: T; priority: number };
type Getter<T> = { turn: Deferred<unknown>; deliver(item: T): void; end(): void };

const END = { value: undefined, done: true } as const;
const closed = (): Error =>
	named("QueueClosedError", "The queue is closed: nothing more goes in, and nothing is left to take out.");

/** Passes items from producers to consumers. `put` waits while the queue is full (backpressure), `get` while it is empty. */
export const createQueue = (api: LibraryApi) => {
	const { blocked, resource, ready, failed, buffered } = api;
	return class Queue<T> {
		readonly #id: number;
		readonly #capacity: number;
		readonly #priorityOf: (item: T) => number;
		readonly #items = new Heap<T>();
		readonly #putters = new WaitingLine<Putter<T>>(api, (putter) => putter.turn);
		readonly #getters = new WaitingLine<Getter<T>>(api, (getter) => getter.turn);
		#closed = false;

		constructor({ capacity = Number.POSITIVE_INFINITY, priority = () => 0 }: Options<T> = {}) {
			checkCount(capacity, "A Queue wants a whole number of places as its capacity", true);
			if (typeof priority !== "function") throw new TypeError("A Queue wants a function (item) => number as its priority.");
			this.#id = resource("Queue", capacity);
			this.#capacity = capacity;
			this.#priorityOf = priority;
		}

		get length(): number {
			return this.#items.length;
		}
		get closed(): boolean {
			return this.#closed;
		}

		put(item: T, { priority = this.#priorityOf(item), signal }: WaitOptions & { priority?: number } = {}): Promise<void> {
			if (typeof priority !== "number" || Number.isNaN(priority))
				return failed(new TypeError(`put(item) wants a number as the item's priority, not ${String(priority)}.`));
			if (signal?.aborted === true) return failed(signal.reason);
			if (this.#closed) return failed(closed());
			if (this.#items.length < this.#capacity) {
				this.#admit(item, priority);
				return ready(undefined);
			}
			const turn = blocked<void>("room", this.#id, signal);
			this.#putters.join({ turn, item, priority });
			return turn.promise;
		}

		get({ signal }: WaitOptions = {}): Promise<T> {
			if (signal?.aborted === true) return failed(signal.reason);
			return this.#next(
				(item) => item,
				(turn) => turn.reject(closed()),
				signal,
			);
		}

		/** Closes the queue for `put`. Remaining items can still be taken; then loops over the queue end. */
		close(): void {
			this.#closed = true;
			for (let next = this.#putters.next(); next !== undefined; next = this.#putters.next()) next.turn.reject(closed());
			for (let next = this.#getters.next(); next !== undefined; next = this.#getters.next()) next.end();
		}

		[Symbol.asyncIterator](): AsyncIterableIterator<T, undefined> {
			return {
				[Symbol.asyncIterator]() {
					return this;
				},
				next: () =>
					this.#next<Step<T>>(
						(value) => ({ value, done: false }),
						(turn) => turn.resolve(END),
					),
				return: () => ready<Step<T>>(END),
			};
		}

		/** Waits for an item and passes it through `wrap`. If the queue is closed and empty, `end` settles the wait. */
		#next<R>(wrap: (item: T) => R, end: (turn: Deferred<R>) => void, signal?: AbortSignalLike): Promise<R> {
			if (this.#items.length > 0) return ready(wrap(this.#take()));
			const turn = blocked<R>("item", this.#id, signal);
			if (this.#closed) end(turn);
			else this.#getters.join({ turn, deliver: (item) => turn.resolve(wrap(item)), end: () => end(turn) });
			return turn.promise;
		}

		/** Gives an item to the longest-waiting `get`, or else puts it into the buffer. */
		#admit(item: T, priority: number): void {
			const getter = this.#getters.next();
			if (getter !== undefined) return getter.deliver(item);
			this.#items.put(item, priority);
			buffered(1);
		}

		/** Takes the first item. The longest-waiting `put` gets its place. */
		#take(): T {
			const item = this.#items.take();
			buffered(-1);
			const putter = this.#putters.next();
			if (putter !== undefined) {
				this.#admit(putter.item, putter.priority);
				putter.turn.resolve();
			}
			return item;
		}
	};
};
