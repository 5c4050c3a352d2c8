import type { Code } from "../../../lessons/content";
import button from "../../ui/button.module.css";
import styles from "./solution.module.css";

/** A solution, shown beside the learner's code. It never replaces that code. */
export function Solution({ code, onClose }: { code: Code; onClose: () => void }) {
	return (
		<section className={styles.solution} aria-label="A solution">
			<div className={styles.head}>
				<h2>A solution</h2>
				<button type="button" className={button.button} onClick={onClose}>
					Close
				</button>
			</div>
			<pre className={styles.code} tabIndex={0}>
				{code.lines.map((line, i) => (
					<span key={i} className={styles.line} dangerouslySetInnerHTML={{ __html: `${line}\n` }} />
				))}
			</pre>
		</section>
	);
}
