import type { PlotBox } from "../axis/plot";
import { PLOT, tickLabel, timeTicks, timeToPx } from "../axis/plot";
import styles from "./time-axis.module.css";

/** Desired distance between two labels, in pixels. */
const SPACING = 72;

/** `end` is when the run ended, in virtual milliseconds. */
type Props = { box: PlotBox; end: number };

/**
 * The ticks that fit this box. Their elements are keyed by index and not by instant, so that they are reused during a gesture instead of being
 * removed and created.
 */
function ticksOf(box: PlotBox, end: number): { x: number; label: string }[] {
	if (box.width === 0) return [];
	const ticks = timeTicks(box.window, Math.max(2, Math.floor((box.width - PLOT.left - PLOT.right) / SPACING)));
	const step = ticks.length > 1 ? (ticks[1] as number) - (ticks[0] as number) : box.window.to - box.window.from;
	// A run of 0 ms is drawn in a window of 1 ms, of which only the instant 0 exists.
	return ticks
		.filter((at) => at <= Math.max(end, box.window.from))
		.map((at) => ({ x: timeToPx(box, at), label: tickLabel(at, step, box.window.to) }));
}

/** The labels above the plots. */
export function TimeAxis({ box, end }: Props) {
	return (
		<div className={styles.axis} aria-hidden="true">
			{ticksOf(box, end).map(({ x, label }, i) => (
				<span key={i} className={styles.label} style={{ left: Math.min(x, box.width - 24) }}>
					{label}
				</span>
			))}
		</div>
	);
}

/** Hairlines through all plots, behind them. */
export function GridLines({ box, end }: Props) {
	return (
		<div className={styles.grid} aria-hidden="true">
			{ticksOf(box, end).map(({ x }, i) => (
				<i key={i} className={styles.line} style={{ left: x }} />
			))}
		</div>
	);
}
