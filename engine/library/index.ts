// Made by `npm run fix` from interleave.d.ts and the files in the rooms.
import type { LibraryApi } from "../runtime/library-api";
import { createSemaphore } from "./locks/semaphore";
import { createLimitedAsCompleted } from "./tasks/limited-as-completed";
import { createSleep } from "./tasks/sleep";
import { createBusy } from "./world/busy";
import { createRandom } from "./world/random";
import { createRequest } from "./world/request";
import { createServer } from "./world/server";

/** What every program can import from `interleave`. */
export function createLibrary(api: LibraryApi): Record<string, unknown> {
	return {
		sleep: createSleep(api),
		limitedAsCompleted: createLimitedAsCompleted(api),
		Semaphore: createSemaphore(api),
		request: createRequest(api),
		server: createServer(api),
		busy: createBusy(api),
		random: createRandom(api),
	};
}
