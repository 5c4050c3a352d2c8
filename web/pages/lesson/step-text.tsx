import { useEffect, useState } from "react";
import type { CheckReport } from "../../../lessons/check";
import type { Block, Lesson, Step } from "../../../lessons/content";
import { isAnswer } from "../../../lessons/predict";
import { useSignal } from "../../run/use-signal";
import { keepAnswer, markDone, storedAnswer } from "../progress";
import type { Controls } from "../workbench/controls";
import { BlockView } from "./blocks/block-view";
import { CheckList } from "./blocks/check-list";
import styles from "./prose.module.css";
import { QuestionView } from "./questions/question";

type Props = {
	lesson: Lesson;
	step: Step;
	isShown: boolean;
	reports: CheckReport[] | null;
	controls: Controls;
	onSolution: (() => void) | null;
};

/** Failed attempts after which the first hint is offered. */
const ATTEMPTS = 2;

/** True for what a step ends with, after its checks. */
const isEnding = ({ kind }: Block): boolean => kind === "source" || kind === "learnt";

/** The blocks of a step and its checks. What stands behind a question is veiled until it is answered, because it tells the answer. */
export function StepText({ lesson, step, isShown, reports, controls, onSolution }: Props) {
	const { store } = controls;
	const { shown } = useSignal(store.state);
	// Stored answers appear after hydration: the prerendered page has none.
	const [answers, setAnswers] = useState<Record<string, unknown>>({});
	const [isVeiled, setVeiled] = useState(true);
	const [isAwake, setAwake] = useState(false);
	const [opened, setOpened] = useState(0);
	const [attempts, setAttempts] = useState(0);
	const { blocks } = step;
	const hints = blocks.filter((block) => block.kind === "hint");
	const isPassed = reports !== null && reports.every(({ finding }) => finding === null);
	const asked = blocks.findIndex((block) => block.kind === "predict" && !isAnswer(block.ask, answers[block.id]));
	const veiledFrom = isVeiled && asked >= 0 ? asked + 1 : blocks.length;
	const endsAt = blocks.findIndex(isEnding);

	useEffect(() => {
		const questions = step.blocks.filter((block) => block.kind === "predict");
		setAnswers(Object.fromEntries(questions.map(({ id }) => [id, storedAnswer(lesson.slug, step.folder, id)])));
		setAwake(true);
	}, [lesson, step]);
	useEffect(() => {
		if (reports !== null && !isPassed) setAttempts((count) => count + 1);
	}, [reports, isPassed]);

	/** Runs the program as a question is about it. */
	const runFor = (question: string): void => {
		const { knobs, seed } = step.predictions[question] ?? {};
		const initial = Object.fromEntries((shown?.result.knobs ?? []).map((knob) => [knob.name, knob.initial]));
		controls.show("scope");
		if (seed !== undefined) store.setSeed(seed);
		store.run(controls.files(), { ...initial, ...knobs });
	};

	const view = (block: Block, at: number) => (
		<div
			key={at}
			className={at >= veiledFrom ? styles.veiled : undefined}
			data-veiled={at >= veiledFrom || undefined}
			inert={isAwake && at >= veiledFrom}
		>
			<BlockView
				block={block}
				hint={
					block.kind === "hint"
						? {
								number: hints.indexOf(block) + 1,
								isOffered: hints.indexOf(block) <= opened,
								onOpen: () => setOpened((count) => Math.max(count, hints.indexOf(block) + 1)),
							}
						: null
				}
				question={(question) => (
					<QuestionView
						block={question}
						step={step}
						shown={isShown ? shown : null}
						stored={answers[question.id]}
						onAnswer={(answer) => {
							setAnswers({ ...answers, [question.id]: answer ?? undefined });
							keepAnswer(lesson.slug, step.folder, question.id, answer);
							if (answer !== null && step.kind === "predict") markDone(lesson.slug, step.folder);
						}}
						onRun={() => runFor(question.id)}
					/>
				)}
			/>
			{at === veiledFrom - 1 && at < blocks.length - 1 && (
				<button type="button" className={styles.unveil} data-script onClick={() => setVeiled(false)}>
					Read on without answering
				</button>
			)}
		</div>
	);
	const end = endsAt < 0 ? blocks.length : endsAt;
	return (
		<>
			{blocks.slice(0, end).map(view)}
			{step.checks.length > 0 && (
				<CheckList
					checks={step.checks}
					reports={reports}
					store={store}
					offersHint={hints.length > 0 && opened === 0 && !isPassed && attempts >= ATTEMPTS}
					onSolution={isShown && (isPassed || opened >= hints.length) ? onSolution : null}
				/>
			)}
			{blocks.slice(end).map((block, i) => view(block, end + i))}
		</>
	);
}
