// Made by `npm run fix` from interleave.d.ts and the files in the rooms.
import type { Kernel } from "../runtime/library-api";
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
export function createLibrary(kernel: Kernel): Readonly<Record<string, unknown>> {
	return Object.freeze({
		sleep: createSleep(kernel),
		gather: createGather(kernel),
		asCompleted: createAsCompleted(kernel),
		limitedAsCompleted: createLimitedAsCompleted(kernel),
		wait: createWait(kernel),
		timeout: createTimeout(kernel),
		spawn: createSpawn(kernel),
		TaskGroup: createTaskGroup(kernel),
		Semaphore: createSemaphore(kernel),
		Lock: createLock(kernel),
		Event: createEvent(kernel),
		Queue: createQueue(kernel),
		request: createRequest(kernel),
		server: createServer(kernel),
		command: createCommand(kernel),
		cpus: createCpus(kernel),
		workers: createWorkers(kernel),
		busy: createBusy(kernel),
		hold: createHold(kernel),
		random: createRandom(kernel),
		knob: createKnob(kernel),
		gauge: createGauge(kernel),
		expect: createExpect(kernel),
	});
}
