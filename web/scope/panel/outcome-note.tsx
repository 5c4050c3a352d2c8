import { formatTime } from "../../../engine/analysis";
import { assertNever, type Outcome, type RunResult } from "../../../engine/types";
import styles from "./notes.module.css";

/** The outcome of the run as a title and a sentence; for a completed run only its summary. */
export function OutcomeNote({ result, summary }: { result: RunResult; summary: string }) {
	const { title, text: sentence } = describe(result.outcome, result);
	// Some sentences of the engine begin with the title already.
	const text = sentence?.startsWith(title) ? sentence.slice(title.length).trim() : sentence;
	return (
		<div
			className={styles.note}
			data-tone={result.outcome.kind === "completed" ? "good" : result.outcome.kind === "stopped" ? "neutral" : "bad"}
			role="status"
		>
			<b>{title}</b> {text ?? summary}
		</div>
	);
}

function describe(outcome: Outcome, { elapsed }: RunResult): { title: string; text: string | null } {
	switch (outcome.kind) {
		case "completed":
			return { title: "Completed.", text: null };
		case "failed": {
			const { name, message, line } = outcome.error;
			return { title: `Failed at ${formatTime(elapsed)}.`, text: `${name}: ${message}${line > 0 ? ` (line ${line})` : ""}` };
		}
		case "deadlocked":
			return { title: "Deadlocked.", text: outcome.message };
		case "stopped":
			return { title: "Stopped.", text: outcome.message };
		case "out-of-memory":
			return { title: "Out of memory.", text: outcome.message };
		case "starved":
			return { title: "Starved.", text: outcome.message };
		case "out-of-budget":
			return { title: "Out of budget.", text: outcome.message };
		default:
			return assertNever(outcome, "outcome");
	}
}
