import { memo } from "react";
import { Area, AreaChart, ReferenceLine, XAxis, YAxis } from "recharts";
import { PLOT, type PlotBox } from "./plot";

/** One instant of a chart. */
export type Point = { time: number; value: number };
type Props = {
	points: Point[];
	box: PlotBox;
	height: number;
	/** Highest value of the whole run, so that zooming does not change the scale. */
	peak: number;
	colour: "accent" | "run";
	/** A level to compare with, such as a limit the program declared. */
	limit?: { value: number; label: string } | undefined;
};

/** An area that holds its value until the next instant. Its axis and margins are those of the timeline. */
export const StepArea = memo(function StepArea({ points, box, height, peak, colour, limit }: Props) {
	const top = Math.max(peak, limit?.value ?? 0, 1e-9);
	return (
		<AreaChart
			width={box.width}
			height={height}
			data={points}
			margin={{ top: 6, right: PLOT.right, bottom: 1, left: PLOT.left }}
			accessibilityLayer={false}
			style={{ pointerEvents: "none" }}
		>
			<XAxis dataKey="time" type="number" domain={[box.window.from, box.window.to]} allowDataOverflow hide />
			<YAxis domain={[0, top * 1.12]} allowDataOverflow hide width={0} />
			<Area
				dataKey="value"
				type="stepAfter"
				stroke={`var(--${colour})`}
				strokeWidth={1.6}
				fill={`var(--${colour})`}
				fillOpacity={0.17}
				isAnimationActive={false}
				dot={false}
				activeDot={false}
			/>
			{limit && (
				<ReferenceLine
					y={limit.value}
					stroke="var(--block)"
					strokeDasharray="4 4"
					label={{ value: limit.label, position: "insideTopRight", fill: "var(--block-ink)", fontSize: 11, dy: -2 }}
				/>
			)}
		</AreaChart>
	);
});

export default StepArea;
