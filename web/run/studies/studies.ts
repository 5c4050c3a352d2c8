import type { RunStore } from "../run-store";
import { createExploring, type Exploring } from "./exploring";
import { createTelling, type Telling } from "./story";
import { createSweep, type Sweep } from "./sweep";

/** Studies of a program: telling step by step, sweeping, exploring. All use the sandbox, one at a time; a run takes precedence. */
export type Studies = { telling: Telling; sweep: Sweep; exploring: Exploring };

export function createStudies(store: RunStore): Studies {
	const sweep = createSweep(store);
	const exploring = createExploring(store);
	// A run is told by itself, so this must not interrupt a study that the user has started.
	const isFree = (): boolean => sweep.state.get().kind !== "running" && exploring.state.get().kind !== "running";
	return { telling: createTelling(store, isFree), sweep, exploring };
}
