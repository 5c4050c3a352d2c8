import type { CheckReport } from "../../../lessons/check";
import type { Lesson } from "../../../lessons/content";
import type { RunStore } from "../../run/run-store";
import { markDone } from "../progress";
import { BlockView } from "./blocks/block-view";
import { CheckList } from "./blocks/check-list";
import styles from "./prose.module.css";
import { StepNav } from "./step-nav";

type Props = {
	lesson: Lesson;
	index: number;
	go: (index: number) => void;
	reports: CheckReport[] | null;
	store: RunStore;
	onSolution: (() => void) | null;
};

const KINDS = { predict: "Predict", explore: "Explore", prove: "Prove" };

/** The text of a lesson. All steps are in the page, for readers without script and for search engines; one is shown. */
export function Prose({ lesson, index, go, reports, store, onSolution }: Props) {
	return (
		<div className={styles.prose}>
			{lesson.content.map((step, i) => (
				<article key={step.folder} data-step hidden={i !== index} className={styles.step}>
					<p className={styles.eyebrow}>
						Lesson {lesson.number} · {KINDS[step.kind]}
					</p>
					<h2>{step.title}</h2>
					{step.blocks.map((block, at) => (
						<BlockView key={at} block={block} onAnswer={() => step.kind === "predict" && markDone(lesson.slug, step.folder)} />
					))}
					{step.checks.length > 0 && (
						<CheckList
							checks={step.checks}
							reports={i === index ? reports : null}
							store={store}
							onSolution={i === index ? onSolution : null}
						/>
					)}
				</article>
			))}
			<StepNav lesson={lesson} index={index} go={go} />
		</div>
	);
}
