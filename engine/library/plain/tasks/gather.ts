type Item<T> = Promise<T> | (() => Promise<T>);
type Options = { limit?: number; settle?: boolean; signal?: AbortSignal };

/** Waits for all items; results in input order. Each item that ends starts the next one, so at most `limit` run at once. */
export function gather<T>(items: Iterable<Item<T>>, { limit = Infinity, settle = false, signal }: Options = {}): Promise<T[]> {
	const source = items[Symbol.iterator]();
	const results: T[] = [];
	let [started, running, over] = [0, 0, false];
	return new Promise((resolve, reject) => {
		const stop = (error: unknown) => { over = true; reject(error); source.return?.(); };
		const follow = async (item: Item<T>, index: number) => {
			running++;
			try { results[index] = await (typeof item === "function" ? item() : item); }
			catch (error) { if (settle) results[index] = error as T; else stop(error); }
			running--;
			refill();
		};
		const refill = () => {
			while (!over && running < limit) {
				const next = source.next();
				if (next.done) over = true;
				else void follow(next.value, started++);
			}
			if (over && running === 0) resolve(results);
		};
		signal?.throwIfAborted();
		signal?.addEventListener("abort", () => stop(signal.reason));
		refill();
	});
}
