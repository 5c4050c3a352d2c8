import { formatTime } from "../../../../engine/analysis";
import type { Check, CheckReport } from "../../../../lessons/check";
import type { RunStore } from "../../../run/run-store";
import styles from "./check-list.module.css";

type Props = {
	checks: Check[];
	reports: CheckReport[] | null;
	store: RunStore;
	/** Several attempts have failed, and no hint has been opened. */
	offersHint: boolean;
	onSolution: (() => void) | null;
};

/** The checks of an exercise, graded after every run. A failed check shows what was seen, and where. */
export function CheckList({ checks, reports, store, offersHint, onSolution }: Props) {
	const passed = reports?.filter((report) => report.finding === null).length ?? 0;
	return (
		<section className={styles.checks} aria-label="Checks">
			<h3 className={styles.title}>Your turn</h3>
			<ul className={styles.list}>
				{checks.map((check, i) => {
					const report = reports?.[i];
					const finding = report?.finding ?? null;
					const state = !report ? "open" : finding ? "failed" : "passed";
					return (
						<li key={check.text} className={styles.check} data-state={state}>
							<span className={styles.sign} aria-hidden="true">
								{state === "passed" ? "✓" : state === "failed" ? "✕" : "○"}
							</span>
							<span>
								<span className="visually-hidden">
									{state === "passed" ? "Passed: " : state === "failed" ? "Not passed: " : "Not checked yet: "}
								</span>
								{check.text}
								{finding && (
									<span className={styles.saw}>
										{finding.saw}
										{finding.line !== undefined && ` (line ${finding.line})`}{" "}
										{finding.at !== undefined && (
											<button type="button" className={styles.link} onClick={() => store.playhead.set(finding.at ?? 0)}>
												Show {formatTime(finding.at)}
											</button>
										)}
									</span>
								)}
							</span>
						</li>
					);
				})}
			</ul>
			<p className={styles.status} role="status">
				{reports && (passed === checks.length ? "All checks pass." : `${passed} of ${checks.length} pass.`)}
				{offersHint && " There are hints above: open the first."}
			</p>
			{onSolution && (
				<button type="button" className={styles.link} onClick={onSolution}>
					Show a solution beside yours
				</button>
			)}
		</section>
	);
}
