/** What a learner's program imports from "interleave". All times are virtual milliseconds. */
declare module "interleave" {
	/** Something that can be told to give up waiting. */
	export type WaitOptions = { signal?: AbortSignal };

	/** An answer of the simulated network. */
	export type Response = { url: string; status: number; bytes: number; text: string };

	/**
	 * Waits for `ms` virtual milliseconds (at least 0.01).
	 * @throws the signal's reason, when it is aborted first
	 */
	export function sleep(ms: number, options?: WaitOptions): Promise<void>;

	/**
	 * Waits for all items and returns their values in input order.
	 * An item may be a promise, or a function that starts one; with `limit`, at most that many functions run at once.
	 * With `settle`, failures do not end the wait: they stand in the result as the error thrown.
	 * @throws the first error, unless `settle`; the other items go on running
	 */
	export function gather<T>(
		items: Iterable<Promise<T> | (() => Promise<T>)>,
		options?: { limit?: number; settle?: boolean },
	): Promise<T[]>;

	/** Starts every item at once and yields the values in the order in which they complete. */
	export function asCompleted<T>(items: Iterable<Promise<T> | (() => Promise<T>)>): AsyncIterable<T>;

	/**
	 * Yields values in completion order with at most `limit` coroutines running. The next one is pulled from the
	 * iterator, and so created, only when one ends.
	 */
	export function limitedAsCompleted<T>(
		coroutines: Iterable<() => Promise<T>> | AsyncIterable<() => Promise<T>>,
		limit: number,
	): AsyncIterable<T>;

	/** Lets at most `permits` holders in at once; the others wait in line, first come first served. */
	export class Semaphore {
		constructor(permits: number);
		/** Permits nobody holds. */
		readonly available: number;
		/** Waits for a permit. Give it back with `release()`, or by `using` what comes back. */
		acquire(options?: WaitOptions): Promise<Disposable>;
		release(): void;
	}

	/**
	 * Asks the simulated network for a page. The answer takes 0 to 3 s, drawn from the run's seed.
	 * @throws the signal's reason, when it is aborted first
	 */
	export function request(url: string, options?: WaitOptions): Promise<Response>;

	/** Burns `ms` of virtual CPU: time passes, and nothing else can run. */
	export function busy(ms: number): void;

	/** Declares a slider; returns the value to use in this run. */
	export function knob(name: string, spec: { value: number; min: number; max: number; step?: number }): number;
	/** Declares a menu; returns the option chosen for this run. */
	export function knob<T extends string>(name: string, spec: { value: T; options: readonly T[] }): T;
	/** Declares a switch. */
	export function knob(name: string, spec: { value: boolean }): boolean;
}
