import { lazy, Suspense } from "react";
import { summarise } from "../../../engine/analysis";
import type { ConsoleLine, Diagnostic, RunResult } from "../../../engine/types";
import { useWhere } from "../../run/place/where";
import type { Finished, RunStore } from "../../run/run-store";
import type { Studies } from "../../run/studies/studies";
import { useSignal } from "../../run/use-signal";
import type { ScopeState } from "../scope-state";
import { ConsoleLog } from "./console/console-log";
import notes from "./notes.module.css";
import { OutcomeNote } from "./outcome-note";
import styles from "./side-panel.module.css";
import { ComparePanel } from "./studies/compare-panel";
import { ExplorePanel } from "./studies/explore-panel";
import { SweepPanel } from "./studies/sweep-panel";
import { SelectedTask } from "./tasks/selected-task";
import { TaskList } from "./tasks/task-list";

const ValuesPanel = lazy(() => import("./values/values-panel"));

type Props = {
	shown: Finished | null;
	live: ConsoleLine[];
	isBusy: boolean;
	store: RunStore;
	scope: ScopeState;
	studies: Studies;
	onLine: (line: number) => void;
};

const NO_LINES: ConsoleLine[] = [];

/** The panel beside the plots: outcome, tasks at the playhead, diagnostics, console, studies. */
export function SidePanel({ shown, live, isBusy, store, scope, studies, onLine }: Props) {
	const result = shown?.result ?? null;
	const { asInNode } = useSignal(store.state);
	const isLive = isBusy && live.length > 0;
	return (
		<div className={styles.side} tabIndex={0} role="group" aria-label="Details of the run">
			{result && <OutcomeNote result={result} summary={`${summarise(result)}.`} />}
			{shown && <AtPlayheadShown shown={shown} store={store} studies={studies} />}
			<SweepPanel store={store} sweep={studies.sweep} />
			<ExplorePanel store={store} exploring={studies.exploring} />
			<ComparePanel store={store} scope={scope} />
			{shown && <Selected shown={shown} store={store} scope={scope} studies={studies} onLine={onLine} />}
			{result && <Diagnostics list={result.diagnostics} result={result} onLine={onLine} />}
			<ConsoleLog
				lines={isLive ? live : (result?.console ?? NO_LINES)}
				dropped={isLive ? null : (result?.consoleDropped ?? 0)}
				trace={isLive ? null : (result?.trace ?? null)}
				moment={store.moment}
				isIdle={!result || isLive}
				asInNode={asInNode}
				onAsInNode={store.setAsInNode}
			/>
			{shown && <AtPlayhead shown={shown} store={store} scope={scope} studies={studies} />}
		</div>
	);
}

type PlayheadProps = Pick<Props, "store" | "scope" | "studies"> & { shown: Finished };

/** The selected task. It changes with the playhead, which must render nothing else. */
function Selected({ shown, store, scope, studies, onLine }: PlayheadProps & Pick<Props, "onLine">) {
	const where = useWhere(store, studies.telling, shown);
	return <SelectedTask shown={shown} store={store} scope={scope} where={where} onLine={onLine} />;
}

/** What the program showed, as it stood at the playhead. */
function AtPlayheadShown({ shown, store, studies }: Omit<PlayheadProps, "scope">) {
	const where = useWhere(store, studies.telling, shown);
	const inside = useSignal(store.moment.rows);
	const { shown: values } = shown.result.trace;
	if (values === undefined) return null;
	return (
		<Suspense>
			<ValuesPanel shown={values} when={{ at: where.at, rows: inside === null ? null : where.rows }} />
		</Suspense>
	);
}

/** The tasks at the playhead. */
function AtPlayhead({ shown, store, scope, studies }: PlayheadProps) {
	const where = useWhere(store, studies.telling, shown);
	return <TaskList trace={shown.result.trace} where={where} scope={scope} />;
}

function Diagnostics({ list, result, onLine }: { list: Diagnostic[]; result: RunResult; onLine: (line: number) => void }) {
	// The outcome's note shows one of them already.
	const { outcome } = result;
	const said = list.find((one) =>
		outcome.kind === "failed"
			? one.kind === "uncaught-error" && one.line === outcome.error.line && one.column === outcome.error.column
			: one.kind === outcome.kind,
	);
	const rest = list.filter((one) => one !== said);
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
