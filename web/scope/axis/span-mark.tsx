import { formatTime } from "../../../engine/analysis";
import type { Signal } from "../../run/signal";
import { useSignal } from "../../run/use-signal";
import { type PlotBox, type TimeWindow, timeToPx } from "./plot";
import styles from "./span-mark.module.css";

type Props = { span: Signal<TimeWindow | null>; box: PlotBox; onZoom: (window: TimeWindow) => void };

/** A span of time that has been selected by dragging: how long it is, and a way to look at it alone. */
export function SpanMark({ span, box, onZoom }: Props) {
	const now = useSignal(span);
	if (now === null || now.to <= box.window.from || now.from >= box.window.to) return null;
	const left = timeToPx(box, Math.max(now.from, box.window.from));
	const right = timeToPx(box, Math.min(now.to, box.window.to));
	return (
		<div className={styles.span} style={{ left, width: Math.max(1, right - left) }}>
			<span className={styles.label} onPointerDown={(event) => event.stopPropagation()}>
				{formatTime(now.to - now.from)}
				<button
					type="button"
					className={styles.action}
					onClick={() => {
						onZoom(now);
						span.set(null);
					}}
				>
					Zoom
				</button>
				<button type="button" className={styles.action} aria-label="Let go of the span" onClick={() => span.set(null)}>
					×
				</button>
			</span>
		</div>
	);
}
