import type { Kernel } from "../runtime/kernel";

type Item<T> = Promise<T> | (() => Promise<T>);
type Options = { limit?: number; settle?: boolean };

/** All at once, results in input order. With `limit`, at most that many functions have been started and not ended. */
export const createGather = ({ blocked, resource, watch, failed, expect }: Kernel) =>
	function gather<T>(items: Iterable<Item<T>>, { limit = Number.POSITIVE_INFINITY, settle = false }: Options = {}): Promise<T[]> {
		if (!(limit >= 1)) return failed(new RangeError(`gather wants a limit of 1 or more, not ${String(limit)}.`));
		const all = blocked<T[]>("promise", resource("gather"));
		const results: T[] = [];
		const oneDone = expect(items);
		const source = items[Symbol.iterator]();
		let running = 0;
		let started = 0;
		let exhausted = false;

		/** Starts items up to the limit; ends the wait when none is left. */
		const refill = (): void => {
			while (running < limit && !exhausted && !all.settled) {
				const next = source.next();
				if (next.done === true) exhausted = true;
				else start(next.value, started++);
			}
			if (exhausted && running === 0) all.resolve(results);
		};
		const start = (item: Item<T>, index: number): void => {
			running++;
			let promise: Promise<T>;
			try {
				promise = typeof item === "function" ? item() : item;
			} catch (error) {
				promise = failed(error);
			}
			const ended = (): void => {
				running--;
				oneDone();
				refill();
			};
			watch(
				promise,
				(value) => {
					results[index] = value;
					ended();
				},
				(error) => {
					if (settle) results[index] = error as T;
					else all.reject(error);
					ended();
				},
			);
		};
		try {
			refill();
		} catch (error) {
			all.reject(error);
		}
		return all.promise;
	};
