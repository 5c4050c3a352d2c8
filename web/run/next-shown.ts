import { isBusy } from "./phase";
import type { Finished, RunStore } from "./run-store";

/**
 * Triggers a run and waits for it. @returns the run once it is shown or pinned; null when it did not compile, was given up or was cleared
 * @param trigger makes the store run something
 */
export function nextShown(store: Pick<RunStore, "state">, trigger: () => void): Promise<Finished | null> {
	const before = store.state.get();
	return new Promise((resolve) => {
		let wasBusy = isBusy(before.phase);
		const end = store.state.subscribe(() => {
			const { phase, shown, pinned } = store.state.get();
			if (isBusy(phase)) {
				wasBusy = true;
				return;
			}
			const ended = shown !== before.shown ? shown : pinned !== before.pinned ? pinned : null;
			const isOver = ended !== null || shown !== before.shown || (phase !== before.phase && (wasBusy || phase.kind !== "idle"));
			if (!isOver) return;
			end();
			resolve(ended);
		});
		trigger();
	});
}
