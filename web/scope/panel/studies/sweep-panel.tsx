import { lazy, Suspense } from "react";
import { formatBytes, formatCount, formatTime } from "../../../../engine/analysis";
import type { RunStore } from "../../../run/run-store";
import { kneeOf, type Sweep, type SweepPoint } from "../../../run/studies/sweep";
import { useSignal } from "../../../run/use-signal";
import { Panel } from "../../../ui/panel";
import styles from "../../../ui/panel.module.css";

const SweepChart = lazy(() => import("./sweep-chart"));

type Figure = {
	key: "elapsed" | "peakInFlight" | "peakLiveBytes";
	title: string;
	colour: string;
	format: (value: number) => string;
};

const FIGURES: Figure[] = [
	{ key: "elapsed", title: "Total time", colour: "accent", format: formatTime },
	{ key: "peakInFlight", title: "Peak in flight", colour: "wait-ink", format: formatCount },
	{ key: "peakLiveBytes", title: "Peak memory, modelled", colour: "run", format: formatBytes },
];

/** The results of a sweep: total time, peak in flight and peak memory for each value of a knob. The knee of the time is marked. */
export function SweepPanel({ store, sweep }: { store: RunStore; sweep: Sweep }) {
	const state = useSignal(sweep.state);
	const { knobs } = useSignal(store.state);
	if (state.kind === "none") return null;
	const { knob, points } = state;
	const present = knobs.find((one) => one.name === knob.name)?.value ?? knob.value;
	const isNumber = knob.type === "number";
	const values = points.map(({ value }, i) => (isNumber ? Number(value) : i));
	const knee =
		state.kind === "running"
			? null
			: isNumber
				? kneeOf(
						values,
						points.map(({ elapsed }) => elapsed),
					)
				: null;
	const isSome = points.length > 1;
	return (
		<Panel title={`Sweep of ${knob.name}`} onClose={sweep.stop}>
			{state.kind === "running" && (
				<progress className={styles.progress} max={state.total} value={points.length} aria-label="Values tried" />
			)}
			{state.kind === "failed" && <p className={styles.text}>{state.message}</p>}
			{isSome && isNumber && (
				<Suspense fallback={<div style={{ height: 3 * 92 }} />}>
					{FIGURES.map(({ key, title, colour, format }) => (
						<SweepChart
							key={key}
							title={title}
							colour={colour}
							format={format}
							points={points.map((point) => ({ x: Number(point.value), y: point[key], isBad: point.outcome !== "completed" }))}
							knee={knee === null ? null : (values[knee] ?? null)}
							present={Number(present)}
							onPick={(value) => store.setKnob(knob.name, value)}
						/>
					))}
				</Suspense>
			)}
			{knee !== null && points[knee] && (
				<p className={styles.text} role="status">
					The knee is at {knob.name} = {String(points[knee].value)}: {formatTime(points[knee].elapsed)}. Beyond it more buys
					little.
				</p>
			)}
			{isSome && <SweepTable points={points} name={knob.name} present={present} isOpen={!isNumber} />}
		</Panel>
	);
}

function SweepTable({
	points,
	name,
	present,
	isOpen,
}: {
	points: SweepPoint[];
	name: string;
	present: unknown;
	isOpen: boolean;
}) {
	return (
		<details open={isOpen || undefined}>
			<summary className={styles.text} style={{ cursor: "pointer" }}>
				As a table
			</summary>
			<table className={styles.table}>
				<thead>
					<tr>
						<th scope="col">{name}</th>
						<th scope="col">time</th>
						<th scope="col">in flight</th>
						<th scope="col">memory</th>
					</tr>
				</thead>
				<tbody>
					{points.map((point) => (
						<tr key={String(point.value)} aria-current={point.value === present || undefined}>
							<th scope="row">
								{String(point.value)}
								{point.outcome === "completed" ? "" : ` ✕ ${point.outcome}`}
							</th>
							<td>{formatTime(point.elapsed)}</td>
							<td>{formatCount(point.peakInFlight)}</td>
							<td>{formatBytes(point.peakLiveBytes)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</details>
	);
}
