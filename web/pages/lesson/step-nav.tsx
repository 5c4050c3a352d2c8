import { lessons } from "virtual:lesson-index";
import type { Lesson } from "../../../lessons/content";
import button from "../../ui/button.module.css";
import { RootLink } from "../../ui/root-link";
import styles from "./step-nav.module.css";

/** Links to the previous and the next step; after the last step, to the next existing lesson. */
export function StepNav({ lesson, index, go }: { lesson: Lesson; index: number; go: (index: number) => void }) {
	const isLast = index === lesson.content.length - 1;
	const next = lessons[lessons.findIndex((one) => one.slug === lesson.slug) + 1];
	return (
		<nav className={styles.nav} aria-label="Steps" data-script>
			<button type="button" className={button.button} disabled={index === 0} onClick={() => go(index - 1)}>
				Previous
			</button>
			<ol className={styles.dots}>
				{lesson.content.map((step, i) => (
					<li key={step.folder}>
						<a href={`#${step.folder}`} className={styles.dot} aria-current={i === index ? "step" : undefined} title={step.title}>
							<span className="visually-hidden">
								Step {i + 1}: {step.title}
							</span>
						</a>
					</li>
				))}
			</ol>
			{!isLast ? (
				<button type="button" className={button.primary} onClick={() => go(index + 1)}>
					Next step
				</button>
			) : next ? (
				<RootLink to={{ kind: "lesson", slug: next.slug }} className={button.primary}>
					Next lesson
				</RootLink>
			) : (
				<RootLink to={{ kind: "home" }} hash="#lessons" className={button.primary}>
					All lessons
				</RootLink>
			)}
		</nav>
	);
}
