import { useEffect, useMemo } from "react";
import { formatTime, spanOfTask, type TaskState, taskNames } from "../../../../engine/analysis";
import type { Fault, Story, TaskId } from "../../../../engine/types";
import { tasksAt } from "../../../run/place/tasks-at";
import type { Where } from "../../../run/place/where";
import type { Finished, RunStore } from "../../../run/run-store";
import { useSignal } from "../../../run/use-signal";
import { Panel } from "../../../ui/panel";
import styles from "../../../ui/panel.module.css";
import type { ScopeState } from "../../scope-state";
import { endingOfSpan } from "../../timeline/task-label";
import task from "./selected-task.module.css";

type Props = {
	shown: Finished;
	store: RunStore;
	scope: ScopeState;
	where: Where;
	onLine: (line: number) => void;
};

const KINDS: { kind: Fault["kind"]; label: string; does: string }[] = [
	{ kind: "fail", label: "Fail", does: "what it awaits throws" },
	{ kind: "hang", label: "Hang", does: "what it awaits never comes" },
	{ kind: "cancel", label: "Cancel", does: "what it awaits is cancelled" },
];

/** The selected task: its life, its variables at the playhead, and buttons to inject faults. */
export function SelectedTask({ shown, store, scope, where, onLine }: Props) {
	const selected = useSignal(scope.selected);
	const { trace } = shown.result;
	const { spans } = shown.view;
	const span = selected === null ? -1 : spanOfTask(spans, selected);
	// Another run of the same program may not have this task.
	useEffect(() => {
		if (selected !== null && span < 0) scope.selected.set(null);
	}, [scope, selected, span]);
	const name = useMemo(() => taskNames(trace), [trace]);
	const { rows, told } = where;
	const state = useMemo(
		() => (selected === null ? null : (tasksAt(trace, rows, told).find(({ task }) => task === selected) ?? null)),
		[trace, rows, told, selected],
	);
	if (selected === null || span < 0) return null;
	const site = trace.sites[spans.site[span] as number];
	const from = spans.start[span] as number;
	const parent = spans.parent[span] as TaskId;
	return (
		<Panel title={name(selected)} onClose={() => scope.selected.set(null)}>
			<p className={styles.text}>
				{selected === 0 ? (
					"The program itself"
				) : (
					<>
						Called by{" "}
						<button type="button" className={task.link} onClick={() => scope.selected.set(parent)}>
							{name(parent)}
						</button>{" "}
						at {formatTime(from)}
					</>
				)}
				, {formatTime((spans.end[span] as number) - from)} long, {endingOfSpan({ trace, spans }, span)}.
				{site !== undefined && site.line > 0 && (
					<>
						{" "}
						<button type="button" className={task.link} onClick={() => onLine(site.line)}>
							line {site.line}
						</button>
					</>
				)}
			</p>
			<Now state={state} onLine={onLine} />
			{state !== null && <Locals task={selected} told={where.told} />}
			<Faults task={selected} store={store} canStrike={site?.kind !== "generator"} />
		</Panel>
	);
}

function Now({ state, onLine }: { state: TaskState | null; onLine: (line: number) => void }) {
	if (state === null) return <p className={styles.text}>Not live at the playhead.</p>;
	return (
		<p className={styles.text}>
			Now {state.state}
			{state.on === "" || state.state === "running" || state.state === "ready" ? "" : `: ${state.on}`}
			{state.line > 0 && (
				<>
					{", "}
					<button type="button" className={task.link} onClick={() => onLine(state.line)}>
						line {state.line}
					</button>
				</>
			)}
		</p>
	);
}

function Locals({ task: id, told }: { task: TaskId; told: Where["told"] }) {
	const locals = told === null ? [] : localsOf(told.story, told.index, id);
	if (locals.length === 0) return null;
	return (
		<dl className={task.locals} aria-label="Variables">
			{locals.map(({ name, text }) => (
				<div key={name} className={task.local}>
					<dt>{name}</dt>
					<dd title={text}>{text}</dd>
				</div>
			))}
		</dl>
	);
}

/** The variables of a task as they were read last up to a step. */
function localsOf({ steps }: Story, index: number, task: TaskId): { name: string; text: string }[] {
	for (let i = index; i >= 0; i--) {
		const found = steps[i]?.locals.find((one) => one.task === task);
		if (found !== undefined) return found.locals;
	}
	return [];
}

function Faults({ task: id, store, canStrike }: { task: TaskId; store: RunStore; canStrike: boolean }) {
	const { faults } = useSignal(store.state);
	const at = useSignal(store.playhead);
	const mine = faults.find((fault) => fault.task === id);
	const others = faults.filter((fault) => fault.task !== id);
	return (
		<>
			<div className={styles.actions} role="group" aria-label="Inject a fault at the playhead, and run again">
				{KINDS.map(({ kind, label, does }) => (
					<button
						key={kind}
						type="button"
						className={styles.action}
						aria-pressed={mine?.kind === kind}
						disabled={!canStrike}
						title={
							canStrike
								? `Run again; the next time it would go on after ${formatTime(at)}, ${does}`
								: "An async generator's awaits cannot be struck"
						}
						onClick={() => store.setFaults(mine?.kind === kind ? others : [...others, { task: id, at, kind }])}
					>
						{label}
					</button>
				))}
			</div>
			{mine && (
				<p className={styles.text} style={{ marginTop: 6 }}>
					Made to {mine.kind} from {formatTime(mine.at)} on. Press again to undo.
				</p>
			)}
		</>
	);
}
