import { useEffect, useMemo, useRef } from "react";
import { colored } from "../../editor/parts/colored";
import button from "../../ui/button.module.css";
import { alignLines } from "./align-lines";
import styles from "./solution.module.css";

type Props = {
	solution: string;
	/** The learner's text. */
	text: string;
	/** Runs both, with the solution's run as outlines behind the learner's. */
	onCompare: () => void;
	onClose: () => void;
};

/** A solution beside the learner's text, line by line. It never replaces that text. Escape closes it. */
export function Solution({ solution, text, onCompare, onClose }: Props) {
	const section = useRef<HTMLElement>(null);
	const rows = useMemo(() => alignLines(text, solution), [text, solution]);
	const [yours, theirs] = useMemo(() => [colored(text), colored(solution)], [text, solution]);
	useEffect(() => section.current?.focus(), []);

	return (
		<section
			ref={section}
			tabIndex={-1}
			className={styles.solution}
			aria-label="A solution"
			onKeyDown={(event) => {
				if (event.key === "Escape") onClose();
			}}
		>
			<div className={styles.head}>
				<h2>Yours, and a solution</h2>
				<span className={styles.actions}>
					<button type="button" className={button.button} onClick={onCompare}>
						Run both
					</button>
					<button type="button" className={button.button} onClick={onClose}>
						Close
					</button>
				</span>
			</div>
			<div className={styles.scroll} tabIndex={0} role="group" aria-label="Differences, line by line">
				<table className={styles.diff}>
					<thead className="visually-hidden">
						<tr>
							<th>Yours</th>
							<th>A solution</th>
						</tr>
					</thead>
					<tbody>
						{rows.map(({ left, right, isSame }, i) => (
							<tr key={i} data-change={isSame ? undefined : left === null ? "added" : right === null ? "removed" : "changed"}>
								<td>
									<code>{left && yours[left.line - 1]}</code>
								</td>
								<td>{right && <code>{theirs[right.line - 1]}</code>}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}
