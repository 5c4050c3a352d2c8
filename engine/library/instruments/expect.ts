import type { LibraryApi } from "../../runtime/library-api";
import { named } from "../parts/errors";

/** Ends the run as failed, with `sentence`, unless the condition holds. A `catch` in the program cannot prevent it. */
export const createExpect = ({ fail }: LibraryApi) =>
	function expect(condition: unknown, sentence: string): void {
		if (typeof sentence !== "string" || sentence === "")
			throw new TypeError("expect(condition, sentence) wants a sentence that says what should be true.");
		if (!condition) fail(named("ExpectationError", sentence));
	};
