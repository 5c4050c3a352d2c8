import { useEffect, useState } from "react";
import type { Lesson } from "../../../lessons/content";
import { lessonCount } from "../../../lessons/outline";
import { useSignal } from "../../run/use-signal";
import { SiteFooter } from "../../ui/site/site-footer";
import { SiteHeader } from "../../ui/site/site-header";
import { markDone } from "../progress";
import page from "../workbench/page.module.css";
import { useRunStore } from "../workbench/use-run-store";
import { Workbench } from "../workbench/workbench";
import styles from "./lesson-page.module.css";
import { Prose } from "./prose";
import { Solution } from "./solution";
import { useChecks } from "./use-checks";
import { useStep } from "./use-step";

/** One lesson: its steps one at a time, each with its own program. */
export function LessonPage({ lesson }: { lesson: Lesson }) {
	const store = useRunStore();
	const { index, step, go } = useStep(lesson);
	const reports = useChecks(store, step);
	const { shown } = useSignal(store.state);
	const [isSolutionOpen, setSolutionOpen] = useState(false);

	useEffect(() => setSolutionOpen(false), [index]);
	useEffect(() => {
		if (!shown) return;
		const isProved = reports !== null && reports.every((report) => report.finding === null);
		if (step.kind === "explore" || (step.kind === "prove" && isProved)) markDone(lesson.slug, step.folder);
	}, [lesson.slug, step, shown, reports]);

	return (
		<div className={page.page}>
			<SiteHeader actions={<span className={styles.count}>{`${lesson.number} of ${lessonCount}`}</span>}>
				<h1 className={styles.lesson}>{lesson.title}</h1>
				<span className={styles.wide} aria-hidden="true">
					›
				</span>
				<b className={styles.here}>{step.title}</b>
			</SiteHeader>
			<main className={styles.main}>
				<Workbench
					place={`${lesson.slug}/${step.folder}`}
					start={step.start}
					store={store}
					prose={
						<Prose
							lesson={lesson}
							index={index}
							go={go}
							reports={reports}
							store={store}
							onSolution={step.solution ? () => setSolutionOpen(true) : null}
						/>
					}
					beside={isSolutionOpen && step.solution && <Solution code={step.solution} onClose={() => setSolutionOpen(false)} />}
				/>
			</main>
			<SiteFooter />
		</div>
	);
}
