import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef } from "react";
import { ENDING, formatTime, type Spans, thinOut } from "../../../engine/analysis";
import type { Trace } from "../../../engine/types";
import { PLOT, panWindow, type TimeWindow, wholeRun, zoomWindow } from "../axis/plot";
import styles from "./minimap.module.css";

type Props = {
	trace: Trace;
	spans: Spans;
	window: TimeWindow;
	/** Width of the whole plot in pixels. */
	width: number;
	setWindow: (window: TimeWindow) => void;
};

export const MINIMAP_HEIGHT = 26;
const DRAWING = 20;

/** The whole run in small, with the visible part as a window that can be dragged. For the keyboard it is a slider. */
export const Minimap = memo(function Minimap({ trace, spans, window, width, setWindow }: Props) {
	const room = Math.max(1, width - PLOT.left - PLOT.right);
	const whole = wholeRun(trace.end);
	const px = (at: number): number => (at / whole.to) * room;
	const left = px(window.from);
	const right = px(window.to);
	const grab = useRef<{ x: number; window: TimeWindow; part: string } | null>(null);

	const start = (event: PointerEvent<HTMLElement>): void => {
		if (event.button !== 0) return;
		// Otherwise the surrounding plots would move the playhead.
		event.stopPropagation();
		event.currentTarget.setPointerCapture(event.pointerId);
		const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
		const part = event.target instanceof HTMLElement ? (event.target.dataset.grab ?? "") : "";
		let from = window;
		if (part === "") {
			// A press beside the window centres the window there.
			from = panWindow(window, (x / room) * whole.to - (window.from + window.to) / 2, trace.end);
			setWindow(from);
		}
		grab.current = { x, window: from, part };
	};
	const move = (event: PointerEvent<HTMLElement>): void => {
		if (!grab.current) return;
		const { x, window: old, part } = grab.current;
		const by = ((event.clientX - event.currentTarget.getBoundingClientRect().left - x) / room) * whole.to;
		const least = whole.to / 5000;
		if (part === "from") setWindow({ from: Math.min(old.to - least, Math.max(0, old.from + by)), to: old.to });
		else if (part === "to") setWindow({ from: old.from, to: Math.max(old.from + least, Math.min(whole.to, old.to + by)) });
		else setWindow(panWindow(old, by, trace.end));
	};
	const onKeyDown = (event: KeyboardEvent): void => {
		const length = window.to - window.from;
		const targets: Record<string, () => TimeWindow> = {
			ArrowLeft: () => panWindow(window, -length / 10, trace.end),
			ArrowRight: () => panWindow(window, length / 10, trace.end),
			PageDown: () => panWindow(window, -length, trace.end),
			PageUp: () => panWindow(window, length, trace.end),
			Home: () => panWindow(window, -whole.to, trace.end),
			End: () => panWindow(window, whole.to, trace.end),
			ArrowUp: () => zoomWindow(window, 0.8, (window.from + window.to) / 2, trace.end),
			ArrowDown: () => zoomWindow(window, 1.25, (window.from + window.to) / 2, trace.end),
		};
		const target = event.shiftKey ? undefined : targets[event.key];
		if (!target) return;
		event.preventDefault();
		event.stopPropagation();
		setWindow(target());
	};

	return (
		<div className={styles.minimap} style={{ height: MINIMAP_HEIGHT, paddingLeft: PLOT.left, paddingRight: PLOT.right }}>
			<span className={styles.title}>Whole run</span>
			<div
				className={styles.track}
				onPointerDown={start}
				onPointerMove={move}
				onPointerUp={() => {
					grab.current = null;
				}}
				onPointerCancel={() => {
					grab.current = null;
				}}
			>
				<Silhouette trace={trace} spans={spans} room={room} />
				<i className={styles.shade} style={{ left: 0, width: left }} />
				<i className={styles.shade} style={{ left: right, right: 0 }} />
				<div
					className={styles.window}
					style={{ left, width: Math.max(6, right - left) }}
					role="slider"
					tabIndex={0}
					aria-label="Part of the run that is shown"
					aria-valuemin={0}
					aria-valuemax={Math.round(whole.to * 1000) / 1000}
					aria-valuenow={Math.round(window.from * 1000) / 1000}
					aria-valuetext={`${formatTime(window.from)} to ${formatTime(window.to)} of ${formatTime(whole.to)}`}
					data-grab="window"
					onKeyDown={onKeyDown}
				>
					<b className={styles.edge} data-grab="from" />
					<b className={styles.edge} data-grab="to" />
				</div>
			</div>
		</div>
	);
});

/** Tasks in flight over the whole run, and a mark for each failure; drawn once per run and width. */
const Silhouette = memo(function Silhouette({ trace, spans, room }: { trace: Trace; spans: Spans; room: number }) {
	const { end, series } = trace;
	const whole = wholeRun(end).to;
	const path = useMemo(() => {
		const { length, time, inFlight } = series;
		const { time: times, index } = thinOut({ length, time, value: inFlight }, 500, 0, end);
		const peak = index.reduce((most, i) => Math.max(most, inFlight[i] as number), 1);
		const x = (at: number): string => ((at / whole) * room).toFixed(1);
		const steps = times.map(
			(at, i) => `H${x(at)}V${(DRAWING * (1 - (0.9 * (inFlight[index[i] as number] as number)) / peak)).toFixed(1)}`,
		);
		return `M0 ${DRAWING}${steps.join("")}H${x(end)}V${DRAWING}Z`;
	}, [series, end, whole, room]);
	const failures = useMemo(() => {
		const columns = new Set<number>();
		// Failures are rare. `indexOf` finds them faster than a loop, which took 25 ms of the first zoom for a million tasks.
		const { ending, end: ends } = spans;
		for (let span = ending.indexOf(ENDING.failed); span >= 0; span = ending.indexOf(ENDING.failed, span + 1))
			columns.add(Math.round(((ends[span] as number) / whole) * room));
		return [...columns].map((x) => `M${x} ${DRAWING - 6}V${DRAWING}`).join("");
	}, [spans, whole, room]);
	return (
		<svg className={styles.drawing} width={room} height={DRAWING} aria-hidden="true">
			<path d={path} fill="var(--accent)" fillOpacity="0.28" />
			<path d={failures} stroke="var(--fail)" strokeWidth="1.5" />
		</svg>
	);
});
