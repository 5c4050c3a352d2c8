import { useEffect, useState } from "react";
import type { Lesson, Step } from "../../../lessons/content";
import { lessonCount } from "../../../lessons/outline";
import { nextShown } from "../../run/next-shown";
import type { Files } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import { SiteFooter } from "../../ui/site/site-footer";
import { SiteHeader } from "../../ui/site/site-header";
import { markDone } from "../progress";
import page from "../workbench/page.module.css";
import { useRunStore } from "../workbench/use-run-store";
import { Workbench } from "../workbench/workbench";
import styles from "./lesson-page.module.css";
import { Prose } from "./prose";
import { originalOf } from "./questions/original";
import type { Solution } from "./solution";
import { useChecks } from "./use-checks";
import { useStep } from "./use-step";

/** Real milliseconds after which a page is taken to rest. */
const REST_MS = 4000;

/** The solution in the place of the learner's program. */
const solutionOf = ({ solution }: Step): Files => (solution === null ? {} : { "main.ts": solution });

/** One lesson: its steps one at a time, each with its own program. */
export function LessonPage({ lesson }: { lesson: Lesson }) {
	const store = useRunStore();
	const { index, step, go } = useStep(lesson);
	const reports = useChecks(store, step);
	const { shown } = useSignal(store.state);
	/** The view of the solution once it has been asked for. It is a file of its own: most steps are done without it. */
	const [SolutionView, setSolutionView] = useState<typeof Solution | null>(null);
	const close = (): void => setSolutionView(null);
	const showSolution = async (): Promise<string> => {
		try {
			const { Solution: view } = await import("./solution");
			setSolutionView(() => view);
			return "";
		} catch {
			return "The solution could not be loaded. Is the network there? Then try again.";
		}
	};

	useEffect(close, [index]);
	useEffect(() => {
		// Fetched while the page rests, so that it is there when the network is not.
		const timer = setTimeout(() => void import("./solution").catch(() => {}), REST_MS);
		return () => clearTimeout(timer);
	}, []);
	useEffect(() => {
		if (!shown) return;
		const isProved = reports !== null && reports.every((report) => report.finding === null);
		if (step.kind === "explore" || (step.kind === "prove" && isProved)) markDone(lesson.slug, step.folder);
	}, [lesson.slug, step, shown, reports]);

	useEffect(() => {
		// The picture that is wanted lies behind the learner's run.
		if (step.settings.target && step.solution) store.pinRunOf({ ...originalOf(step), ...solutionOf(step) });
	}, [store, step]);

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
					prose={(controls) => (
						<Prose
							lesson={lesson}
							index={index}
							go={go}
							reports={reports}
							controls={controls}
							onSolution={step.solution === null ? null : showSolution}
						/>
					)}
					over={(text, { run, files }) =>
						SolutionView !== null &&
						step.solution !== null && (
							<SolutionView
								solution={step.solution}
								text={text}
								onCompare={() => {
									void nextShown(store, () => store.pinRunOf({ ...files(), ...solutionOf(step) })).then(run);
								}}
								onClose={close}
							/>
						)
					}
				/>
			</main>
			<SiteFooter />
		</div>
	);
}
