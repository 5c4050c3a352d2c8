import type { LibraryNames } from "./modules";

/** Everything `"interleave"` exports. A test compares this list with the library and with its declarations. */
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
	types: ["WaitOptions", "Response", "Task", "Server", "Cpus", "Workers", "CommandResult"],
};
