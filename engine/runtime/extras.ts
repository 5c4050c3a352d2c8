import type { Diagnostic, Trace } from "../types";
import type { LibraryApi } from "./library-api";
import type { Decorated } from "./lowered/decorators";
import type { createPackageHost } from "./package-host";
import type { createRealWorkers } from "./real-workers";
import type { describeDeadlock } from "./report/deadlock";
import type { createNarrator } from "./report/narrator";
import type { createUpdates } from "./report/updates";

/** What not every run needs of the engine. In a page it is a script of its own (`sandbox/README.md`). */
export type Extras = {
	/** Classes with decorators. */
	Decorated: typeof Decorated;
	/** Possible lost updates. */
	createUpdates: typeof createUpdates;
	/** Hints for loops that await one independent call after another. */
	awaitsInLoops(trace: Trace): Diagnostic[];
	createRealWorkers: typeof createRealWorkers;
	createPackageHost: typeof createPackageHost;
	describeDeadlock: typeof describeDeadlock;
	/** A run told step by step. */
	createNarrator: typeof createNarrator;
	/** What programs import besides the core of the library. */
	createLibrary(api: LibraryApi): Record<string, unknown>;
};
