// Made by `npm run fix` from interleave.d.ts and the files in the rooms.
import type { LibraryApi } from "../runtime/library-api";
import { createExpect } from "./instruments/expect";
import { createGauge } from "./instruments/gauge";
import { createKnob } from "./instruments/knob";
import { createEvent } from "./locks/event";
import { createLock } from "./locks/lock";
import { createQueue } from "./locks/queue";
import { createSemaphore } from "./locks/semaphore";
import { createAsCompleted } from "./tasks/as-completed";
import { createGather } from "./tasks/gather";
import { createLimitedAsCompleted } from "./tasks/limited-as-completed";
import { createSleep } from "./tasks/sleep";
import { createSpawn } from "./tasks/spawn";
import { createTaskGroup } from "./tasks/task-group";
import { createTimeout } from "./tasks/timeout";
import { createWait } from "./tasks/wait";
import { createBusy } from "./world/busy";
import { createCommand } from "./world/command";
import { createCpus } from "./world/cpus";
import { createHold } from "./world/hold";
import { createRandom } from "./world/random";
import { createRequest } from "./world/request";
import { createServer } from "./world/server";
import { createWorkers } from "./world/workers";

/** What `import … from "interleave"` gives the program of one run. */
export function createLibrary(api: LibraryApi): Readonly<Record<string, unknown>> {
	return Object.freeze({
		sleep: createSleep(api),
		gather: createGather(api),
		asCompleted: createAsCompleted(api),
		limitedAsCompleted: createLimitedAsCompleted(api),
		wait: createWait(api),
		timeout: createTimeout(api),
		spawn: createSpawn(api),
		TaskGroup: createTaskGroup(api),
		Semaphore: createSemaphore(api),
		Lock: createLock(api),
		Event: createEvent(api),
		Queue: createQueue(api),
		request: createRequest(api),
		server: createServer(api),
		command: createCommand(api),
		cpus: createCpus(api),
		workers: createWorkers(api),
		busy: createBusy(api),
		hold: createHold(api),
		random: createRandom(api),
		knob: createKnob(api),
		gauge: createGauge(api),
		expect: createExpect(api),
	});
}
