import { assertNever } from "../../../../engine/types";
import type { Block } from "../../../../lessons/content";
import type { Question } from "../../../../lessons/question";
import styles from "./blocks.module.css";
import { PythonTabs } from "./python-tabs";

type Props = {
	block: Block;
	/** Renders a question, which needs the run. */
	question: (block: Question) => React.ReactNode;
	/** For a hint: its number from 1, and whether it can be opened. */
	hint: { number: number; isOffered: boolean; onOpen: () => void } | null;
};

/** One piece of a step's prose. */
export function BlockView({ block, question, hint }: Props) {
	switch (block.kind) {
		case "html":
			return <div dangerouslySetInnerHTML={{ __html: block.html }} />;
		case "predict":
			return question(block);
		case "python":
			return <PythonTabs python={block.python} typescript={block.typescript} />;
		case "hint":
			return (
				<details
					className={styles.hint}
					hidden={hint !== null && !hint.isOffered}
					onToggle={(event) => event.currentTarget.open && hint?.onOpen()}
				>
					<summary>{`Hint ${hint?.number ?? 1}`}</summary>
					<div dangerouslySetInnerHTML={{ __html: block.html }} />
				</details>
			);
		case "source":
			return <aside className={styles.source} aria-label="Source" dangerouslySetInnerHTML={{ __html: block.html }} />;
		case "learnt":
			return (
				<section className={styles.learnt} aria-labelledby="learnt">
					<h3 id="learnt">What you have learnt</h3>
					<div dangerouslySetInnerHTML={{ __html: block.html }} />
				</section>
			);
		default:
			return assertNever(block, "block of prose");
	}
}
