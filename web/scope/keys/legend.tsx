import { useId } from "react";
import { StateSwatch, type SwatchState } from "../state-swatch";
import styles from "./legend.module.css";

const states: SwatchState[] = ["running", "ready", "waiting", "blocked", "done", "failed", "cancelled"];

/** The legend of the timeline's colours and shapes: a row, or behind a button where there is no space for a row. */
export function Legend() {
	const id = useId();
	const list = (
		<ul className={styles.states} aria-label="Legend">
			{states.map((state) => (
				<li key={state} className={styles.state}>
					<StateSwatch state={state} />
					{state}
				</li>
			))}
		</ul>
	);
	return (
		<>
			<div className={styles.row}>{list}</div>
			<button type="button" className={styles.button} popoverTarget={id}>
				Legend
			</button>
			<div id={id} popover="auto" className={styles.sheet}>
				{list}
			</div>
		</>
	);
}
