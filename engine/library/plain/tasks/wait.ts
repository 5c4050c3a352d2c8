type Options = { until?: "first-completed" | "first-failed" | "all"; timeout?: number; signal?: AbortSignal };
type Outcome<P> = { done: P[]; pending: P[] };

/** Waits until enough items have ended. Each item that ends is removed from the pending ones; then the condition is checked. */
export function wait<P extends Promise<unknown>>(items: Iterable<P | (() => P)>, options: Options = {}): Promise<Outcome<P>> {
	const { until = "all", timeout, signal } = options;
	return new Promise((resolve, reject) => {
		signal?.throwIfAborted();
		const promises = Array.from(items, (item) => (typeof item === "function" ? item() : item));
		const pending = new Set(promises);
		const done: P[] = [];
		const finish = () => {
			clearTimeout(timer);
			resolve({ done: [...done], pending: promises.filter((promise) => pending.has(promise)) });
		};
		const timer = timeout === undefined ? undefined : setTimeout(finish, timeout);
		signal?.addEventListener("abort", () => { clearTimeout(timer); reject(signal.reason); });
		const ended = (promise: P, isEnough: boolean) => {
			pending.delete(promise);
			done.push(promise);
			if (isEnough || pending.size === 0) finish();
		};
		for (const promise of pending)
			promise.then(
				() => ended(promise, until === "first-completed"),
				() => ended(promise, until !== "all"),
			);
		if (promises.length === 0) finish();
	});
}
