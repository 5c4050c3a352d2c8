import { memo } from "react";
import { Area, AreaChart, XAxis, YAxis } from "recharts";
import type { TimeWindow } from "../axis/plot";

/** One instant of a chart: its time, and a number for each layer. */
export type Point = { time: number; [layer: string]: number };
/** A layer of a chart; several are stacked. `colour` is a token of `tokens.css` without its dashes. */
export type Layer = { key: string; colour: string };

type Props = {
	points: Point[];
	layers: readonly Layer[];
	/** The time from the left edge to the right one. */
	span: TimeWindow;
	width: number;
	height: number;
	/** Value at the upper edge. */
	top: number;
	/** Value at the lower edge: 0, or the lowest value of a gauge with negative values. */
	bottom: number;
};

/** Margin above the highest value and below the lowest, in pixels. `ChartRow` places limits with the same numbers. */
export const CHART_MARGIN = { top: 6, bottom: 1 };

/** Stacked areas whose values hold until the next point, from edge to edge. */
const StepAreas = memo(function StepAreas({ points, layers, span, width, height, top, bottom }: Props) {
	return (
		<AreaChart
			width={width}
			height={height}
			data={points}
			margin={{ ...CHART_MARGIN, left: 0, right: 0 }}
			accessibilityLayer={false}
			style={{ pointerEvents: "none" }}
		>
			{/* These axes are invisible; computing round numbers for them took 4 ms. */}
			<XAxis dataKey="time" type="number" domain={[span.from, span.to]} niceTicks="none" allowDataOverflow hide />
			<YAxis domain={[bottom, top]} niceTicks="none" allowDataOverflow hide width={0} />
			{layers.map(({ key, colour }) => (
				<Area
					key={key}
					dataKey={key}
					stackId={layers.length > 1 ? "all" : undefined}
					type="stepAfter"
					stroke={`var(--${colour})`}
					strokeWidth={layers.length > 1 ? 1 : 1.6}
					fill={`var(--${colour})`}
					fillOpacity={layers.length > 1 ? 0.55 : 0.17}
					isAnimationActive={false}
					dot={false}
					activeDot={false}
				/>
			))}
		</AreaChart>
	);
});

export default StepAreas;
