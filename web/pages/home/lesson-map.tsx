import { useEffect, useState } from "react";
import type { LessonEntry } from "../../../lessons/content";
import { outline } from "../../../lessons/outline";
import { RootLink } from "../../ui/root-link";
import { readDone } from "../progress";
import styles from "./lesson-map.module.css";

/** Every lesson by chapter. Existing ones are links with the learner's progress; the others are shown as planned. */
export function LessonMap({ lessons, total }: { lessons: LessonEntry[]; total: number }) {
	// Progress is stored in the browser, so it appears only after hydration.
	const [done, setDone] = useState<Record<string, number>>({});
	useEffect(() => setDone(Object.fromEntries(lessons.map(({ slug }) => [slug, readDone(slug).length]))), [lessons]);

	const finished = lessons.filter(({ slug, steps }) => (done[slug] ?? 0) >= steps.length).length;
	const numbers = new Map(outline.flatMap((chapter) => chapter.lessons).map(({ slug }, i) => [slug, i + 1]));
	return (
		<>
			<p className={styles.sub}>
				{finished} of {total} done · about 20 minutes each
				{lessons.length < total && ` · ${lessons.length} here, the others are coming`}
			</p>
			{outline.map((chapter) => (
				<section key={chapter.title} className={styles.chapter}>
					<div>
						<h3>{chapter.title}</h3>
						<p className={styles.about}>{chapter.about}</p>
					</div>
					<ol className={styles.lessons}>
						{chapter.lessons.map(({ slug, title }) => {
							const entry = lessons.find((lesson) => lesson.slug === slug);
							const steps = done[slug] ?? 0;
							const isDone = entry !== undefined && steps >= entry.steps.length;
							return (
								<li
									key={slug}
									className={styles.lesson}
									data-state={!entry ? "coming" : isDone ? "done" : steps > 0 ? "begun" : undefined}
								>
									<span className={styles.number} aria-hidden="true">
										{isDone ? "✓" : numbers.get(slug)}
									</span>
									{entry ? (
										<RootLink to={{ kind: "lesson", slug }} className={styles.title}>
											{entry.title}
										</RootLink>
									) : (
										<span className={styles.title}>{title}</span>
									)}
									<span className={styles.state}>
										{!entry
											? "coming"
											: isDone
												? "done"
												: steps > 0
													? `${steps} of ${entry.steps.length} steps`
													: `${entry.minutes} min`}
									</span>
								</li>
							);
						})}
					</ol>
				</section>
			))}
		</>
	);
}
