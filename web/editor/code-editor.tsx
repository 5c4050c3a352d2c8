import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Code } from "../../lessons/content";
import styles from "./code-editor.module.css";
import { LightEditor } from "./light-editor";
import type { FullEditor } from "./monaco/full-editor";
import type { EditorProps } from "./parts/editor-types";
import { Problems } from "./problems";

/** Idle milliseconds after which the full editor is loaded even if the code was not touched. */
const IDLE_MS = 1500;
/** Milliseconds without typing after which the editors may be exchanged. */
const QUIET_MS = 300;

/** True on small and touch screens, which Monaco does not support. */
const wantsLight = (): boolean => matchMedia("(max-width: 600px), (pointer: coarse)").matches;

/** The code editor: first the light editor, then Monaco in the same place, without a layout shift, once the code is touched or the page is idle. */
export function CodeEditor({
	code,
	goTo = null,
	...props
}: EditorProps & { code: Code /** A line to go to; a new object repeats the request. */; goTo?: { line: number } | null }) {
	const host = useRef<HTMLDivElement>(null);
	const input = useRef<HTMLTextAreaElement>(null);
	const latest = useRef(props);
	const wanted = useRef(false);
	const touched = useRef(Number.NEGATIVE_INFINITY);
	/** Text that the full editor has reported and that has not come back as `value` yet. */
	const reported = useRef<string | null>(null);
	const [full, setFull] = useState<FullEditor | null>(null);

	useLayoutEffect(() => {
		latest.current = props;
	});

	/** Resolves once the light editor has not been touched for a moment (debounced), so that it is not replaced while somebody types. */
	const quiet = async (): Promise<void> => {
		for (let left = QUIET_MS; left > 0; left = touched.current + QUIET_MS - performance.now())
			await new Promise((resolve) => setTimeout(resolve, left));
	};

	const upgrade = async (): Promise<void> => {
		if (wanted.current || wantsLight()) return;
		wanted.current = true;
		try {
			const { createFullEditor } = await import("./monaco/full-editor");
			// Unmounted meanwhile: React has removed the element.
			if (!host.current) return;
			const editor = await createFullEditor(host.current, {
				value: () => latest.current.value,
				onChange: (value) => {
					reported.current = value;
					latest.current.onChange(value);
				},
				onRun: () => latest.current.onRun(),
			});
			await quiet();
			if (!host.current) return editor.dispose();
			// Value, element, selection and focus are moved synchronously, so that every key press reaches one of the two editors.
			const text = input.current;
			const hasFocus = text !== null && document.activeElement === text;
			const [start, end] = text ? [text.selectionStart, text.selectionEnd] : [0, 0];
			editor.setValue(latest.current.value);
			flushSync(() => setFull(editor));
			if (hasFocus) editor.takeFocus(start, end);
		} catch (error) {
			// The light editor stays in use; the next touch tries again.
			wanted.current = false;
			console.warn("The full editor could not be loaded.", error);
		}
	};

	const touch = (): void => {
		touched.current = performance.now();
	};

	useEffect(() => {
		let idle = 0;
		const timer = setTimeout(() => {
			if ("requestIdleCallback" in window) idle = requestIdleCallback(() => void upgrade());
			else void upgrade();
		}, IDLE_MS);
		return () => {
			clearTimeout(timer);
			if (idle) cancelIdleCallback(idle);
		};
	}, []);

	useEffect(() => () => full?.dispose(), [full]);
	useEffect(() => {
		// An effect of an earlier render must not overwrite what has been typed since.
		if (reported.current === null) full?.setValue(props.value);
		else if (reported.current === props.value) reported.current = null;
	}, [full, props.value]);
	useEffect(() => full?.setMarks(props.marks), [full, props.marks]);
	useEffect(() => full?.setProblems([...props.problems, ...props.findings]), [full, props.problems, props.findings]);
	useEffect(() => {
		if (goTo) full?.reveal(goTo.line, 1);
	}, [full, goTo]);

	return (
		<div className={styles.editor}>
			<div
				className={styles.code}
				onPointerEnter={() => void upgrade()}
				onFocus={() => void upgrade()}
				onKeyDown={touch}
				onInput={touch}
				onPointerDown={touch}
			>
				<div ref={host} className={styles.full} hidden={!full} />
				{!full && <LightEditor {...props} code={code} inputRef={input} />}
			</div>
			<p className={styles.hint}>
				<kbd>Ctrl</kbd>+<kbd>Enter</kbd> runs · <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor
			</p>
			<Problems problems={props.problems} onPick={(problem) => full?.reveal(problem.line, problem.column)} />
		</div>
	);
}
