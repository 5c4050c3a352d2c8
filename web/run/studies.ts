import { createExploring, type Exploring } from "./exploring";
import { createLook, type Look } from "./look";
import type { RunStore } from "./run-store";
import { createSweep, type Sweep } from "./sweep";

/** What can be found out about a program beside running it once. All of it uses the sandbox, one at a time, and a run comes first. */
export type Studies = { look: Look; sweep: Sweep; exploring: Exploring };

export const createStudies = (store: RunStore): Studies => ({
	look: createLook(store),
	sweep: createSweep(store),
	exploring: createExploring(store),
});
