import { useMemo } from "react";
import { PLOT, type PlotBox, timeToPx } from "../axis/plot";
import styles from "../frame/ghost.module.css";
import type { ChartData } from "./chart-data";

type Props = {
	data: ChartData;
	/** When the pinned run ended. */
	end: number;
	box: PlotBox;
	height: number;
	/** Value at the upper and at the lower edge of the chart. */
	top: number;
	bottom: number;
	margin: { top: number; bottom: number };
};

const MOST_POINTS = 600;

/** The pinned run's values as a dashed line over the current run's chart; with several layers, their upper edge. */
export function GhostLine({ data, end, box, height, top, bottom, margin }: Props) {
	const path = useMemo(() => {
		const { from, to } = box.window;
		const points = data.points(from, Math.max(from, Math.min(to, end)), MOST_POINTS);
		const y = (value: number): number =>
			margin.top + (height - margin.top - margin.bottom) * (1 - (value - bottom) / (top - bottom));
		let text = "";
		for (const point of points) {
			const value = data.layers.reduce((sum, { key }) => sum + (point[key] ?? 0), 0);
			const x = (timeToPx(box, point.time) - PLOT.left).toFixed(1);
			text += text === "" ? `M${x} ${y(value).toFixed(1)}` : `H${x}V${y(value).toFixed(1)}`;
		}
		return text;
	}, [data, end, box, height, top, bottom, margin]);
	return (
		<svg className={styles.line} width="100%" height={height} aria-hidden="true">
			<path d={path} />
		</svg>
	);
}
