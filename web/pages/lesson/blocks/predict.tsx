import { useState } from "react";
import type { Block } from "../../../../lessons/content";
import styles from "./predict.module.css";

type Props = { block: Extract<Block, { kind: "predict" }>; onAnswer: () => void };

/** A question to be answered before running. Answers can be changed; the explanation appears with the first one. */
export function Predict({ block, onAnswer }: Props) {
	const [chosen, setChosen] = useState<number | null>(null);
	const answer = chosen === null ? null : block.options[chosen];
	return (
		<div className={styles.quiz}>
			<fieldset className={styles.fields}>
				<legend className={styles.question} dangerouslySetInnerHTML={{ __html: block.question }} />
				{block.options.map((option, i) => (
					<label key={i} className={styles.option} data-answer={chosen === i ? (option.correct ? "right" : "wrong") : undefined}>
						<input
							type="radio"
							name={block.id}
							checked={chosen === i}
							onChange={() => {
								setChosen(i);
								onAnswer();
							}}
						/>
						<span dangerouslySetInnerHTML={{ __html: option.html }} />
					</label>
				))}
			</fieldset>
			<div aria-live="polite">
				{answer && (
					<div className={styles.explanation}>
						<b data-right={answer.correct || undefined}>{answer.correct ? "✓ Yes." : "✕ Not quite."}</b>
						<div dangerouslySetInnerHTML={{ __html: block.explanation }} />
					</div>
				)}
			</div>
		</div>
	);
}
