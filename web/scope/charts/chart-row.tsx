import { lazy, memo, type ReactNode, Suspense, useMemo, useRef } from "react";
import { PLOT, type PlotBox } from "../axis/plot";
import { useSize } from "../axis/use-size";
import type { ChartData } from "./chart-data";
import styles from "./chart-row.module.css";
import { GhostLine } from "./ghost-line";
import type { Rendered } from "./use-rendered-window";

/** Loaded lazily: Recharts is a third of the page's script and is needed only after the first run. */
const StepAreas = lazy(() => import("./area-charts"));
/** Most points of a chart. More points than pixels only cost time: 1,000 take about 50 ms to draw. */
const MOST_POINTS = 1000;
/** The same as `CHART_MARGIN` of the charts, which are loaded later. */
const MARGIN = { top: 6, bottom: 1 };
/** If a limit is nearer to the top than this share of the height, its label is below the line. */
const LABEL_ROOM = 0.25;

type Props = {
	data: ChartData;
	/** The same chart of the pinned run, and the end of that run. */
	ghost?: { data: ChartData; end: number } | null;
	end: number;
	box: PlotBox;
	/** The part of the time that is rendered, and its current transform; the same for all charts. */
	rendered: Rendered;
	/** Content below the labels, such as a switch. */
	children?: ReactNode;
};

/** A chart under the timeline with its labels at the left. */
export const ChartRow = memo(function ChartRow({ data, ghost = null, end, box, rendered, children }: Props) {
	const plot = useRef<HTMLDivElement>(null);
	const { height } = useSize(plot);
	const { span, width, transform } = rendered;
	const points = useMemo(
		// The last value holds until the run ends, not beyond.
		() => data.points(span.from, Math.min(span.to, Math.max(end, span.from)), MOST_POINTS),
		[data, span.from, span.to, end],
	);
	const { limit } = data;
	// Both are drawn to the same scale; otherwise the comparison would be misleading.
	const top = Math.max(data.top, ghost?.data.top ?? data.top);
	const bottom = Math.min(data.bottom, ghost?.data.bottom ?? data.bottom);
	// From the top, as a share of the height, because the height in pixels is known one frame later.
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
