import { type KeyboardEvent, type Ref, useEffect, useMemo } from "react";
import type { Diagnostic } from "../../engine/types";
import { takeEarlyInput } from "../ui/early-input";
import styles from "./light-editor.module.css";
import { colored } from "./parts/colored";
import { CODE_BOX, EDITOR_LABEL, type EditorProps } from "./parts/editor-types";
import "./parts/marks.css";

type Props = EditorProps & {
	inputRef?: Ref<HTMLTextAreaElement>;
	/** The line that somebody asked to see; 0 for none. */
	shownLine: number;
};

/** Severities by the names that Monaco gives them. */
const SQUIGGLES = { error: "squiggly-error", warning: "squiggly-warning", hint: "squiggly-info" };

/**
 * The editor until the full one is wanted, and on small screens instead of it: highlighted lines with a transparent text area over them. It is part
 * of the prerendered page.
 */
export function LightEditor({ value, onChange, onRun, marks, onMark, wrong, inputRef, shownLine }: Props) {
	const code = useMemo(() => colored(value), [value]);
	const texts = value.split("\n");

	// Hydration resets the text to the prerendered one; restore what was typed before.
	useEffect(() => {
		const typed = takeEarlyInput();
		if (typed !== null && typed !== value) onChange(typed);
	}, []);

	const onKeyDown = (event: KeyboardEvent): void => {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			onRun();
		}
	};

	const markOf = new Map(marks.map((mark) => [mark.line, mark]));
	// A later entry of a map would win.
	const wrongOf = new Map(wrong.toReversed().map((one) => [one.line, one]));

	return (
		<div className={styles.scroll} data-scroll>
			<div className={styles.box}>
				<div aria-hidden="true">
					{code.map((pieces, i) => {
						const mark = markOf.get(i + 1);
						const diagnostic = wrongOf.get(i + 1);
						const state = mark ? `il-${mark.state}` : "";
						return (
							// Lines have no identity except their index.
							<div
								key={i}
								data-line={i + 1}
								className={`${styles.line} ${mark ? `il-line ${state}` : ""} ${shownLine === i + 1 ? "il-shown" : ""}`}
							>
								{mark && <span className={`${styles.glyph} il-glyph ${state}`} />}
								<span className={styles.number}>{i + 1}</span>
								<span>{pieces}</span>
								{mark && (
									// For the mouse; by keyboard, the list of tasks leads to the same.
									<span className={`il-chip ${state}`} onClick={() => onMark(mark)}>
										{mark.chip}
									</span>
								)}
								{diagnostic && <Underline text={texts[i] ?? ""} diagnostic={diagnostic} />}
							</div>
						);
					})}
				</div>
				<textarea
					ref={inputRef}
					className={styles.input}
					aria-label={EDITOR_LABEL}
					value={value}
					onChange={(event) => onChange(event.target.value)}
					onKeyDown={onKeyDown}
					spellCheck={false}
					autoCapitalize="off"
					autoComplete="off"
					autoCorrect="off"
					wrap="off"
				/>
			</div>
		</div>
	);
}

/** Puts the caret of the light editor at a place, and scrolls its line to the middle if it is out of sight. */
export function revealIn(
	input: HTMLTextAreaElement,
	{ line, column, takesFocus }: { line: number; column: number; takesFocus: boolean },
): void {
	const before = input.value.split("\n").slice(0, Math.max(0, line - 1));
	const at = before.reduce((sum, { length }) => sum + length + 1, 0) + Math.max(0, column - 1);
	input.setSelectionRange(at, at);
	if (takesFocus) input.focus({ preventScroll: true });
	const scroll = input.closest("[data-scroll]");
	if (!scroll) return;
	const top = CODE_BOX.paddingTop + before.length * CODE_BOX.lineHeight;
	const isInSight = top >= scroll.scrollTop && top + CODE_BOX.lineHeight <= scroll.scrollTop + scroll.clientHeight;
	if (!isInSight) scroll.scrollTop = top - (scroll.clientHeight - CODE_BOX.lineHeight) / 2;
}

/** Underlines the word at the place of a problem, or one character. */
function Underline({ text, diagnostic: { column, severity } }: { text: string; diagnostic: Diagnostic }) {
	const at = Math.min(Math.max(0, column - 1), text.length);
	const [word = "\u00a0"] = /^(?:[\w$]+|.)/.exec(text.slice(at)) ?? [];
	return (
		<span className={styles.under}>
			{text.slice(0, at)}
			<span className={SQUIGGLES[severity]}>{word}</span>
		</span>
	);
}
