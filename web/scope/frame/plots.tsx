import { lazy, type MouseEvent, type ReactNode, Suspense, useCallback, useMemo, useRef } from "react";
import { firstDivergence, summarise } from "../../../engine/analysis";
import type { Finished, RunStore } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import { axisEnd } from "../axis/axis-end";
import { Marks } from "../axis/marks";
import type { MomentsKnob } from "../axis/moments-row";
import { pinsOf } from "../axis/pins";
import { Playhead } from "../axis/playhead";
import { keptWindow, PLOT, type PlotBox, pxToTime, type TimeWindow, timeToPx, usableWindow } from "../axis/plot";
import { SpanMark } from "../axis/span-mark";
import { useGestures, useWheel } from "../axis/use-gestures";
import { useSize } from "../axis/use-size";
import { type ChartData, chartsOf } from "../charts/chart-data";
import { ChartRow } from "../charts/chart-row";
import rowStyles from "../charts/chart-row.module.css";
import { GridLines, TimeAxis } from "../charts/time-axis";
import { useRenderedWindow } from "../charts/use-rendered-window";
import type { ScopeState } from "../scope-state";
import { MINIMAP_HEIGHT, Minimap } from "../timeline/minimap";
import type { Placed } from "../timeline/paint/use-painter";
import { Timeline } from "../timeline/timeline";
import type { Stage } from "../timeline/use-stage";
import styles from "./plots.module.css";

const MomentsRow = lazy(() => import("../axis/moments-row"));

type Props = {
	shown: Finished;
	stage: Stage;
	store: RunStore;
	scope: ScopeState;
	/** Leaves out memory and gauges, to fit small places. */
	isSmall?: boolean;
	/** Called with the positions of tasks, for keyboard shortcuts. */
	onPlaced?: (placed: Placed | null) => void;
	/** Content above the names of the lanes. */
	corner?: ReactNode;
	/** The pinned run, drawn over this one. */
	ghost?: Finished | null;
};

/** Share of the height the task lanes may take before they shrink; the charts get the rest. */
const LANES_SHARE = 0.56;
const FEWEST_LANES = 64;
const AXIS = 30;
/** Height of a row of flags; the same as in moments-row.module.css. */
const MOMENTS = 28;
/** Smallest useful height of a chart in pixels; the same as in chart-row.module.css. */
const CHART = 58;
/** Number of charts that are always visible, and that are visible if there is space; further ones are scrolled. */
const CHARTS_IN_SIGHT = 2;
const MORE_IN_SIGHT = 4;
const MORE_FROM = 360;

const nobody = (): void => {};

/** The same chart of the pinned run, if it has one. */
function ghostOf(
	{ key }: ChartData,
	ghosts: readonly ChartData[],
	ghost: Finished | null,
): { data: ChartData; end: number } | null {
	const data = ghosts.find((one) => one.key === key);
	return data && ghost ? { data, end: ghost.result.trace.end } : null;
}

/** Timeline and charts on one axis, with one playhead through all of them. */
export function Plots({ shown, stage, store, scope, isSmall = false, onPlaced = nobody, corner, ghost = null }: Props) {
	const frame = useRef<HTMLDivElement>(null);
	const { width, height } = useSize(frame);
	const { result, view } = shown;
	const { trace } = result;
	const { pinned, knobs } = useSignal(store.state);
	const rows = useMemo(
		() => (isSmall ? [] : knobs.filter((knob): knob is MomentsKnob => knob.type === "moments")),
		[knobs, isSmall],
	);
	// With a pinned run both share one axis, that of the longer run.
	const end = axisEnd(shown, pinned);
	const zoomed = useSignal(scope.window);
	const window = useMemo(() => usableWindow(zoomed, end), [zoomed, end]);
	const box = useMemo<PlotBox>(() => ({ window, width }), [window, width]);
	const setWindow = useCallback((next: TimeWindow): void => scope.window.set(keptWindow(next, end)), [scope, end]);

	const tasksAs = useSignal(scope.tasksAs);
	const all = useMemo(() => chartsOf(result, tasksAs), [result, tasksAs]);
	const charts = isSmall ? all.slice(0, 1) : all;
	const ghosts = useMemo(() => (ghost === null ? [] : chartsOf(ghost.result, tasksAs)), [ghost, tasksAs]);
	const pins = useMemo(() => (isSmall ? [] : pinsOf(trace, result.diagnostics)), [isSmall, trace, result.diagnostics]);
	const parts = useMemo(() => (ghost === null ? null : (firstDivergence(ghost.result.trace, trace)?.at ?? null)), [ghost, trace]);

	// Memoised: formatting numbers is slow, and this component renders in each frame of a gesture.
	const sentence = useMemo(() => summarise(result), [result]);

	const rendered = useRenderedWindow(box, end);

	const isZoomed = zoomed !== null && window === zoomed;
	const map = isZoomed && !isSmall ? MINIMAP_HEIGHT : 0;
	const wanted = height > MORE_FROM ? Math.min(MORE_IN_SIGHT, 2 + Math.floor((height - MORE_FROM) / CHART)) : CHARTS_IN_SIGHT;
	const inSight = Math.min(charts.length, wanted) * CHART;
	// The minimap takes its space from the charts, so that the lanes do not move when it appears on zooming.
	const free = height - AXIS - rows.length * MOMENTS;
	const room = Math.max(FEWEST_LANES, Math.min(Math.round(free * LANES_SHARE), free - inSight - MINIMAP_HEIGHT));

	useWheel(frame, { box, end, setWindow });
	const gestures = useGestures({
		box,
		end,
		setWindow,
		setPlayhead: store.playhead.set,
		head: () => timeToPx(box, store.playhead.get()),
		setSpan: scope.span.set,
		axis: AXIS,
		isZoomed,
	});
	/** A double click shows the selected span alone; on a bar the timeline itself handles it. */
	const onDoubleClick = (event: MouseEvent<HTMLElement>): void => {
		const span = scope.span.get();
		const at = pxToTime(box, event.clientX - event.currentTarget.getBoundingClientRect().left);
		if (span === null || at < span.from || at > span.to) return;
		setWindow(span);
		scope.span.set(null);
	};

	return (
		<div className={styles.frame} ref={frame}>
			<div className={styles.plots} data-zoomed={isZoomed || undefined} onDoubleClick={onDoubleClick} {...gestures}>
				<GridLines box={box} end={end} />
				<TimeAxis box={box} end={end} />
				{rows.map((knob) => (
					<Suspense key={knob.name} fallback={<div style={{ height: MOMENTS }} />}>
						<MomentsRow
							knob={knob}
							box={box}
							now={store.playhead.get}
							onChange={(moments) => store.setKnob(knob.name, moments)}
						/>
					</Suspense>
				))}
				{corner && (
					<div className={styles.corner} style={{ width: PLOT.left - 6 }} onPointerDown={(event) => event.stopPropagation()}>
						{corner}
					</div>
				)}
				<section aria-label="Task timeline" className={styles.timeline}>
					<p className="visually-hidden">{sentence}</p>
					{trace.end === 0 && (
						<p className={styles.instant} style={{ left: PLOT.left + 18 }}>
							No time passed: everything happened at 0 ms.
						</p>
					)}
					<Timeline stage={stage} scope={scope} box={box} room={room} onPlaced={onPlaced} ghost={ghost} />
				</section>
				<div className={styles.charts} style={{ minHeight: inSight }}>
					{charts.map((data) => (
						<ChartRow
							key={data.key}
							data={data}
							ghost={ghostOf(data, ghosts, ghost)}
							end={trace.end}
							box={box}
							rendered={rendered}
						>
							{!isSmall && (data.key === "inFlight" || data.key === "states") && (
								<button
									type="button"
									className={rowStyles.switch}
									aria-pressed={tasksAs === "states"}
									onPointerDown={(event) => event.stopPropagation()}
									onClick={() => scope.tasksAs.set(tasksAs === "states" ? "inFlight" : "states")}
								>
									{tasksAs === "states" ? "in flight" : "by state"}
								</button>
							)}
						</ChartRow>
					))}
				</div>
				{map > 0 && <Minimap trace={trace} spans={view.spans} window={window} width={width} setWindow={setWindow} />}
				<Marks box={box} pins={pins} parts={parts} onGo={store.playhead.set} />
				{!isSmall && <SpanMark span={scope.span} box={box} onZoom={setWindow} />}
				<Playhead moment={store.moment} box={box} end={end} />
			</div>
		</div>
	);
}
