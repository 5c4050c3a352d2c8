import type { LibraryApi, WaitOptions } from "../../runtime/library-api";
import { checkDuration } from "../parts/errors";

type Item<T> = Promise<T> | (() => Promise<T>);
type Options = WaitOptions & { until?: "first-completed" | "first-failed" | "all"; timeout?: number };
const CONDITIONS: readonly unknown[] = ["first-completed", "first-failed", "all"];

/** Waits until enough items have ended, and returns which are done and which are pending. It never throws an error of an item. */
export const createWait = ({ alarm, blocked, resource, start, watch }: LibraryApi) =>
	function wait<T>(items: Iterable<Item<T>>, { until = "all", timeout, signal }: Options = {}) {
		return start(() => {
			if (!CONDITIONS.includes(until))
				throw new TypeError(`wait(items, { until }) wants "first-completed", "first-failed" or "all", not ${String(until)}.`);
			if (timeout !== undefined) checkDuration(timeout, "wait(items, { timeout })");
			signal?.throwIfAborted();

			const promises = Array.from(items, (item) => (typeof item === "function" ? start(item) : item));
			const all = new Set(promises).size;
			const done = new Set<Promise<T>>();
			const result = blocked<{ done: Promise<T>[]; pending: Promise<T>[] }>("event", resource("wait"), signal);
			const finish = (): void => {
				clear?.();
				result.resolve({ done: [...done], pending: promises.filter((promise) => !done.has(promise)) });
			};
			const clear = timeout === undefined ? null : alarm(timeout, finish);
			result.undo = clear;
			const ended = (promise: Promise<T>, isEnough: boolean): void => {
				if (result.settled) return;
				done.add(promise);
				if (isEnough || done.size === all) finish();
			};
			for (const promise of promises)
				watch(
					promise,
					() => ended(promise, until === "first-completed"),
					() => ended(promise, until !== "all"),
				);
			if (promises.length === 0) finish();
			return result.promise;
		});
	};
