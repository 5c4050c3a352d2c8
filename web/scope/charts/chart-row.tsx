import { lazy, memo, type ReactNode, Suspense, useMemo, useRef } from "react";
import { PLOT, type PlotBox } from "../axis/plot";
import { useSize } from "../axis/use-size";
import type { ChartData } from "./chart-data";
import styles from "./chart-row.module.css";
import { GhostLine } from "./ghost-line";
import type { Rendered } from "./use-rendered-window";

/** Recharts is a third of the page's script and is only needed once something has run. */
const StepAreas = lazy(() => import("./area-charts"));
/** More points than pixels only cost time: 1,000 draw in about 50 ms. */
const MOST_POINTS = 1000;
/** As `CHART_MARGIN` of the charts, which are loaded later. */
const MARGIN = { top: 6, bottom: 1 };
/** A limit nearer to the top than this share of the height has its label below the line. */
const LABEL_ROOM = 0.25;

type Props = {
	data: ChartData;
	/** The same chart of the pinned run, and when that run ended. */
	ghost?: { data: ChartData; end: number } | null;
	end: number;
	box: PlotBox;
	/** Which part of time is drawn, and where that stands now; the same for all charts. */
	rendered: Rendered;
	/** Below the labels: a switch, say. */
	children?: ReactNode;
};

/** A chart under the timeline with its labels at the left. */
export const ChartRow = memo(function ChartRow({ data, ghost = null, end, box, rendered, children }: Props) {
	const plot = useRef<HTMLDivElement>(null);
	const { height } = useSize(plot);
	const { span, width, transform } = rendered;
	const points = useMemo(
		// The last value holds until the run ends, and not beyond.
		() => data.points(span.from, Math.min(span.to, Math.max(end, span.from)), MOST_POINTS),
		[data, span.from, span.to, end],
	);
	const { limit } = data;
	// Both are drawn to one scale, or the comparison would lie.
	const top = Math.max(data.top, ghost?.data.top ?? data.top);
	const bottom = Math.min(data.bottom, ghost?.data.bottom ?? data.bottom);
	// From the top. In shares of the height, which is known a frame later than it changes.
	const limitAt = limit && 1 - (limit.value - bottom) / (top - bottom);
	return (
		<section aria-label={data.title} className={styles.row} ref={plot}>
			<p className="visually-hidden">{data.sentence}</p>
			<div className={styles.labels}>
				<span className={styles.title} title={data.title}>
					{data.title}
				</span>
				{data.notes.map((note) => (
					<span key={note} className={styles.note}>
						{note === "modelled" ? <em>modelled</em> : note}
					</span>
				))}
				{children}
			</div>
			<div className={styles.plot} style={{ left: PLOT.left, right: PLOT.right }} aria-hidden="true">
				{box.width > 0 && height > 0 && (
					<div className={styles.moved} style={{ width, transform }}>
						<Suspense>
							<StepAreas
								points={points}
								layers={data.layers}
								span={span}
								width={width}
								height={height}
								top={top}
								bottom={bottom}
							/>
						</Suspense>
					</div>
				)}
				{ghost && box.width > 0 && height > 0 && (
					<GhostLine {...ghost} box={box} height={height} top={top} bottom={bottom} margin={MARGIN} />
				)}
				{limit && limitAt !== null && (
					<div
						className={styles.limit}
						style={{ top: `calc(${MARGIN.top}px + (100% - ${MARGIN.top + MARGIN.bottom}px) * ${limitAt})` }}
						data-below={limitAt < LABEL_ROOM || undefined}
					>
						<span>{limit.label}</span>
					</div>
				)}
			</div>
		</section>
	);
});
