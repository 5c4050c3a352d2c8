import { summarise } from "../../engine/analysis";
import type { ConsoleLine, Diagnostic, RunResult } from "../../engine/types";
import type { Finished, RunStore } from "../run/run-store";
import { ConsoleLog } from "./console-log";
import notes from "./notes.module.css";
import { OutcomeNote } from "./outcome-note";
import styles from "./side-panel.module.css";
import { TaskList } from "./task-list";

type Props = { shown: Finished | null; live: ConsoleLine[]; isBusy: boolean; store: RunStore; onLine: (line: number) => void };

/** Beside the plots: how the run ended, who is where at the playhead, what went wrong, what was printed. */
export function SidePanel({ shown, live, isBusy, store, onLine }: Props) {
	const result = shown?.result ?? null;
	const isLive = isBusy && live.length > 0;
	return (
		<div className={styles.side} tabIndex={0} role="group" aria-label="Details of the run">
			{result && <OutcomeNote result={result} summary={`${summarise(result)}.`} />}
			{result && <TaskList trace={result.trace} playhead={store.playhead} />}
			{result && <Diagnostics list={result.diagnostics} result={result} onLine={onLine} />}
			<ConsoleLog
				lines={isLive ? live : (result?.console ?? [])}
				dropped={isLive ? 0 : (result?.consoleDropped ?? 0)}
				playhead={store.playhead}
				isIdle={!result || isLive}
			/>
		</div>
	);
}

function Diagnostics({ list, result, onLine }: { list: Diagnostic[]; result: RunResult; onLine: (line: number) => void }) {
	// The outcome's own note has already said it.
	const rest = list.filter(
		(one) => !(one.kind === "uncaught-error" && result.outcome.kind === "failed") && one.kind !== result.outcome.kind,
	);
	if (rest.length === 0) return null;
	return (
		<section aria-label="Diagnostics" className={styles.diagnostics}>
			{rest.slice(0, 20).map((one, i) => (
				<div
					key={i}
					className={notes.note}
					data-tone={one.severity === "error" ? "bad" : one.severity === "warning" ? "warn" : "neutral"}
				>
					{one.message}{" "}
					{one.line > 0 && (
						<button type="button" className={styles.line} onClick={() => onLine(one.line)}>
							line {one.line}
						</button>
					)}
				</div>
			))}
			{rest.length > 20 && <p>and {rest.length - 20} more</p>}
		</section>
	);
}
