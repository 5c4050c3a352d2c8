import { lessons } from "virtual:lesson-index";
import { terms } from "virtual:lesson-terms";
import { termId } from "../../../lessons/term-id";
import { RootLink } from "../../ui/root-link";
import { SiteFooter } from "../../ui/site/site-footer";
import { SiteHeader } from "../../ui/site/site-header";
import styles from "./glossary-page.module.css";

const sorted = [...terms].sort((a, b) => a.name.localeCompare(b.name, "en"));

/** Every term that the lessons use, with the lesson that introduces it. */
export function GlossaryPage() {
	return (
		<div className={styles.page}>
			<SiteHeader>
				<span>Glossary</span>
			</SiteHeader>
			<main className={styles.main}>
				<h1>Glossary</h1>
				<dl className={styles.terms}>
					{sorted.map(({ name, lesson, html }) => {
						const entry = lessons.find(({ number }) => number === lesson);
						return (
							<div key={name} id={termId(name)} className={styles.term}>
								<dt>{name}</dt>
								<dd>
									<div dangerouslySetInnerHTML={{ __html: html }} />
									{entry && (
										<p className={styles.lesson}>
											<RootLink to={{ kind: "lesson", slug: entry.slug }}>{`Lesson ${lesson}: ${entry.title}`}</RootLink>
										</p>
									)}
								</dd>
							</div>
						);
					})}
				</dl>
			</main>
			<SiteFooter />
		</div>
	);
}
