// Made by `npm run fix` from library/interleave.d.ts.
import type { LibraryNames } from "./modules";

/** Everything `"interleave"` exports. */
export const libraryNames: LibraryNames = {
	values: [
		"sleep",
		"gather",
		"asCompleted",
		"limitedAsCompleted",
		"wait",
		"timeout",
		"spawn",
		"TaskGroup",
		"Semaphore",
		"Lock",
		"Event",
		"Queue",
		"request",
		"server",
		"command",
		"cpus",
		"workers",
		"busy",
		"hold",
		"random",
		"knob",
		"gauge",
		"expect",
	],
	types: ["CommandResult", "Cpus", "Response", "Server", "Task", "WaitOptions", "Workers"],
};
