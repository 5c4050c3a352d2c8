import type { Kernel } from "../runtime/kernel";
import { createAsCompleted } from "./as-completed";
import { createBusy } from "./busy";
import { createGather } from "./gather";
import { createKnob } from "./knob";
import { createLimitedAsCompleted } from "./limited-as-completed";
import { createRequest } from "./request";
import { createSemaphore } from "./semaphore";
import { createSleep } from "./sleep";

/** What `import … from "interleave"` gives the program of one run. */
export function createLibrary(kernel: Kernel): Readonly<Record<string, unknown>> {
	return Object.freeze({
		sleep: createSleep(kernel),
		gather: createGather(kernel),
		asCompleted: createAsCompleted(kernel),
		limitedAsCompleted: createLimitedAsCompleted(kernel),
		Semaphore: createSemaphore(kernel),
		request: createRequest(kernel),
		busy: createBusy(kernel),
		knob: createKnob(kernel),
	});
}
