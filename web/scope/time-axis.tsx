import type { PlotBox } from "./plot";
import { PLOT, tickLabel, timeTicks, timeToPx } from "./plot";
import styles from "./time-axis.module.css";

/** Wanted distance between two labels, in pixels. */
const SPACING = 72;

/** The ticks that fit this box. */
function ticksOf(box: PlotBox): { at: number; x: number; label: string }[] {
	if (box.width === 0) return [];
	const ticks = timeTicks(box.window, Math.max(2, Math.floor((box.width - PLOT.left - PLOT.right) / SPACING)));
	const step = ticks.length > 1 ? (ticks[1] as number) - (ticks[0] as number) : box.window.to - box.window.from;
	return ticks.map((at) => ({ at, x: timeToPx(box, at), label: tickLabel(at, step, box.window.to) }));
}

/** The labels above the plots. */
export function TimeAxis({ box }: { box: PlotBox }) {
	return (
		<div className={styles.axis} aria-hidden="true">
			{ticksOf(box).map(({ at, x, label }) => (
				<span key={at} className={styles.label} style={{ left: Math.min(x, box.width - 24) }}>
					{label}
				</span>
			))}
		</div>
	);
}

/** Hairlines through all plots, behind them. */
export function GridLines({ box }: { box: PlotBox }) {
	return (
		<div className={styles.grid} aria-hidden="true">
			{ticksOf(box).map(({ at, x }) => (
				<i key={at} className={styles.line} style={{ left: x }} />
			))}
		</div>
	);
}
