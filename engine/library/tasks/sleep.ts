import type { LibraryApi, WaitOptions } from "../../runtime/library-api";

/** Waits: the task is suspended, and the event loop is free. */
export const createSleep = ({ outside }: LibraryApi) =>
	function sleep(ms: number, options?: WaitOptions): Promise<void> {
		if (typeof ms !== "number" || Number.isNaN(ms))
			throw new TypeError(
				`sleep(ms) wants a number of milliseconds, not ${typeof ms === "function" ? `the function ${(ms as () => void).name}` : String(ms)}.`,
			);
		return outside("timer", ms, options);
	};
