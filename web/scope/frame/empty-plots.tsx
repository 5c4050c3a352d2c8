import { assertNever } from "../../../engine/types";
import { ACTIVITY_WORDS, type RunPhase } from "../../run/phase";
import styles from "./empty-plots.module.css";

/** The plots before the first run: placeholders at the final positions, which say what will be there. */
export function EmptyPlots({ phase }: { phase: RunPhase }) {
	return (
		<div className={styles.empty}>
			<section aria-label="Task timeline" className={styles.row} data-part="timeline">
				<h2>Tasks</h2>
				<p>{sentence(phase)}</p>
			</section>
			<section aria-label="In flight" className={styles.row}>
				<h2>In flight</h2>
				<p>How many tasks run, or wait for the outside, at each instant.</p>
			</section>
			<section aria-label="Memory" className={styles.row}>
				<h2>Memory</h2>
				<p>What all live tasks would hold, modelled.</p>
			</section>
		</div>
	);
}

function sentence(phase: RunPhase): string {
	switch (phase.kind) {
		case "idle":
			return "Press Run to see every task start, wait and end.";
		case "compiling":
			return "Compiling.";
		case "running":
			return `${ACTIVITY_WORDS[phase.activity]}.`;
		case "refused":
			return "This program does not compile. The problems are listed below the code.";
		case "lost":
			return `${phase.message} Press Run to try again.`;
		default:
			return assertNever(phase, "phase");
	}
}
