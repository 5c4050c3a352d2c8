import { entries } from "virtual:interleave/api";
import type { Code } from "../../../lessons/content";
import type { ApiEntry } from "../../build/api/api-plugin";
import button from "../../ui/button.module.css";
import { RootLink } from "../../ui/root-link";
import { SiteFooter } from "../../ui/site/site-footer";
import { SiteHeader } from "../../ui/site/site-header";
import styles from "./api-page.module.css";

const sections = [...new Set(entries.map(({ section }) => section))].map((title) => ({
	title: title || "Common types",
	entries: entries.filter(({ section }) => section === title),
}));

/** What programs import from "interleave": signature, docs, an example that runs, and the same in plain promises. */
export function ApiPage() {
	return (
		<>
			<SiteHeader>
				<span>Library</span>
			</SiteHeader>
			<main className={styles.page}>
				<h1>The library</h1>
				<p className={styles.lead}>
					A program imports these from <code>"interleave"</code>. All times are virtual milliseconds. Each primitive also exists
					as a few lines of promises and timers, so that you can see that there is no magic in it.
				</p>
				<nav aria-label="Names" className={styles.names}>
					{sections.map((section) => (
						<p key={section.title}>
							<span className={styles.topic}>{section.title}</span>{" "}
							{section.entries.map(({ name }) => (
								<a key={name} href={`#${name}`}>
									{name}
								</a>
							))}
						</p>
					))}
				</nav>
				{sections.map((section) => (
					<section key={section.title} aria-label={section.title}>
						<h2>{section.title}</h2>
						{section.entries.map((entry) => (
							<Entry key={entry.name} entry={entry} />
						))}
					</section>
				))}
			</main>
			<SiteFooter />
		</>
	);
}

function Entry({ entry: { name, docs, tags, signature, example, twin } }: { entry: ApiEntry }) {
	return (
		<article id={name} className={styles.entry} aria-labelledby={`${name}-name`}>
			<h3 id={`${name}-name`}>{name}</h3>
			<Lines code={signature} label={`Signature of ${name}`} />
			{docs !== "" && (
				<p>
					<Sentences text={docs} />
				</p>
			)}
			{tags.map(({ tag, text }) => (
				<p key={tag + text}>
					<span className={styles.tag}>{TAGS[tag] ?? tag}</span> <Sentences text={text} />
				</p>
			))}
			{example && (
				<>
					<Lines code={example} label={`Example of ${name}`} />
					<RootLink to={{ kind: "playground" }} hash={`#try=${name}`} className={button.button} aria-label={`Try it: ${name}`}>
						Try it
					</RootLink>
				</>
			)}
			{twin && (
				<details className={styles.twin}>
					<summary>{name} in plain promises and timers</summary>
					<Lines code={twin} label={`${name} in plain promises`} />
				</details>
			)}
		</article>
	);
}

const TAGS: Record<string, string> = { param: "Takes", returns: "Gives", throws: "Throws" };

/** Text with code between backticks. */
function Sentences({ text }: { text: string }) {
	return text.split("`").map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part));
}

function Lines({ code, label }: { code: Code; label: string }) {
	const lines = code.source.endsWith("\n") ? code.lines.slice(0, -1) : code.lines;
	return (
		<pre className={styles.code} tabIndex={0} role="group" aria-label={label}>
			<code>
				{lines.map((line, i) => (
					<span key={i} dangerouslySetInnerHTML={{ __html: `${line}\n` }} />
				))}
			</code>
		</pre>
	);
}
