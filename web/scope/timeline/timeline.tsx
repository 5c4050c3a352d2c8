import { memo, type RefObject, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { formatCount, type Lanes } from "../../../engine/analysis";
import type { TaskId } from "../../../engine/types";
import type { Finished } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import { keptWindow, PLOT, type PlotBox } from "../axis/plot";
import { CLICK_SLOP } from "../axis/use-gestures";
import type { ScopeState } from "../scope-state";
import { laneHeightOf, laneTop, layOutLanes } from "./draw/lane-layout";
import { findSpan } from "./find-span";
import { GhostLanes } from "./ghost-lanes";
import { LaneLabels } from "./lane-labels";
import { type Placed, usePaint, usePainter } from "./paint/use-painter";
import { spanText } from "./task-label";
import styles from "./timeline.module.css";
import type { Stage } from "./use-stage";

type Props = {
	stage: Stage;
	scope: ScopeState;
	box: PlotBox;
	/** Desired height in pixels; lanes that need more are scrolled. */
	room: number;
	/** Called with the positions of tasks, for keyboard shortcuts. */
	onPlaced: (placed: Placed | null) => void;
	/** The pinned run, drawn as outlines. */
	ghost: Finished | null;
};
/** A tooltip, at a position in the window. */
type Tip = { x: number; y: number; text: string };

/** The tasks of a run as lanes on a canvas, with labels as text left of them. For the keyboard it is a list box. */
export const Timeline = memo(function Timeline({ stage, scope, box, room, onPlaced, ghost }: Props) {
	const host = useRef<HTMLDivElement>(null);
	const viewport = useRef<HTMLDivElement>(null);
	const [tip, setTip] = useState<Tip | null>(null);
	const [scroll, setScroll] = useState(0);
	const [isFocused, setFocused] = useState(false);
	const { drawing, naming, found, arrows, path, selected } = stage;
	const by = useSignal(scope.lanesBy);
	const matches = found?.matches ?? null;
	const { placed, ...hand } = usePainter(host, drawing, by, { matches, path });

	// While a worker sorts a large run, its lanes by function are known already.
	const lanes: Lanes | null = placed?.lanes ?? (by === "function" ? drawing.lanes : null);
	const layout = useMemo(() => lanes && layOutLanes(lanes, room, by), [lanes, room, by]);
	const height = Math.min(layout?.height ?? room, room);
	const focused = isFocused ? stage.focused : -1;
	usePaint(hand, layout && { layout, box, scroll, height, selected, focused, arrows }, { drawing, matches, path });
	useLayoutEffect(() => onPlaced(placed), [placed, onPlaced]);
	useScrollTo(viewport, placed, layout, stage.focused >= 0 ? stage.focused : selected);

	const spanAt = ({ clientX, clientY }: { clientX: number; clientY: number }): number => {
		const bounds = viewport.current?.getBoundingClientRect();
		if (!placed || !layout || !bounds || clientX - bounds.left < PLOT.left) return -1;
		return findSpan(drawing.spans, placed.byLane, layout, box, clientX - bounds.left, clientY - bounds.top + scroll);
	};
	const press = useRef({ x: 0, y: 0 });
	const id = useId();
	const { length } = drawing.spans;
	const howMany = useMemo(() => `${formatCount(length)} tasks; the arrow keys go from one to the next.`, [length]);
	const current = stage.focused >= 0 ? stage.focused : selected;

	return (
		<div
			ref={viewport}
			className={styles.viewport}
			style={{ height }}
			role="listbox"
			tabIndex={0}
			aria-label="Tasks"
			aria-activedescendant={current >= 0 ? `${id}-task` : undefined}
			data-part="timeline"
			data-lanes={placed ? by : undefined}
			onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
			onFocus={() => setFocused(true)}
			onBlur={() => setFocused(false)}
			onPointerMove={(event) => {
				const span = event.buttons === 0 ? spanAt(event) : -1;
				if (span < 0) return setTip(null);
				setTip({ x: event.clientX, y: event.clientY, text: spanText(naming, span) });
			}}
			onPointerLeave={() => setTip(null)}
			onPointerDown={({ clientX, clientY }) => {
				press.current = { x: clientX, y: clientY };
				setTip(null);
			}}
			onDoubleClick={(event) => {
				const span = scope.span.get() === null ? spanAt(event) : -1;
				if (span < 0) return;
				const { spans } = drawing;
				const [from, to] = [spans.start[span] as number, spans.end[span] as number];
				const margin = Math.max(0.01, (to - from) / 8);
				const { end } = naming.trace;
				scope.window.set(keptWindow({ from: Math.max(0, from - margin), to: Math.min(end, to + margin) }, end));
				scope.selected.set(spans.task[span] as TaskId);
			}}
			onPointerUp={(event) => {
				const { x, y } = press.current;
				if (event.shiftKey || Math.hypot(event.clientX - x, event.clientY - y) > CLICK_SLOP) return;
				const span = spanAt(event);
				const task: TaskId | null = span < 0 ? null : (drawing.spans.task[span] as TaskId);
				// A second click on the same task deselects it.
				scope.selected.set(task === scope.selected.get() ? null : task);
				scope.focused.set(task);
			}}
		>
			<div className={styles.content} style={{ height: layout?.height ?? room }}>
				{layout && <LaneLabels {...{ layout, naming, placed, scroll, height }} />}
				<div ref={host} className={styles.canvas} />
				{ghost && layout && <GhostLanes {...{ layout, box, scroll, height }} spans={ghost.view.spans} lanes={ghost.view.lanes} />}
				{tip && createPortal(<TipText {...tip} />, document.body)}
				<div
					id={`${id}-task`}
					className="visually-hidden"
					role="option"
					aria-selected={current >= 0 && current === selected}
					aria-setsize={length}
					aria-posinset={Math.max(1, current + 1)}
				>
					{current >= 0 ? spanText(naming, current) : howMany}
				</div>
			</div>
		</div>
	);
});

/** What is under the pointer, beside it, wherever there is room in the window. */
function TipText({ x, y, text }: Tip) {
	const isRight = x > innerWidth / 2;
	const isLow = y > innerHeight - 80;
	return (
		<div
			className={styles.tip}
			style={{
				...(isRight ? { right: innerWidth - x + 8 } : { left: x + 8 }),
				...(isLow ? { bottom: innerHeight - y + 10 } : { top: y + 14 }),
			}}
		>
			{text}
		</div>
	);
}

/** Scrolls a task into view when it changes. */
function useScrollTo(
	viewport: RefObject<HTMLElement | null>,
	placed: Placed | null,
	layout: ReturnType<typeof layOutLanes> | null,
	span: number,
): void {
	useLayoutEffect(() => {
		const element = viewport.current;
		if (!element || !placed || !layout || span < 0) return;
		const lane = placed.lanes.lane[span] as number;
		const top = laneTop(layout, lane);
		const bottom = top + laneHeightOf(layout, lane);
		if (top < element.scrollTop) element.scrollTop = top - 4;
		else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight + 4;
	}, [viewport, placed, layout, span]);
}
