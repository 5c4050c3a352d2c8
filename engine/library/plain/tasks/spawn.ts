import type { Task } from "interleave";

type Work<T> = (signal: AbortSignal) => Promise<T> | T;
type Options = { name?: string; signal?: AbortSignal };

/** Starts work and gives its promise a name, a state and a signal to abort. A failure that is not awaited is not reported. */
export function spawn<T>(work: Work<T>, options: Options = {}): Task<Awaited<T>> {
	const { name = work.name || "task", signal: outer } = options;
	const controller = new AbortController();
	const signal = outer === undefined ? controller.signal : AbortSignal.any([outer, controller.signal]);
	let state: Task<T>["state"] = "pending";
	const run = async () => {
		signal.throwIfAborted();
		return await work(signal);
	};
	const cancel = (reason?: unknown) => {
		const error = new Error(`${name} was cancelled${reason === undefined ? "" : `: ${reason}`}.`);
		if (state === "pending") controller.abort(reason instanceof Error ? reason : Object.assign(error, { name: "AbortError" }));
	};
	const promise = run();
	promise.then(
		() => { state = "done"; },
		(error) => { state = signal.aborted && error === signal.reason ? "cancelled" : "failed"; },
	);
	const handle = { name: { value: name }, cancel: { value: cancel }, state: { get: () => state } };
	return Object.defineProperties(promise, { ...handle, done: { get: () => state !== "pending" } }) as Task<Awaited<T>>;
}
