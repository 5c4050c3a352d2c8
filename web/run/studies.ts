import { createExploring, type Exploring } from "./exploring";
import { createLook, type Look } from "./look";
import type { RunStore } from "./run-store";
import { createSweep, type Sweep } from "./sweep";

/** Studies of a program: inspecting, sweeping, exploring. All use the sandbox, one at a time; a run takes precedence. */
export type Studies = { look: Look; sweep: Sweep; exploring: Exploring };

export function createStudies(store: RunStore): Studies {
	const sweep = createSweep(store);
	const exploring = createExploring(store);
	// Inspections start by themselves, so they must not interrupt a study that the user has started.
	const isFree = (): boolean => sweep.state.get().kind !== "running" && exploring.state.get().kind !== "running";
	return { look: createLook(store, isFree), sweep, exploring };
}
