import { useEffect, useRef, useState } from "react";
import { PLOT, type PlotBox, type TimeWindow } from "../axis/plot";

/** A stretch of time that has been drawn, wider than what is shown of it. */
export type Rendered = {
	span: TimeWindow;
	/** In pixels, of the whole stretch. */
	width: number;
	/** How to move and stretch the drawing so that it stands where the window wants it; from the plot's left margin. */
	transform: string;
};

/** Drawn on each side beyond the window, in windows: so far can be panned before anything is missing. */
const BEYOND = 0.5;
/** Real milliseconds without a change after which a chart is drawn anew. */
const SETTLED = 120;
/** A chart that has run out of its drawing in the middle of a gesture is drawn anew at most this often. */
const BREATH = 700;

const inner = (width: number): number => Math.max(1, width - PLOT.left - PLOT.right);

type Drawn = { span: TimeWindow; length: number; width: number; end: number };

function around({ window: { from, to }, width }: PlotBox, end: number): Drawn {
	const length = to - from;
	const span = { from: Math.max(0, from - length * BEYOND), to: Math.min(Math.max(end, to), to + length * BEYOND) };
	return { span, length, width, end };
}

/**
 * Which part of time a chart should draw. Drawing it takes ten frames, so while a window moves the old drawing is moved and stretched
 * with it, which is exact, and a new one made once it rests.
 */
export function useRenderedWindow(box: PlotBox, end: number): Rendered {
	const [drawn, setDrawn] = useState(() => around(box, end));
	const since = useRef(0);
	const { from, to } = box.window;
	const isOther = drawn.width !== box.width || drawn.end !== end;
	// Another size or another run: nothing of the old drawing is of use.
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
