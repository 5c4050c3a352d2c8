import { Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { formatCount, formatTime, keptText, pointsOf, type When } from "../../../../engine/analysis";
import type { Plot } from "../../../../engine/types";
import panel from "../../../ui/panel.module.css";
import { drawnSeries, numberText } from "./plot-points";
import styles from "./values.module.css";

const WIDTH = 238;
const HEIGHT = 150;
/** Colours and shapes of series: neighbours differ in both. */
const LOOKS = [
	{ colour: "accent", shape: "circle", sign: "●" },
	{ colour: "block-ink", shape: "square", sign: "■" },
	{ colour: "run-ink", shape: "triangle", sign: "▲" },
	{ colour: "fail-ink", shape: "diamond", sign: "◆" },
	{ colour: "wait-ink", shape: "cross", sign: "✚" },
	{ colour: "ready-ink", shape: "star", sign: "★" },
] as const;
const lookOf = (series: number): (typeof LOOKS)[number] => LOOKS[series % LOOKS.length] as (typeof LOOKS)[number];
const TICK = { fontSize: 10, fill: "var(--ink3)" };
/** Points in the table: the last ones before the playhead. */
const MOST_LISTED = 50;

/** An x–y chart. Points after the playhead are pale. */
export default function PlotChart({ plot, when }: { plot: Plot; when: When }) {
	const { name, style } = plot;
	const { series, past, unfit } = drawnSeries(plot, when);
	const { xLabel, yLabel } = style;
	const axis = { type: "number" as const, tick: TICK, tickFormatter: numberText, stroke: "var(--line-strong)" };
	const domain = ["auto", "auto"] as ["auto", "auto"];
	const kept = keptText(plot);
	const sentence = `${formatCount(past)} of ${formatCount(plot.x.length)} points up to the playhead`;
	return (
		<figure className={styles.value}>
			<figcaption className={styles.caption}>
				<span className={styles.name}>{name}</span> <span className={styles.since}>{sentence}</span>
				{yLabel !== "" && <span className={styles.label}>↑ {yLabel}</span>}
			</figcaption>
			<div aria-hidden="true">
				<ScatterChart width={WIDTH} height={HEIGHT} margin={{ top: 6, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
					<XAxis {...axis} dataKey="x" domain={domain} scale={style.xLog ? "log" : "linear"} height={18} />
					<YAxis {...axis} dataKey="y" domain={domain} scale={style.yLog ? "log" : "linear"} width={44} />
					{series.flatMap(({ name: of, past: before, future }, i) => {
						const { colour, shape } = lookOf(i);
						const line = style.kind === "line" ? { stroke: `var(--${colour})`, strokeWidth: 1.5 } : false;
						const look = { fill: `var(--${colour})`, line, shape, isAnimationActive: false } as const;
						return [
							<Scatter key={`${of} after`} data={future} {...look} opacity={0.25} />,
							<Scatter key={`${of} before`} data={before} {...look} />,
						];
					})}
				</ScatterChart>
			</div>
			<p className={styles.legend}>
				{xLabel !== "" && <span className={styles.label}>→ {xLabel}</span>}
				{series
					.map((one, i) => ({ ...one, look: lookOf(i) }))
					.filter((one) => one.name !== "")
					.map((one) => (
						<span key={one.name}>
							<span aria-hidden="true" style={{ color: `var(--${one.look.colour})` }}>
								{one.look.sign}
							</span>{" "}
							{one.name}
						</span>
					))}
			</p>
			{unfit > 0 && (
				<p className={panel.text}>
					{formatCount(unfit)} {unfit === 1 ? "point is" : "points are"} at 0 or below, where a logarithmic axis has no place.
				</p>
			)}
			{kept !== "" && <p className={panel.text}>{kept}</p>}
			<PointTable plot={plot} past={past} />
		</figure>
	);
}

function PointTable({ plot, past }: { plot: Plot; past: number }) {
	const { xLabel, yLabel } = plot.style;
	const hasSeries = plot.series.some((name) => name !== "");
	const listed = pointsOf(plot).slice(Math.max(0, past - MOST_LISTED), past);
	return (
		<details>
			<summary className={styles.summary}>As a table</summary>
			<div className={styles.scroll} tabIndex={0} role="group" aria-label={`Points of ${plot.name}`}>
				<table className={styles.table}>
					<thead>
						<tr>
							<th scope="col">at</th>
							<th scope="col">{xLabel || "x"}</th>
							<th scope="col">{yLabel || "y"}</th>
							{hasSeries && <th scope="col">series</th>}
						</tr>
					</thead>
					<tbody>
						{listed.map(({ at, x, y, series }, i) => (
							<tr key={i}>
								<th scope="row">{formatTime(at)}</th>
								<td>{numberText(x)}</td>
								<td>{numberText(y)}</td>
								{hasSeries && <td>{series}</td>}
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{past > MOST_LISTED && <p className={panel.text}>The last {MOST_LISTED} up to the playhead.</p>}
		</details>
	);
}
