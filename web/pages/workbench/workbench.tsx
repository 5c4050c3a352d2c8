import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { Code } from "../../../lessons/content";
import { CodeEditor } from "../../editor/code-editor";
import type { RunStore } from "../../run/run-store";
import { createStudies } from "../../run/studies";
import { useSignal } from "../../run/use-signal";
import { Scope } from "../../scope/frame/scope";
import { createScopeState } from "../../scope/scope-state";
import { createTransport } from "../../scope/transport/transport";
import { TransportBar } from "../../scope/transport/transport-bar";
import { NARROW, Panes, type Tab } from "./panes";
import { ResetNotice } from "./reset-notice";
import { useDraft } from "./use-draft";
import { useFindings } from "./use-findings";
import { useMarks } from "./use-marks";

type Props = {
	/** Names the place, for keeping what the learner writes. */
	place: string;
	start: Code;
	store: RunStore;
	/** Left of the code; the playground has nothing there. */
	prose?: ReactNode;
	proseLabel?: string;
	/** More in the transport bar. */
	extra?: ReactNode;
	/** In the place of the code, beside it: a solution. */
	beside?: ReactNode;
};

/** Real milliseconds after the last change of the code. */
const PREPARE_AFTER = 350;

/** Code, transport and scope around one store; lessons and the playground are this with different company. */
export function Workbench({ place, start, store, prose, proseLabel, extra, beside }: Props) {
	const draft = useDraft(place, start.source);
	const { problems, phase } = useSignal(store.state);
	const [scope] = useState(createScopeState);
	const [studies] = useState(() => createStudies(store));
	const [transport] = useState(() => createTransport(store, scope));
	const [line, setLine] = useState<{ line: number } | null>(null);
	const [tab, setTab] = useState<Tab>(prose ? "read" : "code");
	const marks = useMarks(store, draft.value);
	const findings = useFindings(store, draft.value);

	// Another step: another program, so nothing of the last run belongs to it.
	useEffect(() => {
		store.clear();
		studies.sweep.stop();
		studies.exploring.stop();
	}, [store, studies, place]);

	useEffect(() => {
		// Who has stopped typing may press Run: then the program has been compiled.
		const timer = setTimeout(() => store.prepare({ "main.ts": draft.value }), PREPARE_AFTER);
		return () => clearTimeout(timer);
	}, [store, draft.value]);

	useEffect(() => {
		// What does not compile is mended in the code.
		if (phase.kind === "refused") setTab("code");
	}, [phase.kind]);

	const run = useCallback((): void => {
		store.run({ "main.ts": draft.value });
		// Where one part is shown at a time, a run is worth nothing unless it is seen.
		if (matchMedia(NARROW).matches) setTab("scope");
	}, [store, draft.value]);

	const goToLine = (at: number): void => {
		setTab("code");
		setLine({ line: at });
	};

	const reset = (): void => {
		draft.reset();
		store.clear();
	};

	const shown = useSignal(store.state).shown;
	return (
		<Panes
			prose={prose}
			proseLabel={proseLabel}
			editor={
				<>
					<CodeEditor
						key={place}
						code={start}
						value={draft.value}
						onChange={draft.setValue}
						onRun={run}
						marks={marks}
						problems={problems}
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
						onReset={reset}
						canReset={draft.isEdited || shown !== null}
						extra={extra}
					/>
					<ResetNotice undo={draft.undo} isLost={draft.isLost} />
				</>
			}
			scope={<Scope store={store} scope={scope} studies={studies} transport={transport} onLine={goToLine} />}
			tab={tab}
			onTab={setTab}
		/>
	);
}
