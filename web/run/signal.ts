/** An observable value. It fits React's `useSyncExternalStore` without depending on React. */
export type Signal<T> = {
	get(): T;
	set(value: T): void;
	/** Calls back after each change. @returns a function that ends it */
	subscribe(listener: () => void): () => void;
};

/** Creates a signal. Setting an equal value (by `Object.is`) does not notify. */
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
