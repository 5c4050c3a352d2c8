import type { Diagnostic } from "../../engine/types";
import styles from "./problems.module.css";

/** The compiler's problems as sentences; renders nothing when there are none. */
export function Problems({ problems, onPick }: { problems: Diagnostic[]; onPick: (problem: Diagnostic) => void }) {
	return (
		<section aria-label="Problems" aria-live="polite" className={styles.problems} data-empty={problems.length === 0 || undefined}>
			{problems.map((problem) => (
				<button
					type="button"
					key={`${problem.line}:${problem.column}:${problem.message}`}
					className={styles.problem}
					data-severity={problem.severity}
					onClick={() => onPick(problem)}
				>
					{problem.line > 0 && (
						<span className={styles.place}>
							Line {problem.line}, column {problem.column}
						</span>
					)}
					<span>{problem.message}</span>
				</button>
			))}
		</section>
	);
}
