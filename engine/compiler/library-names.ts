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
		"taskGroup",
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
		"moments",
		"show",
		"plot",
		"picture",
		"progress",
		"gauge",
		"expect",
	],
	types: ["CommandResult", "Cpus", "Group", "Picture", "Response", "Server", "Task", "WaitOptions", "Workers"],
};

/** Those values that every sandbox has. */
export const CORE_NAMES: readonly string[] = ["sleep", "limitedAsCompleted", "Semaphore", "request", "server", "busy", "random"];
