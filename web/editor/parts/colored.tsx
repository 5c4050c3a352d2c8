import type { ReactNode } from "react";
import { highlight, type Tint } from "./highlight";
import styles from "./tints.module.css";

const TINTS: Record<Tint, string | undefined> = {
	plain: undefined,
	keyword: styles.keyword,
	function: styles.function,
	type: styles.type,
	string: styles.string,
	number: styles.figure,
	comment: styles.comment,
};

/** The pieces of each line in their colours. */
export const colored = (source: string): ReactNode[] =>
	highlight(source).map((tokens) =>
		tokens.map(({ text, tint }, i) =>
			tint === "plain" ? (
				text
			) : (
				<span key={i} className={TINTS[tint]}>
					{text}
				</span>
			),
		),
	);
