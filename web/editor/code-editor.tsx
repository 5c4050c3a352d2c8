import { useEffect, useMemo, useRef, useState } from "react";
import type { Diagnostic } from "../../engine/types";
import styles from "./code-editor.module.css";
import { LightEditor, revealIn } from "./light-editor";
import type { EditorProps } from "./parts/editor-types";
import { Problems } from "./problems";
import { useFullEditor, wantsLight } from "./use-full-editor";

type Props = Omit<EditorProps, "wrong"> & {
	/** Why the program that was to be run does not compile: underlined, and listed below the code. */
	problems: Diagnostic[];
	/** What the compiler says of this text, which has not been run; null when that is not known. */
	foreseen: Diagnostic[] | null;
	/** Diagnostics of the last run of this text: underlined here, and described in the side panel. */
	findings: Diagnostic[];
	/** A line to go to; a new object repeats the request. */
	goTo?: { line: number } | null;
};

/** The code editor: first the light editor, then, once it is wanted, Monaco in the same place, without a layout shift. */
export function CodeEditor({ goTo = null, problems, foreseen, findings, ...props }: Props) {
	const frame = useRef<HTMLDivElement>(null);
	const host = useRef<HTMLDivElement>(null);
	const input = useRef<HTMLTextAreaElement>(null);
	const { full, hasFailed, retry, onType, handlers } = useFullEditor({ frame, host, input }, props);
	const [shownLine, setShownLine] = useState(0);
	const wrong = useMemo(() => [...(foreseen ?? problems), ...findings], [foreseen, problems, findings]);
	const first = problems.length === 0 && !full ? foreseen?.[0] : undefined;

	const reveal = (line: number, column: number): void => {
		setShownLine(line);
		if (full) full.reveal(line, column);
		// On a small screen the focus would bring the keyboard over the code.
		else if (input.current) revealIn(input.current, { line, column, takesFocus: !wantsLight() });
	};

	useEffect(() => full?.setMarks(props.marks, shownLine), [full, props.marks, shownLine]);
	useEffect(() => full?.setProblems(wrong), [full, wrong]);
	useEffect(() => setShownLine(0), [props.value]);
	useEffect(() => {
		if (goTo) reveal(goTo.line, 1);
	}, [goTo]);

	return (
		<div className={styles.editor}>
			<div ref={frame} className={styles.code} {...handlers}>
				<div ref={host} className={styles.full} hidden={!full} />
				{!full && <LightEditor {...props} wrong={wrong} onChange={onType} shownLine={shownLine} inputRef={input} />}
			</div>
			<p className={styles.hint}>
				{first ? (
					`${first.line > 0 ? `Line ${first.line}, column ${first.column}: ` : ""}${first.message}`
				) : hasFailed ? (
					<span role="status">
						The full editor could not be loaded; this one does all but complete and check types.{" "}
						<button type="button" className={styles.retry} onClick={retry}>
							Retry
						</button>
					</span>
				) : (
					<span className={styles.keys}>
						<kbd>Ctrl</kbd>+<kbd>Enter</kbd> runs · <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor
					</span>
				)}
			</p>
			<Problems problems={problems} onPick={({ line, column }) => reveal(line, column)} />
		</div>
	);
}
