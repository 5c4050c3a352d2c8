import { useState } from "react";
import type { Ask } from "../../../../lessons/question";
import button from "../../../ui/button.module.css";
import type { FieldProps } from "./field";
import styles from "./question.module.css";

type Props = FieldProps<number[]> & { ask: Extract<Ask, { kind: "pick" }> };

/** Answers to choose from: one, which is given by choosing it, or several. */
export function PickField({ id, question, answer, grade, onAnswer, ask: { options, isSeveral } }: Props) {
	const [chosen, setChosen] = useState<number[]>(answer ?? []);
	const choose = (i: number): void => {
		if (!isSeveral) return onAnswer([i]);
		setChosen(chosen.includes(i) ? chosen.filter((one) => one !== i) : [...chosen, i].sort((a, b) => a - b));
	};
	return (
		<fieldset className={styles.fields}>
			<legend className={styles.question} dangerouslySetInnerHTML={{ __html: question }} />
			{options.map(({ html, reply }, i) => {
				const isChosen = chosen.includes(i);
				const isTrue = grade?.truth.includes(i) ?? false;
				const state = grade === null ? undefined : isTrue ? "right" : isChosen ? "wrong" : undefined;
				return (
					<div key={i}>
						<label className={styles.option} data-answer={state} data-chosen={isChosen || undefined}>
							<input
								type={isSeveral ? "checkbox" : "radio"}
								name={id}
								checked={isChosen}
								disabled={grade !== null}
								onChange={() => choose(i)}
							/>
							<span>
								<span dangerouslySetInnerHTML={{ __html: html }} />
								{state && <span className={styles.verdict}>{state === "right" ? "✓ what the run shows" : "✕ your answer"}</span>}
							</span>
						</label>
						{state === "wrong" && reply !== "" && <div className={styles.reply} dangerouslySetInnerHTML={{ __html: reply }} />}
					</div>
				);
			})}
			{isSeveral && answer === null && (
				<button type="button" className={button.button} disabled={chosen.length === 0} onClick={() => onAnswer(chosen)}>
					That is my answer
				</button>
			)}
		</fieldset>
	);
}
