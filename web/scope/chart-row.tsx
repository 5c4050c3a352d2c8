import { lazy, type ReactNode, Suspense, useMemo, useRef } from "react";
import { decimate } from "../../engine/analysis";
import type { Series } from "../../engine/types";
import type { Point } from "./area-charts";
import styles from "./chart-row.module.css";
import type { PlotBox } from "./plot";
import { useSize } from "./use-size";

/** Recharts is a third of the page's script and is only needed once something has run. */
const StepArea = lazy(() => import("./area-charts"));
/** More points than pixels only cost time: 1,000 draw in about 50 ms. */
const MOST_POINTS = 1000;

type Props = {
	title: string;
	notes: ReactNode[];
	series: Series;
	of: "inFlight" | "bytes";
	end: number;
	peak: number;
	box: PlotBox;
	colour: "accent" | "run";
	limit?: { value: number; label: string } | undefined;
};

/** A chart under the timeline with its labels at the left. */
export function ChartRow({ title, notes, series, of, end, peak, box, colour, limit }: Props) {
	const plot = useRef<HTMLDivElement>(null);
	const { height } = useSize(plot);
	const { from, to } = box.window;
	const points = useMemo((): Point[] => {
		const { time, [of]: values } = decimate(series, MOST_POINTS, from, to);
		const list = Array.from(time, (at, i) => ({ time: at, value: values[i] ?? 0 }));
		// The last value holds until the run ends; without this point the area would stop at the last change.
		const last = list.at(-1);
		if (last && last.time < Math.min(end, to)) list.push({ time: Math.min(end, to), value: last.value });
		return list;
	}, [series, of, from, to, end]);
	return (
		<div className={styles.row} ref={plot}>
			<div className={styles.labels}>
				<span className={styles.title}>{title}</span>
				{notes.map((note, i) => (
					<span key={i} className={styles.note}>
						{note}
					</span>
				))}
			</div>
			<div className={styles.plot} aria-hidden="true">
				{box.width > 0 && height > 0 && (
					<Suspense>
						<StepArea points={points} box={box} height={height} peak={peak} colour={colour} limit={limit} />
					</Suspense>
				)}
			</div>
		</div>
	);
}
