import { type MouseEvent, useEffect, useRef, useState } from "react";
import { isAction, parseAction } from "../../../lessons/actions";
import type { CheckReport } from "../../../lessons/check";
import type { Lesson } from "../../../lessons/content";
import type { Controls } from "../workbench/controls";
import { perform } from "./perform";
import styles from "./prose.module.css";
import { StepNav } from "./step-nav";
import { StepText } from "./step-text";
import { TermTip } from "./term-tip";

type Props = {
	lesson: Lesson;
	index: number;
	go: (index: number) => void;
	reports: CheckReport[] | null;
	controls: Controls;
	/** Shows the solution; says why it cannot, or an empty text. */
	onSolution: (() => Promise<string>) | null;
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

	const say = (text: string): void => {
		if (current.current === index) setSaid(text);
	};
	/** The solution lies over the code; where one part is shown at a time, that part has to come. */
	const leadToCode = (problem: string): void => {
		if (problem === "") controls.show("code");
		say(problem);
	};
	const onClick = (event: MouseEvent): void => {
		const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
		const address = link?.dataset["do"];
		if (address === undefined || !isAction(address)) return;
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
						onSolution={onSolution && (() => void onSolution().then(leadToCode))}
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
