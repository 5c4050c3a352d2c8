import type { LibraryApi, WaitOptions } from "../../runtime/library-api";
import { cancellation } from "../parts/errors";
import type { Task, Work } from "../parts/task-handle";

/**
 * Starts work under a name, with a handle to cancel it. Cancelling only aborts the signal that was passed to the work. Work that ignores its signal
 * runs to its end.
 */
export const createSpawn = ({ AbortController, task, peek, observe, disown }: LibraryApi) =>
	function spawn<T>(work: Work<T>, options: WaitOptions & { name?: string } = {}): Task<T> {
		if (typeof work !== "function")
			throw new TypeError("spawn wants a function that starts work, such as spawn((signal) => fetchPage(3, signal)).");
		const name = options.name ?? (work.name === "" ? "task" : work.name);
		const outer = options.signal;
		const controller = new AbortController();
		const { signal } = controller;
		const follow = (): void => controller.abort(outer?.reason);
		if (outer?.aborted === true) follow();
		outer?.addEventListener("abort", follow, { once: true });

		const promise = task(() => {
			signal.throwIfAborted();
			return work(signal);
		}, options.name ?? null);
		const state = (): Task<T>["state"] => {
			const { state, value } = peek(promise);
			if (state !== "rejected") return state === "pending" ? "pending" : "done";
			return signal.aborted && value === signal.reason ? "cancelled" : "failed";
		};
		observe(promise, () => {
			outer?.removeEventListener("abort", follow);
			// The canceller knows how the task ends, so its rejection is not reported as unhandled.
			if (state() === "cancelled") disown(promise);
		});
		const cancel = (reason?: unknown): void => {
			if (signal.aborted || state() !== "pending") return;
			controller.abort(cancellation(name, reason));
		};
		return Object.defineProperties(promise, {
			name: { value: name },
			cancel: { value: cancel },
			state: { get: state },
			done: { get: () => state() !== "pending" },
		}) as Task<T>;
	};
