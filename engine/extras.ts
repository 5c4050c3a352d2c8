import { awaitsInLoops } from "./analysis/findings/loop-awaits";
import { createExtraLibrary } from "./library/extra";
import type { Extras } from "./runtime/extras";
import { Decorated } from "./runtime/lowered/decorators";
import { createPackageHost } from "./runtime/package-host";
import { createRealWorkers } from "./runtime/real-workers";
import { describeDeadlock } from "./runtime/report/deadlock";
import { createNarrator } from "./runtime/report/narrator";
import { createUpdates } from "./runtime/report/updates";

/** What not every run needs of the engine. A sandbox loads it when a program needs it; a run in Node has it. */
export const extras: Extras = {
	Decorated,
	createUpdates,
	awaitsInLoops,
	createPackageHost,
	createRealWorkers,
	describeDeadlock,
	createNarrator,
	createLibrary: createExtraLibrary,
};
