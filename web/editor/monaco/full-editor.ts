import type * as Monaco from "monaco-editor/editor";
import type { Diagnostic } from "../../../engine/types";
import { currentTheme, onThemeChange } from "../../ui/theme";
import { CODE_BOX, EDITOR_LABEL } from "../parts/editor-types";
import { changeBetween } from "../parts/history";
import type { LineMark } from "../parts/line-marks";
import "../parts/marks.css";
import "./full-editor.css";
import { learnPackageTypes } from "./package-types";
import { MAIN } from "./project";
import { setUpMonaco } from "./setup";
import { monacoTheme } from "./theme";

/** Monaco, which replaces the light editor. */
export type FullEditor = {
	setValue(value: string): void;
	/** @param shownLine the line that somebody asked to see; 0 for none */
	setMarks(marks: LineMark[], shownLine: number): void;
	setProblems(problems: Diagnostic[]): void;
	/** Moves the cursor to a place and takes the focus. */
	reveal(line: number, column: number): void;
	/** Takes over from the light editor: its texts, so that each can be undone to, and where it stands. */
	takeOver(texts: readonly string[], place: Place): void;
	/** Takes the focus; an invisible element cannot. */
	focus(): void;
	dispose(): void;
};

/** Selection, as offsets into the text, and scroll position. The caret is at the active end. */
type Place = { anchor: number; active: number; top: number; left: number };

export type FullEditorHost = {
	onChange(value: string): void;
	onRun(): void;
	/** A click on the chip of a line. */
	onChip(line: number): void;
};

/** Creates Monaco inside `element`, empty. Resolves once it can take over. */
export async function createFullEditor(element: HTMLElement, host: FullEditorHost): Promise<FullEditor> {
	const monaco = setUpMonaco();
	// Monaco measures widths once. With a fallback font the code would be at another position than in the light editor.
	await document.fonts.load(`${CODE_BOX.fontSize}px "JetBrains Mono Variable"`);
	const uri = monaco.Uri.parse(MAIN);
	monaco.editor.getModel(uri)?.dispose();
	const model = monaco.editor.createModel("", "typescript", uri);
	// The model has options of its own, with other defaults than the editor's.
	model.updateOptions({
		tabSize: 2,
		insertSpaces: true,
		bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
	});
	const paint = (): void => {
		monaco.editor.defineTheme("interleave", monacoTheme(currentTheme()));
		monaco.editor.setTheme("interleave");
	};
	paint();
	const editor = monaco.editor.create(element, { ...options, model });
	const endTheme = onThemeChange(paint);
	const marks = editor.createDecorationsCollection();

	// What the compiler cannot read, TypeScript reads as something else: of JSX it takes the text for names.
	let isUnreadable = false;
	const typeScriptMarkers = (): Monaco.editor.IMarker[] => monaco.editor.getModelMarkers({ resource: uri, owner: "typescript" });
	const hushTypeScript = (): void => {
		if (isUnreadable && typeScriptMarkers().length > 0) monaco.editor.setModelMarkers(model, "typescript", []);
	};
	let told: Diagnostic[] = [];
	let marked = "";
	/** Marks the problems, except those that TypeScript tells in the same words. */
	const markProblems = (): void => {
		hushTypeScript();
		const known = new Set(typeScriptMarkers().map(({ startLineNumber, message }) => `${startLineNumber} ${message}`));
		const markers = told
			.filter(({ line, message }) => !known.has(`${line} ${message}`))
			.map((one) => toMarker(monaco, model, one));
		const text = JSON.stringify(markers);
		// Setting them calls this function again.
		if (text === marked) return;
		marked = text;
		monaco.editor.setModelMarkers(model, "interleave", markers);
	};
	const endMarkers = monaco.editor.onDidChangeMarkers(markProblems);

	let isOurs = false;
	model.onDidChangeContent(() => {
		void learnPackageTypes(model.getValue());
		if (!isOurs) host.onChange(model.getValue());
	});
	editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => host.onRun());
	// Monaco has this key on some systems only.
	editor.addCommand(
		monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF,
		() => void editor.getAction("editor.action.formatDocument")?.run(),
	);
	// Monaco makes the line anew while the button is down, so there is no click on the chip itself.
	editor.onMouseDown(({ target, event }) => {
		const isChip = target.element?.closest(".il-chip") != null;
		if (isChip && event.leftButton && target.position) host.onChip(target.position.lineNumber);
	});
	letTabLeave(monaco, editor);
	followTextArea(element, editor, model);
	takeTextLiterally(element, editor);

	const rangeOf = (from: number, to: number): Monaco.Range =>
		monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
	const setValue = (value: string): void => {
		if (value === model.getValue()) return;
		const { from, to, text } = changeBetween(model.getValue(), value);
		isOurs = true;
		// As an edit of its own, so that it can be undone with Ctrl+Z.
		model.pushStackElement();
		model.pushEditOperations([], [{ range: rangeOf(from, to), text }], () => null);
		model.pushStackElement();
		isOurs = false;
	};

	return {
		setValue,
		setMarks: (list, shownLine) =>
			void marks.set([
				...list.flatMap((mark) => decorate(monaco, model, mark)),
				...(shownLine > 0
					? [{ range: new monaco.Range(shownLine, 1, shownLine, 1), options: { isWholeLine: true, marginClassName: "il-shown" } }]
					: []),
			]),
		setProblems: (problems) => {
			isUnreadable = problems.some(({ kind }) => kind === "syntax" || kind === "unsupported");
			told = problems;
			// Markers move with the text, so those of before must not be taken for these.
			marked = "";
			markProblems();
		},
		reveal: (line, column) => {
			editor.setPosition({ lineNumber: Math.max(1, line), column: Math.max(1, column) });
			editor.revealLineInCenterIfOutsideViewport(Math.max(1, line));
			editor.focus();
		},
		takeOver: ([first = "", ...later], { anchor, active, top, left }) => {
			isOurs = true;
			model.setValue(first);
			for (const text of later) setValue(text);
			isOurs = false;
			const [from, to] = [model.getPositionAt(anchor), model.getPositionAt(active)];
			editor.setSelection(new monaco.Selection(from.lineNumber, from.column, to.lineNumber, to.column));
			editor.setScrollPosition({ scrollTop: top, scrollLeft: left }, monaco.editor.ScrollType.Immediate);
			// Before it is seen; later, lines would move.
			editor.render(true);
		},
		focus: () => editor.focus(),
		dispose: () => {
			endTheme();
			endMarkers.dispose();
			editor.dispose();
			model.dispose();
		},
	};
}

const options: Monaco.editor.IStandaloneEditorConstructionOptions = {
	ariaLabel: EDITOR_LABEL,
	// A real text area, and not Chromium's EditContext, so that assistive technology and tests can type into it.
	editContext: false,
	// The text area then contains the whole text instead of a few lines, so that other software can type into it without knowing Monaco.
	accessibilitySupport: "on",
	accessibilityPageSize: 2000,
	automaticLayout: true,
	fontFamily: '"JetBrains Mono Variable", "Liberation Mono", monospace',
	fontSize: CODE_BOX.fontSize,
	lineHeight: CODE_BOX.lineHeight,
	fontLigatures: false,
	padding: { top: CODE_BOX.paddingTop, bottom: 22 },
	glyphMargin: true,
	folding: false,
	lineNumbersMinChars: 3,
	lineDecorationsWidth: 24,
	minimap: { enabled: false },
	scrollBeyondLastLine: false,
	overviewRulerLanes: 0,
	overviewRulerBorder: false,
	hideCursorInOverviewRuler: true,
	renderLineHighlight: "none",
	renderFinalNewline: "on",
	guides: { indentation: false, bracketPairs: false },
	bracketPairColorization: { enabled: false },
	occurrencesHighlight: "off",
	tabSize: 2,
	insertSpaces: true,
	detectIndentation: false,
	fixedOverflowWidgets: true,
	scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false, alwaysConsumeMouseWheel: false },
	stickyScroll: { enabled: false },
	contextmenu: true,
	wordBasedSuggestions: "off",
};

/**
 * Selects the whole program when something other than Monaco (voice control, a form filler, a test) selects the whole text area.
 * Monaco itself follows such selections only sometimes.
 */
function followTextArea(
	element: HTMLElement,
	editor: Monaco.editor.IStandaloneCodeEditor,
	model: Monaco.editor.ITextModel,
): void {
	const text = element.querySelector("textarea.inputarea");
	if (!(text instanceof HTMLTextAreaElement)) return;
	const follow = (): void => {
		const isAll = text.value.length > 0 && text.selectionStart === 0 && text.selectionEnd === text.value.length;
		if (isAll) queueMicrotask(() => editor.setSelection(model.getFullModelRange()));
	};
	text.addEventListener("select", follow);
	// Monaco restores its own selection on focus, so read the text area's before.
	element.addEventListener("focus", follow, true);
}

/** Options that help while typing, and would change text that is inserted at once. */
const HELP = {
	autoIndent: "full",
	autoClosingBrackets: "languageDefined",
	autoClosingQuotes: "languageDefined",
	autoClosingComments: "languageDefined",
	autoSurround: "languageDefined",
	formatOnType: false,
} as const;
const NO_HELP = {
	autoIndent: "none",
	autoClosingBrackets: "never",
	autoClosingQuotes: "never",
	autoClosingComments: "never",
	autoSurround: "never",
	formatOnType: false,
} as const;
/** Input this many milliseconds after the last key press was not typed. */
const KEY_MS = 300;

/** Switches those options off for text without key presses, such as dictation or a test. It arrives line by line; Monaco would indent each line again. */
function takeTextLiterally(element: HTMLElement, editor: Monaco.editor.IStandaloneCodeEditor): void {
	let lastKey = Number.NEGATIVE_INFINITY;
	let helps = true;
	const set = (value: boolean): void => {
		if (value === helps) return;
		helps = value;
		editor.updateOptions(value ? HELP : NO_HELP);
	};
	element.addEventListener(
		"keydown",
		(event) => {
			// Shortcuts such as Ctrl+A are not typing.
			if (event.ctrlKey || event.metaKey) return;
			lastKey = performance.now();
			set(true);
		},
		true,
	);
	element.addEventListener("beforeinput", () => set(performance.now() - lastKey < KEY_MS), true);
}

/** After Escape, Tab moves the focus out of the editor until another key is pressed, so that the editor is no keyboard trap. */
function letTabLeave(monaco: typeof Monaco, editor: Monaco.editor.IStandaloneCodeEditor): void {
	let leaving = false;
	const set = (value: boolean): void => {
		if (value === leaving) return;
		leaving = value;
		editor.updateOptions({ tabFocusMode: value });
	};
	editor.onKeyDown((event) => {
		if (event.keyCode === monaco.KeyCode.Escape) set(true);
		else if (event.keyCode !== monaco.KeyCode.Tab && event.keyCode !== monaco.KeyCode.Shift) set(false);
	});
	editor.onDidBlurEditorText(() => set(false));
}

function decorate(
	monaco: typeof Monaco,
	model: Monaco.editor.ITextModel,
	{ line, state, chip }: LineMark,
): Monaco.editor.IModelDeltaDecoration[] {
	if (line < 1 || line > model.getLineCount()) return [];
	const end = model.getLineMaxColumn(line);
	return [
		{
			range: new monaco.Range(line, 1, line, 1),
			options: {
				isWholeLine: true,
				className: `il-line il-${state}`,
				marginClassName: `il-line il-${state}`,
				glyphMarginClassName: `il-glyph il-${state}`,
			},
		},
		{
			range: new monaco.Range(line, end, line, end),
			options: {
				showIfCollapsed: true,
				after: { content: chip, inlineClassName: `il-chip il-${state}`, cursorStops: monaco.editor.InjectedTextCursorStops.None },
			},
		},
	];
}

function toMarker(monaco: typeof Monaco, model: Monaco.editor.ITextModel, problem: Diagnostic): Monaco.editor.IMarkerData {
	const line = Math.min(Math.max(1, problem.line), model.getLineCount());
	const column = Math.max(1, problem.column);
	const word = model.getWordAtPosition({ lineNumber: line, column });
	const severity = {
		error: monaco.MarkerSeverity.Error,
		warning: monaco.MarkerSeverity.Warning,
		// Severity Info, because Monaco shows hints only as three faint dots.
		hint: monaco.MarkerSeverity.Info,
	};
	return {
		severity: severity[problem.severity],
		message: problem.message,
		startLineNumber: line,
		startColumn: column,
		endLineNumber: line,
		endColumn: word?.endColumn ?? column + 1,
	};
}
