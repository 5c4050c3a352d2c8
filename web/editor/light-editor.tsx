import { type KeyboardEvent, type Ref, useEffect, useMemo } from "react";
import type { Code } from "../../lessons/content";
import { takeEarlyInput } from "../ui/early-input";
import styles from "./light-editor.module.css";
import { EDITOR_LABEL, type EditorProps } from "./parts/editor-types";

type Props = EditorProps & {
	/** The original program with its highlighted lines. Lines that the learner has not changed stay highlighted. */
	code: Code;
	inputRef?: Ref<HTMLTextAreaElement>;
};

/**
 * The editor until the full one is loaded, and on small screens instead of it: highlighted lines with a transparent
 * text area over them. It is part of the prerendered page.
 */
export function LightEditor({ value, onChange, onRun, marks, problems, findings, code, inputRef }: Props) {
	const highlighted = useMemo(() => {
		const lines = code.source.split("\n");
		return new Map(lines.map((line, i) => [line, code.lines[i] ?? ""]));
	}, [code]);
	const lines = value.split("\n");

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

	const underlined = new Set([...problems, ...findings.filter(({ severity }) => severity !== "hint")].map(({ line }) => line));

	return (
		<div className={styles.scroll}>
			<div className={styles.box}>
				<div className={styles.lines} aria-hidden="true">
					{lines.map((line, i) => {
						const mark = marks.find((one) => one.line === i + 1);
						const wrong = underlined.has(i + 1);
						const html = highlighted.get(line);
						return (
							// Lines have no identity except their index.
							<div key={i} className={styles.line} data-state={mark?.state} data-wrong={wrong || undefined}>
								<span className={styles.number}>{i + 1}</span>
								{html === undefined ? <span>{line}</span> : <span dangerouslySetInnerHTML={{ __html: html }} />}
								{mark && <span className={styles.chip}>{mark.chip}</span>}
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
