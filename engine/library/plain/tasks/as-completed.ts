type Item<T> = Promise<T> | (() => Promise<T>);

/** Values in order of completion: there is one promise per item, and each item that ends settles the first pending one. */
export function asCompleted<T>(items: Iterable<Item<T>>, { signal }: { signal?: AbortSignal } = {}): AsyncIterable<T> {
	const started = Array.from(items, async (item) => (typeof item === "function" ? item() : item));
	const places = started.map(() => Promise.withResolvers<T>());
	let filled = 0;
	for (const work of started)
		work.then(
			(value) => places[filled++]?.resolve(value),
			(error) => places[filled++]?.reject(error),
		);
	for (const { promise, reject } of places) {
		promise.catch(() => {});
		signal?.addEventListener("abort", () => reject(signal.reason));
	}
	return (async function* () {
		signal?.throwIfAborted();
		for (const { promise } of places) {
			yield await promise;
			signal?.throwIfAborted();
		}
	})();
}
