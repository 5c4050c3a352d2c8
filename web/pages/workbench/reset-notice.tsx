import styles from "./reset-notice.module.css";

/** Says what happened to the learner's text: put aside for another program, or not kept by the browser. */
export function ResetNotice({ undo, isStart, isLost }: { undo: (() => void) | null; isStart: boolean; isLost: boolean }) {
	if (!undo && !isLost) return null;
	return (
		<div className={styles.notice} role="status">
			{undo && (
				<span>
					{isStart ? "The program is back at its start." : "This is an example."} Yours is kept.{" "}
					<button type="button" className={styles.undo} onClick={undo}>
						Undo
					</button>
				</span>
			)}
			{isLost && <span>This browser keeps nothing here, so what you write is lost when you leave the page.</span>}
		</div>
	);
}
