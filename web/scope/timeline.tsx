import { memo, type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { formatTime } from "../../engine/analysis";
import type { Trace } from "../../engine/types";
import type { TraceView } from "../run/trace-view";
import { onThemeChange } from "../ui/theme";
import { drawTimeline } from "./draw-timeline";
import { findSpan } from "./find-span";
import { indexLanes, segmentsByLane } from "./lane-index";
import { layOutLanes } from "./lane-layout";
import { countOrdinals } from "./ordinals";
import { readPalette } from "./palette";
import { PLOT, type PlotBox } from "./plot";
import styles from "./timeline.module.css";

type Props = { trace: Trace; view: TraceView; box: PlotBox /** Height wished for. */; room: number };
type Tip = { x: number; y: number; text: string };
const ENDINGS = ["still live at the end", "done", "failed", "cancelled"];

/** The tasks of a run as lanes by function, painted on a canvas; names and counts stand left of them as text. */
export const Timeline = memo(function Timeline({ trace, view, box, room }: Props) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const [theme, setTheme] = useState(0);
	const [tip, setTip] = useState<Tip | null>(null);
	const { spans, segments, lanes } = view;
	const index = useMemo(() => indexLanes(spans, segments, lanes), [spans, segments, lanes]);
	const laneSegments = useMemo(() => segmentsByLane(segments, lanes), [segments, lanes]);
	const ordinals = useMemo(() => countOrdinals(spans), [spans]);
	const layout = useMemo(() => layOutLanes(lanes, room), [lanes, room]);

	useEffect(() => onThemeChange(() => setTheme((count) => count + 1)), []);

	useLayoutEffect(() => {
		const element = canvas.current;
		const context = element?.getContext("2d");
		if (!element || !context || box.width === 0) return;
		const scale = window.devicePixelRatio || 1;
		element.width = Math.round(box.width * scale);
		element.height = Math.round(layout.height * scale);
		context.setTransform(scale, 0, 0, scale, 0, 0);
		drawTimeline(context, { spans, segments, index, laneSegments, ordinals, layout, box, palette: readPalette() });
	}, [spans, segments, index, laneSegments, ordinals, layout, box, theme]);

	const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
		const { left, top } = event.currentTarget.getBoundingClientRect();
		const x = event.clientX - left;
		const y = event.clientY - top;
		const span = x < PLOT.left ? -1 : findSpan(spans, index, layout, box, x, y);
		if (span < 0) return setTip(null);
		const name = trace.sites[spans.site[span] ?? 0]?.name ?? "task";
		const number = ordinals[span] ?? 0;
		const start = spans.start[span] ?? 0;
		const took = formatTime((spans.end[span] ?? 0) - start);
		const ending = spans.ending[span] ?? 0;
		const why = ending === 2 ? `: ${trace.strings[spans.note[span] ?? 0] ?? ""}` : "";
		const label = spans.task[span] === 0 ? "main" : `${name} ${number}`;
		setTip({ x, y, text: `${label} · from ${formatTime(start)} · ${took} · ${ENDINGS[ending]}${why}` });
	};

	return (
		<div
			className={styles.timeline}
			style={{ height: layout.height }}
			onPointerMove={onPointerMove}
			onPointerLeave={() => setTip(null)}
		>
			{layout.groups.map((group) => (
				<div key={`${group.name}:${group.firstLane}`} className={styles.group} style={{ top: group.top, height: group.height }}>
					<span className={styles.name} title={group.name}>
						{group.name}
					</span>
					{group.tasks > 1 && <span className={styles.count}>{group.tasks.toLocaleString("en")} tasks</span>}
				</div>
			))}
			<canvas ref={canvas} className={styles.canvas} style={{ width: box.width, height: layout.height }} aria-hidden="true" />
			{tip && (
				<div
					className={styles.tip}
					style={tip.x > box.width / 2 ? { right: box.width - tip.x + 8, top: tip.y + 14 } : { left: tip.x + 8, top: tip.y + 14 }}
				>
					{tip.text}
				</div>
			)}
		</div>
	);
});
