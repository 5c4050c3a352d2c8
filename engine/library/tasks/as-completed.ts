import type { LibraryApi, WaitOptions } from "../../runtime/library-api";
import { createLimitedAsCompleted } from "./limited-as-completed";

/** Starts every item at once and yields the values as they arrive: the limited version without a limit. */
export const createAsCompleted = (api: LibraryApi) => {
	const limitedAsCompleted = createLimitedAsCompleted(api, "asCompleted");
	return function asCompleted<T>(items: Iterable<Promise<T> | (() => Promise<T>)>, options: WaitOptions = {}): AsyncIterable<T> {
		// All items are started now, not at the first round of the loop.
		const started = Array.from(items, (item) => (typeof item === "function" ? api.start(item) : item));
		// They are watched from now on, too: a failure is told by the round that takes it.
		for (const promise of started) api.disown(promise);
		return limitedAsCompleted(
			started.map((promise) => () => promise),
			Number.POSITIVE_INFINITY,
			options,
		);
	};
};
