// Made by `npm run fix` from interleave.d.ts and the files in the rooms.
import type { LibraryApi } from "../runtime/library-api";
import { createExpect } from "./instruments/expect";
import { createSemaphore } from "./locks/semaphore";
import { createAsCompleted } from "./tasks/as-completed";
import { createGather } from "./tasks/gather";
import { createLimitedAsCompleted } from "./tasks/limited-as-completed";
import { createSleep } from "./tasks/sleep";
import { createBusy } from "./world/busy";
import { createHold } from "./world/hold";
import { createRandom } from "./world/random";
import { createRequest } from "./world/request";
import { createServer } from "./world/server";

/** What every program can import from `interleave`. */
export function createLibrary(api: LibraryApi): Record<string, unknown> {
	return {
		sleep: createSleep(api),
		gather: createGather(api),
		asCompleted: createAsCompleted(api),
		limitedAsCompleted: createLimitedAsCompleted(api),
		Semaphore: createSemaphore(api),
		request: createRequest(api),
		server: createServer(api),
		busy: createBusy(api),
		hold: createHold(api),
		random: createRandom(api),
		expect: createExpect(api),
	};
}
