import type { LibraryApi, WaitOptions } from "../../runtime/library-api";

type Item<T> = Promise<T> | (() => Promise<T>);
type Options = WaitOptions & { limit?: number; settle?: boolean };

/** Waits for all items; results in input order. With `limit`, at most that many functions run at the same time. */
export const createGather = ({ blocked, resource, watch, start, guard, expect }: LibraryApi) =>
	function gather<T>(
		items: Iterable<Item<T>>,
		{ limit = Number.POSITIVE_INFINITY, settle = false, signal }: Options = {},
	): Promise<T[]> {
		return start(() => {
			if (!(limit >= 1)) throw new RangeError(`gather wants a limit of 1 or more, not ${String(limit)}.`);
			signal?.throwIfAborted();
			const all = blocked<T[]>("event", resource("gather"), signal);
			const results: T[] = [];
			const oneDone = expect(items);
			const source = items[Symbol.iterator]();
			let running = 0;
			let started = 0;
			let exhausted = false;

			/** Starts items up to the limit; ends the wait when none is left. After a failure no further item is started. */
			const refill = (): void => {
				try {
					while (running < limit && !exhausted && !all.settled) {
						const next = source.next();
						if (next.done === true) exhausted = true;
						else follow(next.value, started++);
					}
				} catch (error) {
					guard();
					exhausted = true;
					all.reject(error);
				}
				if (all.settled && !exhausted) {
					exhausted = true;
					void start(() => source.return?.());
				}
				if (exhausted && running === 0) all.resolve(results);
			};
			const follow = (item: Item<T>, index: number): void => {
				running++;
				const ended = (): void => {
					running--;
					oneDone();
					refill();
				};
				watch(
					typeof item === "function" ? start(item) : item,
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
			refill();
			return all.promise;
		});
	};
