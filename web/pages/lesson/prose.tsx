import { type MouseEvent, useEffect, useRef, useState } from "react";
import { isAction, parseAction } from "../../../lessons/actions";
import type { CheckReport } from "../../../lessons/check";
import type { Lesson, Step } from "../../../lessons/content";
import { useSignal } from "../../run/use-signal";
import { keepAnswer, markDone, storedAnswer } from "../progress";
import type { Controls } from "../workbench/controls";
import { BlockView } from "./blocks/block-view";
import { CheckList } from "./blocks/check-list";
import { perform } from "./perform";
import styles from "./prose.module.css";
import { QuestionView } from "./questions/question";
import { StepNav } from "./step-nav";
import { TermTip } from "./term-tip";

type Props = {
	lesson: Lesson;
	index: number;
	go: (index: number) => void;
	reports: CheckReport[] | null;
	controls: Controls;
	onSolution: (() => void) | null;
};

const KINDS = { predict: "Predict", explore: "Explore", prove: "Prove", case: "Case" };

/** The text of a lesson. All steps are in the page, for readers without script and for search engines; one is shown. */
export function Prose({ lesson, index, go, reports, controls, onSolution }: Props) {
	const prose = useRef<HTMLDivElement>(null);
	const [said, setSaid] = useState("");

	/** The step that is shown now: what an action of an earlier one comes to is of no interest any more. */
	const current = useRef(index);
	useEffect(() => {
		current.current = index;
		setSaid("");
	}, [index]);

	const onClick = (event: MouseEvent): void => {
		const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
		const address = link?.dataset["do"];
		if (address === undefined || !isAction(address)) return;
		const say = (text: string): void => {
			if (current.current === index) setSaid(text);
		};
		perform(parseAction(address), controls).then(say, (error: unknown) => say(String(error)));
	};

	return (
		<div className={styles.prose} ref={prose} onClick={onClick}>
			{lesson.content.map((step, i) => (
				<article key={step.folder} data-step hidden={i !== index} className={styles.step}>
					<p className={styles.eyebrow}>
						Lesson {lesson.number} · {KINDS[step.kind]}
					</p>
					<h2>{step.title}</h2>
					<StepText
						lesson={lesson}
						step={step}
						isShown={i === index}
						reports={i === index ? reports : null}
						controls={controls}
						onSolution={onSolution}
					/>
				</article>
			))}
			<p className={styles.said} role="status" data-testid="action-said">
				{said}
			</p>
			<StepNav lesson={lesson} index={index} go={go} />
			<TermTip within={prose} />
		</div>
	);
}

type StepProps = Pick<Props, "lesson" | "reports" | "controls" | "onSolution"> & { step: Step; isShown: boolean };

/** Failed attempts after which the first hint is offered. */
const ATTEMPTS = 2;

/** The blocks of a step and its checks. */
function StepText({ lesson, step, isShown, reports, controls, onSolution }: StepProps) {
	const { store } = controls;
	const { shown } = useSignal(store.state);
	// Stored answers appear after hydration: the prerendered page has none.
	const [answers, setAnswers] = useState<Record<string, unknown>>({});
	const [opened, setOpened] = useState(0);
	const [attempts, setAttempts] = useState(0);
	const questions = step.blocks.filter((block) => block.kind === "predict");
	const hints = step.blocks.filter((block) => block.kind === "hint");
	const isPassed = reports !== null && reports.every(({ finding }) => finding === null);

	useEffect(() => {
		setAnswers(Object.fromEntries(questions.map(({ id }) => [id, storedAnswer(lesson.slug, step.folder, id)])));
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
	return (
		<>
			{step.blocks.map((block, at) => (
				<BlockView
					key={at}
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
			))}
			{step.checks.length > 0 && (
				<CheckList
					checks={step.checks}
					reports={reports}
					store={store}
					offersHint={hints.length > 0 && opened === 0 && !isPassed && attempts >= ATTEMPTS}
					onSolution={isShown && (isPassed || opened >= hints.length) ? onSolution : null}
				/>
			)}
		</>
	);
}
