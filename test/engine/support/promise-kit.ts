import { Core } from "../../../engine/runtime/books/core";
import { DEFAULT_LIMITS } from "../../../engine/runtime/books/limits";
import { createPromises, type Promises } from "../../../engine/runtime/promises/kit";

/** The engine's promises by themselves, without a program or an event loop. */
export function standalonePromises(): { kit: Promises; drain(): void } {
	const kit = createPromises(new Core(DEFAULT_LIMITS, false), {
		uncaught(error) {
			throw error;
		},
		lateHandled() {},
	});
	return {
		kit,
		drain() {
			while (kit.queue.size > 0) kit.runNextJob();
		},
	};
}
