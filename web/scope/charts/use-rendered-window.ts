import { useEffect, useRef, useState } from "react";
import { PLOT, type PlotBox, type TimeWindow } from "../axis/plot";

/** An interval of time that has been rendered, wider than the visible part. */
export type Rendered = {
	span: TimeWindow;
	/** Width of the whole interval, in pixels. */
	width: number;
	/** CSS transform that moves and stretches the rendered chart to fit the window; from the plot's left margin. */
	transform: string;
};

/** Rendered on each side beyond the window, in widths of the window. One can pan so far before anything is missing. */
const BEYOND = 0.5;
/** Debounce: real milliseconds without a change after which a chart is rendered again. */
const SETTLED = 120;
/** During a gesture that leaves the rendered interval, a chart is rendered again at most once per this many real milliseconds. */
const BREATH = 700;

const inner = (width: number): number => Math.max(1, width - PLOT.left - PLOT.right);

type Drawn = { span: TimeWindow; length: number; width: number; end: number };

function around({ window: { from, to }, width }: PlotBox, end: number): Drawn {
	const length = to - from;
	const span = { from: Math.max(0, from - length * BEYOND), to: Math.min(Math.max(end, to), to + length * BEYOND) };
	return { span, length, width, end };
}

/**
 * Decides which part of the time a chart renders. Rendering takes ten frames. So while a window moves, the old chart is moved and stretched
 * with it, which is exact; a new one is rendered once the window rests.
 */
export function useRenderedWindow(box: PlotBox, end: number): Rendered {
	const [drawn, setDrawn] = useState(() => around(box, end));
	const since = useRef(0);
	const { from, to } = box.window;
	const isOther = drawn.width !== box.width || drawn.end !== end;
	// Another size or another run: the old rendering cannot be used.
	const now = isOther ? around(box, end) : drawn;
	if (isOther) setDrawn(now);
	const isCovered = now.span.from <= from + 1e-9 && now.span.to >= to - 1e-9;
	const isCrisp = Math.abs(now.length / (to - from) - 1) < 1e-6;
	const isDone = isCovered && isCrisp;

	useEffect(() => {
		if (isDone) return;
		const draw = (): void => {
			since.current = performance.now();
			setDrawn(around({ window: { from, to }, width: box.width }, end));
		};
		const isOut = !isCovered && performance.now() - since.current > BREATH;
		const timer = setTimeout(draw, isOut ? 0 : SETTLED);
		return () => clearTimeout(timer);
	}, [isDone, isCovered, from, to, box.width, end]);

	const perMs = inner(box.width) / (to - from);
	const drawnPerMs = inner(box.width) / now.length;
	return {
		span: now.span,
		width: (now.span.to - now.span.from) * drawnPerMs,
		transform: `translateX(${(now.span.from - from) * perMs}px) scaleX(${perMs / drawnPerMs})`,
	};
}
