// Made by `npm run fix` from interleave.d.ts and the files in the rooms.
import type { LibraryApi } from "../runtime/library-api";
import { createExpect } from "./instruments/expect";
import { createGauge } from "./instruments/gauge";
import { createKnob } from "./instruments/knob";
import { createMoments } from "./instruments/moments";
import { createPicture } from "./instruments/picture";
import { createPlot } from "./instruments/plot";
import { createProgress } from "./instruments/progress";
import { createShow } from "./instruments/show";
import { createEvent } from "./locks/event";
import { createLock } from "./locks/lock";
import { createQueue } from "./locks/queue";
import { createAsCompleted } from "./tasks/as-completed";
import { createGather } from "./tasks/gather";
import { createSpawn } from "./tasks/spawn";
import { createTaskGroup } from "./tasks/task-group";
import { createTaskGroupFunction } from "./tasks/task-group-function";
import { createTimeout } from "./tasks/timeout";
import { createWait } from "./tasks/wait";
import { createCommand } from "./world/command";
import { createCpus } from "./world/cpus";
import { createHold } from "./world/hold";
import { createWorkers } from "./world/workers";

/** What else it can import, once it has been loaded. */
export function createExtraLibrary(api: LibraryApi): Record<string, unknown> {
	return {
		gather: createGather(api),
		asCompleted: createAsCompleted(api),
		wait: createWait(api),
		timeout: createTimeout(api),
		spawn: createSpawn(api),
		TaskGroup: createTaskGroup(api),
		taskGroup: createTaskGroupFunction(api),
		Lock: createLock(api),
		Event: createEvent(api),
		Queue: createQueue(api),
		command: createCommand(api),
		cpus: createCpus(api),
		workers: createWorkers(api),
		hold: createHold(api),
		knob: createKnob(api),
		moments: createMoments(api),
		show: createShow(api),
		plot: createPlot(api),
		picture: createPicture(api),
		progress: createProgress(api),
		gauge: createGauge(api),
		expect: createExpect(api),
	};
}
