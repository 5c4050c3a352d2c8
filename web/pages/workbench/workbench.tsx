import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { CodeEditor } from "../../editor/code-editor";
import type { LineMark } from "../../editor/parts/line-marks";
import { rowsAt } from "../../run/moment";
import { rowsToLastMove } from "../../run/place/last-move";
import type { RunStore } from "../../run/run-store";
import { createStudies } from "../../run/studies/studies";
import { useSignal } from "../../run/use-signal";
import { Scope } from "../../scope/frame/scope";
import { createScopeState } from "../../scope/scope-state";
import { createTransport } from "../../scope/transport/transport";
import { TransportBar } from "../../scope/transport/transport-bar";
import type { Controls } from "./controls";
import { NARROW, Panes, type Tab } from "./panes";
import { ResetNotice } from "./reset-notice";
import { useFindings, useForeseen } from "./use-findings";
import { useMarks } from "./use-marks";
import { useProgram } from "./use-program";

type Props = {
	/** Key under which the learner's text is stored. */
	place: string;
	start: string;
	store: RunStore;
	/** A program to put in place of the current one; a new object repeats the request. */
	placed?: { program: string } | null;
	/** Content left of the code, which may play the instrument; the playground has none. */
	prose?: (controls: Controls) => ReactNode;
	proseLabel?: string;
	/** Further content of the transport bar. */
	extra?: ReactNode;
	/** Content over the code, given the text in the editor: a solution. */
	over?: (text: string, controls: Controls) => ReactNode;
};

/** The file that the editor shows. */
const MAIN = "main.ts";
/** Real milliseconds after the last change of the code. */
const PREPARE_AFTER = 350;

/** Code, transport bar and scope around one run store. Lessons and the playground both consist of it. */
export function Workbench({ place, start, store, placed = null, prose, proseLabel, extra, over }: Props) {
	const originals = useMemo(() => ({ [MAIN]: start }), [start]);
	const program = useProgram(place, originals);
	const { files } = program;
	const text = files[MAIN] ?? "";
	/** The program for whoever asks later than this render. */
	const latest = useRef(files);
	useEffect(() => {
		latest.current = files;
	});
	const { problems, phase } = useSignal(store.state);
	const [scope] = useState(createScopeState);
	const [studies] = useState(() => createStudies(store));
	const [transport] = useState(() => createTransport(store, scope, studies.telling));
	const [line, setLine] = useState<{ line: number } | null>(null);
	const [tab, setTab] = useState<Tab>(prose ? "read" : "code");
	const marks = useMarks(store, studies.telling, text);
	const findings = useFindings(store, text);
	const foreseen = useForeseen(store, text);

	// Another step has another program, so the last run does not apply to it.
	useEffect(() => {
		store.clear();
		studies.sweep.stop();
		studies.exploring.stop();
	}, [store, studies, place]);

	useEffect(() => {
		// Debounced: compile when typing pauses, so that Run can start at once.
		const timer = setTimeout(() => store.prepare(latest.current), PREPARE_AFTER);
		return () => clearTimeout(timer);
	}, [store, text]);

	useEffect(() => {
		// Show the code when it does not compile.
		if (phase.kind === "refused") setTab("code");
	}, [phase.kind]);

	const run = useCallback((): void => {
		store.run(latest.current);
		// Where one part is shown at a time, show the scope.
		if (matchMedia(NARROW).matches) setTab("scope");
	}, [store]);

	/** Leads to the task of a chip, and to the moment in which it came to stand there. */
	const goToMark = ({ task }: LineMark): void => {
		const shown = store.state.get().shown?.result;
		if (!shown || task === null) return;
		scope.selected.set(task);
		const rows = rowsAt(shown.trace, store.moment.at.get(), store.moment.rows.get());
		store.moment.goToRow(shown.trace, rowsToLastMove(shown.trace, task, rows));
		if (matchMedia(NARROW).matches) setTab("scope");
	};

	const goToLine = (at: number): void => {
		setTab("code");
		setLine({ line: at });
	};

	const show = (part: Tab): void => {
		// Where all parts are shown at once there is nothing to change.
		if (matchMedia(NARROW).matches) setTab(part);
	};

	const put = (other: string | null): void => {
		program.put(other);
		store.clear();
	};

	useEffect(() => {
		if (placed === null) return;
		put(placed.program);
		setTab("code");
	}, [placed]);

	const shown = useSignal(store.state).shown;
	const controls: Controls = { store, scope, studies, files: () => latest.current, run, goToLine, show };
	return (
		<Panes
			prose={prose?.(controls)}
			proseLabel={proseLabel}
			editor={
				<>
					<CodeEditor
						key={place}
						value={text}
						onChange={(value) => program.setText(MAIN, value)}
						onRun={run}
						marks={marks}
						onMark={goToMark}
						problems={problems}
						foreseen={foreseen}
						findings={findings}
						goTo={line}
					/>
					{over?.(text, controls)}
				</>
			}
			bar={
				<>
					<TransportBar
						store={store}
						transport={transport}
						sweep={studies.sweep}
						onRun={run}
						onReset={() => put(null)}
						canReset={program.isEdited || shown !== null}
						extra={extra}
					/>
					<ResetNotice undo={program.undo} isStart={!program.isEdited} isLost={program.isLost} />
				</>
			}
			scope={<Scope store={store} scope={scope} studies={studies} transport={transport} onLine={goToLine} />}
			tab={tab}
			onTab={setTab}
		/>
	);
}
