import { useEffect, useState } from "react";
import type { Step } from "../../../../lessons/content";
import { type Answer, type Grade, gradeAnswer, isAnswer } from "../../../../lessons/predict";
import type { Question } from "../../../../lessons/question";
import { viewRun } from "../../../../lessons/run-view";
import { type Finished, sameFiles } from "../../../run/run-store";
import button from "../../../ui/button.module.css";
import { AnswerField } from "./answer-field";
import { originalOf } from "./original";
import styles from "./question.module.css";

type Props = {
	block: Question;
	step: Step;
	/** The run to compare with: the last one of this step. */
	shown: Finished | null;
	/** What is stored; undefined before hydration and where nothing is stored. */
	stored: unknown;
	onAnswer: (answer: Answer | null) => void;
	onRun: () => void;
};

/** A question to be answered before running. Its answer is compared with the run itself, and stays visible beside what happened. */
export function QuestionView({ block, step, shown, stored, onAnswer, onRun }: Props) {
	const { ask, id } = block;
	const prediction = step.predictions[id];
	const answer = isAnswer(ask, stored) ? stored : null;
	const obstacle = shown === null ? null : obstacleTo(shown, step, id);
	// The comparison stays when the program is changed afterwards.
	const [graded, setGraded] = useState<{ answer: Answer; grade: Grade } | null>(null);
	const isComparable = shown !== null && obstacle === null && answer !== null && prediction !== undefined;
	useEffect(() => {
		if (isComparable) setGraded({ answer, grade: gradeAnswer(ask, prediction, answer, viewRun(shown.result)) });
	}, [isComparable, shown, ask, prediction, String(answer)]);
	const grade = answer !== null && graded !== null && String(graded.answer) === String(answer) ? graded.grade : null;

	return (
		<div className={styles.quiz} data-graded={grade ? (grade.isRight ? "right" : "wrong") : undefined}>
			<AnswerField
				key={String(answer)}
				block={block}
				code={step.start}
				answer={answer}
				grade={grade}
				onAnswer={(given) => {
					setGraded(null);
					onAnswer(given);
				}}
			/>
			<div aria-live="polite">
				{answer !== null && grade === null && (
					<p className={styles.kept}>
						{obstacle ?? "Your answer is kept."}{" "}
						<button type="button" className={button.button} onClick={onRun}>
							Run and compare
						</button>
					</p>
				)}
				{grade && (
					<div className={styles.explanation}>
						<b data-right={grade.isRight || undefined}>{grade.isRight ? "✓ As you said." : "✕ The run shows something else."}</b>{" "}
						{grade.difference}
						<div dangerouslySetInnerHTML={{ __html: block.explanation }} />
						{obstacle && <p className={styles.obstacle}>{obstacle} The comparison is with the run before.</p>}
					</div>
				)}
			</div>
			{answer !== null && (
				<button
					type="button"
					className={styles.again}
					onClick={() => {
						setGraded(null);
						onAnswer(null);
					}}
				>
					Answer again
				</button>
			)}
		</div>
	);
}

/** Why a run is not the one that a question is about, as a sentence; null when it is. */
function obstacleTo({ files, result, options }: Finished, step: Step, id: string): string | null {
	if (!sameFiles(files, originalOf(step))) return "The program has been changed, and the question is about the original.";
	const { knobs = {}, seed } = step.predictions[id] ?? {};
	const moved = result.knobs.find(({ name, value, initial }) => value !== (knobs[name] ?? initial));
	if (moved) return `The question is about ${moved.name} = ${String(knobs[moved.name] ?? moved.initial)}.`;
	if (seed !== undefined && options.seed !== seed) return `The question is about seed ${seed}.`;
	return (options.faults ?? []).length > 0 ? "A fault was injected into this run." : null;
}
