const named = (name: string, message: string) => Object.assign(new Error(message), { name });

/** Waits at most `ms`: a race between the work and a timer. If the timer wins, the signal passed to the function is aborted. */
export function timeout<T>(
	item: Promise<T> | ((signal: AbortSignal) => Promise<T>),
	ms: number,
	{ signal }: { signal?: AbortSignal } = {},
): Promise<T> {
	return new Promise((resolve, reject) => {
		signal?.throwIfAborted();
		const controller = new AbortController();
		const work = typeof item === "function" ? item(controller.signal) : item;
		const lose = (error: unknown, reason = error) => {
			clearTimeout(alarm);
			reject(error);
			controller.abort(reason);
		};
		const late = named("TimeoutError", `Nothing came within ${ms} ms.`);
		const alarm = setTimeout(() => lose(late, named("AbortError", `Cancelled after ${ms} ms: the time is up.`)), ms);
		const stop = () => lose(signal?.reason);
		signal?.addEventListener("abort", stop);
		work.then(resolve, reject).finally(() => {
			clearTimeout(alarm);
			signal?.removeEventListener("abort", stop);
		});
	});
}
