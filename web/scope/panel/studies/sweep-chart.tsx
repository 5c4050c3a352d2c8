import { Line, LineChart, ReferenceDot, ReferenceLine, XAxis, YAxis } from "recharts";
import styles from "./sweep-chart.module.css";

type Point = { x: number; y: number; isBad: boolean };
type Props = {
	title: string;
	/** A token of `tokens.css` without its dashes. */
	colour: string;
	format: (value: number) => string;
	points: Point[];
	/** Value of the knob at the knee, or null. */
	knee: number | null;
	/** Value of the knob now. */
	present: number;
	onPick: (value: number) => void;
};

const WIDTH = 238;
const HEIGHT = 74;

/** One figure over the values of a knob. A click sets the knob to the nearest value. */
export default function SweepChart({ title, colour, format, points, knee, present, onPick }: Props) {
	const ys = points.map(({ y }) => y);
	const [least, most] = [Math.min(...ys), Math.max(...ys)];
	const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 1];
	const kneePoint = points.find(({ x }) => x === knee);
	const pick = (clientX: number, box: DOMRect): void => {
		const wanted = first + ((clientX - box.left) / box.width) * (last - first);
		const nearest = points.reduce((a, b) => (Math.abs(b.x - wanted) < Math.abs(a.x - wanted) ? b : a));
		onPick(nearest.x);
	};
	return (
		<figure
			className={styles.chart}
			onClick={(event) => pick(event.clientX, event.currentTarget.getBoundingClientRect())}
			title="Click to take the knob there"
		>
			<figcaption className={styles.caption}>
				<span>{title}</span>
				<span className={styles.range}>
					{format(least)} – {format(most)}
				</span>
			</figcaption>
			<LineChart
				width={WIDTH}
				height={HEIGHT}
				data={points}
				margin={{ top: 6, right: 6, bottom: 2, left: 6 }}
				accessibilityLayer={false}
			>
				<XAxis dataKey="x" type="number" domain={[first, last]} hide />
				<YAxis domain={[0, most === 0 ? 1 : most]} hide width={0} />
				<ReferenceLine y={0} stroke="var(--line-strong)" />
				<ReferenceLine x={present} stroke="var(--accent)" strokeDasharray="2 3" />
				{knee !== null && <ReferenceLine x={knee} stroke="var(--ink3)" />}
				<Line
					dataKey="y"
					stroke={`var(--${colour})`}
					strokeWidth={1.8}
					isAnimationActive={false}
					dot={{ r: 1.8, strokeWidth: 0, fill: `var(--${colour})` }}
				/>
				{points
					.filter(({ isBad }) => isBad)
					.map(({ x, y }) => (
						<ReferenceDot key={x} x={x} y={y} r={4} fill="var(--fail)" stroke="var(--panel)" />
					))}
				{kneePoint && (
					<ReferenceDot x={kneePoint.x} y={kneePoint.y} r={4} fill="var(--panel)" stroke="var(--ink)" strokeWidth={1.6} />
				)}
			</LineChart>
		</figure>
	);
}
