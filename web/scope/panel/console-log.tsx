import type { ConsoleLine } from "../../../engine/types";
import type { Signal } from "../../run/signal";
import { useSignal } from "../../run/use-signal";
import styles from "./console-log.module.css";

/** Most lines shown, because more would slow the page down; the rest is counted. */
const MOST_LINES = 1000;

type Props = {
	lines: ConsoleLine[];
	/** Number of lines that the run did not keep. */
	dropped: number;
	playhead: Signal<number>;
	/** True before the first run, when an empty console has no meaning. */
	isIdle: boolean;
};

/** The program's output, each line with its virtual time. A click moves the playhead there. */
export function ConsoleLog({ lines, dropped, playhead, isIdle }: Props) {
	const at = useSignal(playhead);
	const rest = Math.max(0, lines.length - MOST_LINES) + dropped;
	return (
		<section className={styles.console}>
			<h2 className={styles.heading}>Console</h2>
			<div role="log" aria-label="Console" className={styles.lines}>
				{lines.slice(0, MOST_LINES).map((line, i) => (
					// Lines are never reordered, so their index is their key. The whole row can be clicked; for the keyboard the time is a button.
					<div
						key={i}
						className={styles.line}
						data-level={line.level}
						data-later={line.at > at + 1e-9 || undefined}
						onClick={() => playhead.set(line.at)}
					>
						<button type="button" className={styles.time} title="Move the playhead here">
							{(line.at / 1000).toFixed(3)}
						</button>
						<span className={styles.text}>{line.text}</span>
					</div>
				))}
				{rest > 0 && <p className={styles.none}>and {rest.toLocaleString("en")} more lines</p>}
			</div>
			{lines.length === 0 && !isIdle && <p className={styles.none}>Nothing was printed.</p>}
		</section>
	);
}
