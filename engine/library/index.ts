import type { Kernel } from "../runtime/kernel";
import { createAsCompleted } from "./as-completed";
import { createBusy } from "./busy";
import { createCommand } from "./command";
import { createCpus } from "./cpus";
import { createEvent } from "./event";
import { createExpect } from "./expect";
import { createGather } from "./gather";
import { createGauge } from "./gauge";
import { createHold } from "./hold";
import { createKnob } from "./knob";
import { createLimitedAsCompleted } from "./limited-as-completed";
import { createLock } from "./lock";
import { createQueue } from "./queue";
import { createRandom } from "./random";
import { createRequest } from "./request";
import { createSemaphore } from "./semaphore";
import { createServer } from "./server";
import { createSleep } from "./sleep";
import { createSpawn } from "./spawn";
import { createTaskGroup } from "./task-group";
import { createTimeout } from "./timeout";
import { createWait } from "./wait";
import { createWorkers } from "./workers";

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
