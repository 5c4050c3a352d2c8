import type { AbortSignalLike, LibraryApi, WaitOptions } from "../../runtime/library-api";
import { checkDuration, named } from "../parts/errors";

/**
 * Waits at most `ms`. A promise that settles later is ignored. The signal passed to a function is aborted, so that the function can
 * stop.
 */
export const createTimeout = ({ AbortController, alarm, blockedOn, start, watch }: LibraryApi) =>
	function timeout<T>(
		item: Promise<T> | ((signal: AbortSignalLike) => Promise<T>),
		ms: number,
		{ signal }: WaitOptions = {},
	): Promise<T> {
		return start(() => {
			checkDuration(ms, "timeout(item, ms)");
			signal?.throwIfAborted();
			const controller = new AbortController();
			const work = typeof item === "function" ? start(() => item(controller.signal)) : item;
			const result = blockedOn<T>(work, signal);
			const clear = alarm(ms, () => {
				// Two errors: charts show the wait as failed (it ran out of time) and the work as cancelled.
				result.reject(named("TimeoutError", `Nothing came within ${ms} ms.`));
				controller.abort(named("AbortError", `Cancelled after ${ms} ms: the time is up.`));
			});
			result.undo = () => {
				clear();
				controller.abort(signal?.reason);
			};
			watch(
				work,
				(value) => {
					clear();
					result.resolve(value);
				},
				(error) => {
					clear();
					result.reject(error);
				},
			);
			return result.promise;
		});
	};
