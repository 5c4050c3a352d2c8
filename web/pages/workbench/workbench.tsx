import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { Code } from "../../../lessons/content";
import { CodeEditor } from "../../editor/code-editor";
import type { RunStore } from "../../run/run-store";
import { createStudies } from "../../run/studies/studies";
import { useSignal } from "../../run/use-signal";
import { Scope } from "../../scope/frame/scope";
import { createScopeState } from "../../scope/scope-state";
import { createTransport } from "../../scope/transport/transport";
import { TransportBar } from "../../scope/transport/transport-bar";
import { NARROW, Panes, type Tab } from "./panes";
import { ResetNotice } from "./reset-notice";
import { useDraft } from "./use-draft";
import { useFindings, useForeseen } from "./use-findings";
import { useMarks } from "./use-marks";

type Props = {
	/** Key under which the learner's text is stored. */
	place: string;
	start: Code;
	store: RunStore;
	/** A program to put in place of the current one; a new object repeats the request. */
	placed?: { program: string } | null;
	/** Content left of the code; the playground has none. */
	prose?: ReactNode;
	proseLabel?: string;
	/** Further content of the transport bar. */
	extra?: ReactNode;
	/** Content beside the code: a solution. */
	beside?: ReactNode;
};

/** Real milliseconds after the last change of the code. */
const PREPARE_AFTER = 350;

/** Code, transport bar and scope around one run store. Lessons and the playground both consist of it. */
export function Workbench({ place, start, store, placed = null, prose, proseLabel, extra, beside }: Props) {
	const draft = useDraft(place, start.source);
	const { problems, phase } = useSignal(store.state);
	const [scope] = useState(createScopeState);
	const [studies] = useState(() => createStudies(store));
	const [transport] = useState(() => createTransport(store, scope, studies.telling));
	const [line, setLine] = useState<{ line: number } | null>(null);
	const [tab, setTab] = useState<Tab>(prose ? "read" : "code");
	const marks = useMarks(store, studies.telling, draft.value);
	const findings = useFindings(store, draft.value);
	const foreseen = useForeseen(store, draft.value);

	// Another step has another program, so the last run does not apply to it.
	useEffect(() => {
		store.clear();
		studies.sweep.stop();
		studies.exploring.stop();
	}, [store, studies, place]);

	useEffect(() => {
		// Debounced: compile when typing pauses, so that Run can start at once.
		const timer = setTimeout(() => store.prepare({ "main.ts": draft.value }), PREPARE_AFTER);
		return () => clearTimeout(timer);
	}, [store, draft.value]);

	useEffect(() => {
		// Show the code when it does not compile.
		if (phase.kind === "refused") setTab("code");
	}, [phase.kind]);

	const run = useCallback((): void => {
		store.run({ "main.ts": draft.value });
		// Where one part is shown at a time, show the scope.
		if (matchMedia(NARROW).matches) setTab("scope");
	}, [store, draft.value]);

	const goToLine = (at: number): void => {
		setTab("code");
		setLine({ line: at });
	};

	const put = (program: string | null): void => {
		draft.put(program);
		store.clear();
	};

	useEffect(() => {
		if (placed === null) return;
		put(placed.program);
		setTab("code");
	}, [placed]);

	const shown = useSignal(store.state).shown;
	return (
		<Panes
			prose={prose}
			proseLabel={proseLabel}
			editor={
				<>
					<CodeEditor
						key={place}
						value={draft.value}
						onChange={draft.setValue}
						onRun={run}
						marks={marks}
						problems={problems}
						foreseen={foreseen}
						findings={findings}
						goTo={line}
					/>
					{beside}
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
						canReset={draft.isEdited || shown !== null}
						extra={extra}
					/>
					<ResetNotice undo={draft.undo} isStart={!draft.isEdited} isLost={draft.isLost} />
				</>
			}
			scope={<Scope store={store} scope={scope} studies={studies} transport={transport} onLine={goToLine} />}
			tab={tab}
			onTab={setTab}
		/>
	);
}
