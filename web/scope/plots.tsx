import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { formatBytes, summarise } from "../../engine/analysis";
import type { Finished, RunStore } from "../run/run-store";
import { ChartRow } from "./chart-row";
import { Playhead } from "./playhead";
import { PLOT, type PlotBox, panWindow, pxToTime, type TimeWindow, zoomWindow } from "./plot";
import styles from "./plots.module.css";
import { GridLines, TimeAxis } from "./time-axis";
import { Timeline } from "./timeline";
import { useSize } from "./use-size";

type Props = {
	shown: Finished;
	store: RunStore;
	window: TimeWindow;
	setWindow: (window: TimeWindow) => void /** Without memory, for small places. */;
	isSmall?: boolean;
};

/** Share of the height the task lanes may take before they shrink; the charts get the rest. */
const LANES_SHARE = 0.56;
const AXIS = 30;
/** Height below which a chart says nothing. */
const CHART = 58;

/** Timeline, in flight and memory on one axis, with one playhead through all of them. */
export function Plots({ shown, store, window, setWindow, isSmall = false }: Props) {
	const frame = useRef<HTMLDivElement>(null);
	const { width, height } = useSize(frame);
	const box = useMemo<PlotBox>(() => ({ window, width }), [window, width]);
	const { result, view } = shown;
	const { trace, stats, knobs } = result;
	const end = trace.end;
	const charts = isSmall ? CHART : 2 * CHART;
	const room = Math.max(80, Math.min(Math.round((height - AXIS) * LANES_SHARE), height - AXIS - charts));
	const limit = knobs.find((knob) => knob.type === "number" && knob.name === "limit");
	const drag = useScrub(store, box);
	useWheel(frame, box, end, setWindow);

	return (
		<div className={styles.frame} ref={frame}>
			<div className={styles.plots} {...drag}>
				<GridLines box={box} end={end} />
				<TimeAxis box={box} end={end} />
				<section aria-label="Task timeline" className={styles.timeline}>
					<p className="visually-hidden">{summarise(result)}</p>
					<Timeline trace={trace} view={view} box={box} room={room} />
				</section>
				<section aria-label="In flight" className={styles.chart}>
					<p className="visually-hidden">At most {stats.peakInFlight.toLocaleString("en")} tasks in flight at once.</p>
					<ChartRow
						title="In flight"
						notes={[`peak ${stats.peakInFlight.toLocaleString("en")}`]}
						series={trace.series}
						of="inFlight"
						end={end}
						peak={stats.peakInFlight}
						box={box}
						colour="accent"
						limit={
							limit?.type === "number" && limit.value <= stats.peakInFlight * 4
								? { value: limit.value, label: `limit ${limit.value}` }
								: undefined
						}
					/>
				</section>
				{!isSmall && (
					<section aria-label="Memory" className={styles.chart}>
						<p className="visually-hidden">Modelled memory of live tasks: at most {formatBytes(stats.peakLiveBytes)}.</p>
						<ChartRow
							title="Memory"
							notes={[`peak ${formatBytes(stats.peakLiveBytes)}`, <em key="modelled">modelled</em>]}
							series={trace.series}
							of="bytes"
							end={end}
							peak={stats.peakLiveBytes}
							box={box}
							colour="run"
						/>
					</section>
				)}
				<Playhead playhead={store.playhead} box={box} end={end} />
			</div>
		</div>
	);
}

/** Pressing or dragging anywhere in the plots takes the playhead there. */
function useScrub(store: RunStore, box: PlotBox) {
	const [isDragging, setDragging] = useState(false);
	const move = useCallback(
		(event: PointerEvent<HTMLElement>): void => {
			const { left } = event.currentTarget.getBoundingClientRect();
			store.playhead.set(pxToTime(box, event.clientX - left));
		},
		[store, box],
	);
	return {
		onPointerDown: (event: PointerEvent<HTMLElement>) => {
			const { left } = event.currentTarget.getBoundingClientRect();
			if (event.button !== 0 || event.clientX - left < PLOT.left - 14) return;
			event.currentTarget.setPointerCapture(event.pointerId);
			setDragging(true);
			move(event);
		},
		onPointerMove: (event: PointerEvent<HTMLElement>) => isDragging && move(event),
		onPointerUp: () => setDragging(false),
		onPointerCancel: () => setDragging(false),
	};
}

/** Ctrl and the wheel zoom around the pointer; a sideways wheel, or Shift and the wheel, pans. */
function useWheel(
	frame: RefObject<HTMLElement | null>,
	box: PlotBox,
	end: number,
	setWindow: (window: TimeWindow) => void,
): void {
	useEffect(() => {
		const element = frame.current;
		if (!element) return;
		const onWheel = (event: WheelEvent): void => {
			const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
			if (event.ctrlKey || event.metaKey) {
				event.preventDefault();
				const around = pxToTime(box, event.clientX - element.getBoundingClientRect().left);
				setWindow(zoomWindow(box.window, 1.002 ** event.deltaY, around, end));
			} else if (sideways !== 0) {
				event.preventDefault();
				setWindow(panWindow(box.window, (sideways / box.width) * (box.window.to - box.window.from), end));
			}
		};
		// React's own wheel listeners are passive and could not keep the page from zooming.
		element.addEventListener("wheel", onWheel, { passive: false });
		return () => element.removeEventListener("wheel", onWheel);
	}, [frame, box, end, setWindow]);
}
