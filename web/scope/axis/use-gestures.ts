import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { PLOT, type PlotBox, panWindow, pinchWindow, pxToTime, type TimeWindow, zoomWindow } from "./plot";

type Hand = {
	box: PlotBox;
	/** When the run ends. */
	end: number;
	setWindow: (window: TimeWindow) => void;
	setPlayhead: (at: number) => void;
	/** Height of the time axis at the top, in pixels. Dragging there moves the window. */
	axis: number;
};

/** A drag with the state at its beginning. Windows are computed from that state, so that rounding errors do not accumulate. */
type Drag =
	| { kind: "scrub" }
	| { kind: "pan"; x: number; window: TimeWindow }
	| { kind: "pinch"; first: number; second: number; window: TimeWindow };

/** The labels are left of this position, in pixels. */
const EDGE = PLOT.left - 14;
const CLICK_SLOP = 4;

/**
 * Pointer gestures in the plots. A drag moves the playhead; with Shift, or on the time axis, it moves the window. Two fingers move and
 * zoom the window.
 */
export function useGestures(hand: Hand) {
	const drag = useRef<Drag | null>(null);
	const fingers = useRef(new Map<number, number>());
	const { box, end, setWindow, setPlayhead, axis } = hand;

	const xOf = (event: PointerEvent<HTMLElement>): number => event.clientX - event.currentTarget.getBoundingClientRect().left;
	const stop = (event: PointerEvent<HTMLElement>): void => {
		const { kind, x } = { kind: "", x: 0, ...drag.current };
		// A click on the axis moves the playhead.
		if (kind === "pan" && event.type === "pointerup" && !event.shiftKey && Math.abs(xOf(event) - x) < CLICK_SLOP)
			setPlayhead(pxToTime(box, xOf(event)));
		fingers.current.delete(event.pointerId);
		drag.current = null;
	};
	return {
		onPointerDown: (event: PointerEvent<HTMLElement>): void => {
			const x = xOf(event);
			if (event.button !== 0 || x < EDGE) return;
			event.currentTarget.setPointerCapture(event.pointerId);
			fingers.current.set(event.pointerId, x);
			const [first, second] = [...fingers.current.values()];
			const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
			if (first !== undefined && second !== undefined) drag.current = { kind: "pinch", first, second, window: box.window };
			else if (event.shiftKey || y < axis) drag.current = { kind: "pan", x, window: box.window };
			else {
				drag.current = { kind: "scrub" };
				setPlayhead(pxToTime(box, x));
			}
		},
		onPointerMove: (event: PointerEvent<HTMLElement>): void => {
			const now = drag.current;
			if (!now) return;
			const x = xOf(event);
			if (fingers.current.has(event.pointerId)) fingers.current.set(event.pointerId, x);
			if (now.kind === "scrub") setPlayhead(pxToTime(box, x));
			else if (now.kind === "pan") {
				const perPx = (now.window.to - now.window.from) / (box.width - PLOT.left - PLOT.right);
				setWindow(panWindow(now.window, (now.x - x) * perPx, end));
			} else {
				const [first, second] = [...fingers.current.values()];
				if (first === undefined || second === undefined) return;
				setWindow(pinchWindow({ ...box, window: now.window }, [now.first, now.second], [first, second], end));
			}
		},
		onPointerUp: stop,
		onPointerCancel: stop,
	};
}

/** Ctrl with the wheel zooms around the pointer. A horizontal wheel, or Shift with the wheel, pans. */
export function useWheel(
	frame: RefObject<HTMLElement | null>,
	{ box, end, setWindow }: Pick<Hand, "box" | "end" | "setWindow">,
): void {
	// One listener for all renders: several wheel events may arrive before the next one, and each continues from the previous window.
	const latest = useRef({ box, end, setWindow });
	useEffect(() => {
		latest.current = { box, end, setWindow };
	}, [box, end, setWindow]);
	useEffect(() => {
		const element = frame.current;
		if (!element) return;
		const onWheel = (event: WheelEvent): void => {
			const { box: now, end: until, setWindow: set } = latest.current;
			const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
			let next: TimeWindow | null = null;
			if (event.ctrlKey || event.metaKey) {
				const around = pxToTime(now, event.clientX - element.getBoundingClientRect().left);
				next = zoomWindow(now.window, 1.002 ** event.deltaY, around, until);
			} else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY))
				next = panWindow(now.window, (sideways / now.width) * (now.window.to - now.window.from), until);
			if (!next) return;
			event.preventDefault();
			latest.current = { ...latest.current, box: { ...now, window: next } };
			set(next);
		};
		// React's wheel listeners are passive and cannot prevent the page from zooming.
		element.addEventListener("wheel", onWheel, { passive: false });
		return () => element.removeEventListener("wheel", onWheel);
	}, [frame]);
}
