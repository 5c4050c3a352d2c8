import { createExploring, type Exploring } from "./exploring";
import { createLook, type Look } from "./look";
import type { RunStore } from "./run-store";
import { createSweep, type Sweep } from "./sweep";

/** What can be found out about a program beside running it once. All of it uses the sandbox, one at a time, and a run comes first. */
export type Studies = { look: Look; sweep: Sweep; exploring: Exploring };

export function createStudies(store: RunStore): Studies {
	const sweep = createSweep(store);
	const exploring = createExploring(store);
	// A look comes by itself and must not end what somebody has asked for.
	const isFree = (): boolean => sweep.state.get().kind !== "running" && exploring.state.get().kind !== "running";
	return { look: createLook(store, isFree), sweep, exploring };
}
