import { useMemo } from "react";
import { colored } from "../../../editor/parts/colored";
import type { FieldProps } from "./field";
import styles from "./question.module.css";

/** A line of the program, to be clicked. */
export function LineField({ id, question, answer, grade, onAnswer, code }: FieldProps<number> & { code: string }) {
	const lines = useMemo(() => colored(code), [code]);
	const texts = code.split("\n");
	return (
		<fieldset className={styles.fields}>
			<legend className={styles.question} dangerouslySetInnerHTML={{ __html: question }} />
			<div className={styles.lines} tabIndex={0} role="group" aria-label="Lines of the program">
				{lines.map((pieces, i) => {
					const line = i + 1;
					const isEmpty = texts[i]?.trim() === "";
					if (isEmpty) return <div key={i} className={styles.gap} />;
					const state = grade === null ? undefined : grade.truth === line ? "right" : answer === line ? "wrong" : undefined;
					return (
						<label key={i} className={styles.line} data-answer={state} data-chosen={answer === line || undefined}>
							<input
								type="radio"
								name={id}
								className="visually-hidden"
								checked={answer === line}
								disabled={grade !== null}
								onChange={() => onAnswer(line)}
							/>
							<span className={styles.lineNumber}>
								{state === "right" ? "✓" : state === "wrong" ? "✕" : ""}
								{line}
							</span>
							<code>{pieces}</code>
						</label>
					);
				})}
			</div>
		</fieldset>
	);
}
