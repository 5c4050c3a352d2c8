import { useState } from "react";
import { quantityText, readQuantity } from "../../../../lessons/predict";
import type { Ask } from "../../../../lessons/question";
import button from "../../../ui/button.module.css";
import type { FieldProps } from "./field";
import styles from "./question.module.css";

type Props = FieldProps<number> & { ask: Extract<Ask, { kind: "number" }> };

/** A number with its unit. */
export function NumberField({ id, question, answer, grade, onAnswer, ask: { unit } }: Props) {
	const [text, setText] = useState("");
	const [isRefused, setRefused] = useState(false);
	const example = unit === "ms" ? "1500 or 1.5 s" : unit === "s" ? "1.5 or 1500 ms" : unit === "KB" ? "12 or 12 KB" : `40${unit}`;
	if (answer !== null)
		return (
			<div>
				<p className={styles.question} dangerouslySetInnerHTML={{ __html: question }} />
				<dl className={styles.compared}>
					<dt>You said</dt>
					<dd>{quantityText(answer, unit)}</dd>
					{grade && (
						<>
							<dt>The run</dt>
							<dd>{quantityText(grade.truth, unit)}</dd>
						</>
					)}
				</dl>
			</div>
		);
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				const value = readQuantity(text, unit);
				setRefused(value === null);
				if (value !== null) onAnswer(value);
			}}
		>
			<label className={styles.question} htmlFor={`answer-${id}`} dangerouslySetInnerHTML={{ __html: question }} />
			<div className={styles.number}>
				<input
					id={`answer-${id}`}
					type="text"
					inputMode="decimal"
					autoComplete="off"
					value={text}
					aria-invalid={isRefused}
					aria-describedby={`unit-${id}`}
					onChange={(event) => setText(event.currentTarget.value)}
				/>
				<span id={`unit-${id}`} className={styles.unit}>
					{unit}
					{isRefused && <span role="alert"> Write a number, such as {example}.</span>}
				</span>
				<button type="submit" className={button.button}>
					That is my answer
				</button>
			</div>
		</form>
	);
}
