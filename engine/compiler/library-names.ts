import type { LibraryNames } from "./modules";

/** Everything `"interleave"` exports. A test compares this list with the library and with its declarations. */
export const libraryNames: LibraryNames = {
	values: ["sleep", "gather", "asCompleted", "limitedAsCompleted", "Semaphore", "request", "busy", "knob"],
	types: ["WaitOptions", "Response"],
};
