/** One value that can be watched. Fits React's `useSyncExternalStore`, and knows nothing of React. */
export type Signal<T> = {
	get(): T;
	set(value: T): void;
	/** Calls back after each change. @returns a function that ends it */
	subscribe(listener: () => void): () => void;
};

/** Makes a signal; setting the same value again (by `Object.is`) tells nobody. */
export function createSignal<T>(initial: T): Signal<T> {
	let value = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => value,
		set: (next) => {
			if (Object.is(next, value)) return;
			value = next;
			for (const listener of listeners) listener();
		},
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
