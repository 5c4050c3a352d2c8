import { useState } from "react";
import type { ValueRow } from "../../../../engine/types";
import { openRows } from "./log-entries";
import styles from "./value-tree.module.css";

/** The objects of a console line as trees, closed at first. */
export function ValueTree({ rows }: { rows: readonly ValueRow[] }) {
	const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
	const toggle = (index: number): void => {
		const next = new Set(opened);
		if (!next.delete(index)) next.add(index);
		setOpened(next);
	};
	return (
		<ul className={styles.tree} aria-label="Look inside">
			{openRows(rows, opened).map(({ index, depth, label, text, hasChildren }) => (
				<li key={index} className={styles.row} style={{ paddingLeft: `${depth * 14}px` }}>
					{hasChildren ? (
						<button
							type="button"
							className={styles.toggle}
							aria-expanded={opened.has(index)}
							onClick={(event) => {
								event.stopPropagation();
								toggle(index);
							}}
						>
							<RowText label={label} text={text} />
						</button>
					) : (
						<span className={styles.leaf}>
							<RowText label={label} text={text} />
						</span>
					)}
				</li>
			))}
		</ul>
	);
}

function RowText({ label, text }: { label: string; text: string }) {
	return (
		<>
			{label !== "" && <span className={styles.label}>{label}: </span>}
			{text}
		</>
	);
}
