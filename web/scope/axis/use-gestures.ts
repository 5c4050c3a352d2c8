import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { PLOT, type PlotBox, panWindow, pinchWindow, pxToTime, type TimeWindow, zoomWindow } from "./plot";

type Hand = {
	box: PlotBox;
	/** When the run ends. */
	end: number;
	setWindow: (window: TimeWindow) => void;
	setPlayhead: (at: number) => void;
	/** Where the playhead is, in pixels. A drag that begins near it moves it. */
	head: () => number;
	/** Sets the selected span of time; null: none. */
	setSpan: (span: TimeWindow | null) => void;
	/** Height of the time axis at the top, in pixels, and whether dragging there moves the window. */
	axis: number;
	isZoomed: boolean;
};

/** A press that has not moved yet, or a drag with the state at its beginning. Windows are computed from that state, so that rounding errors do not accumulate. */
type Drag =
	| { kind: "press"; x: number; y: number; isShifted: boolean; isTouch: boolean }
	| { kind: "scrub" }
	| { kind: "span"; from: number }
	| { kind: "pan"; x: number; window: TimeWindow }
	| { kind: "pinch"; first: number; second: number; window: TimeWindow };

/** The labels are left of this position, in pixels. */
const EDGE = PLOT.left - 14;
/** A press that moves less than this is a click. */
export const CLICK_SLOP = 4;
/** Distance from the playhead, in pixels, within which a drag moves it. */
const NEAR = 12;

/**
 * Pointer gestures in the plots. A click moves the playhead, and what is under the pointer gets the click, too. A drag from the playhead or on the time
 * axis moves the playhead; a drag elsewhere selects a span of time; with Shift, or on the axis of a zoomed view, it moves the window. A finger always
 * moves the playhead; two of them move and zoom the window.
 */
export function useGestures(hand: Hand) {
	const drag = useRef<Drag | null>(null);
	const fingers = useRef(new Map<number, number>());
	const { box, end, setWindow, setPlayhead, head, setSpan, axis, isZoomed } = hand;

	const xOf = (event: PointerEvent<HTMLElement>): number => event.clientX - event.currentTarget.getBoundingClientRect().left;
	const begun = ({ x, y, isShifted, isTouch }: Extract<Drag, { kind: "press" }>): Drag => {
		const isPan = isShifted || (isZoomed && y < axis && !isTouch);
		if (isPan) return { kind: "pan", x, window: box.window };
		const isScrub = isTouch || y < axis || Math.abs(x - head()) <= NEAR;
		return isScrub ? { kind: "scrub" } : { kind: "span", from: pxToTime(box, x) };
	};
	const stop = (event: PointerEvent<HTMLElement>): void => {
		const now = drag.current;
		if (now?.kind === "press" && event.type === "pointerup" && !now.isShifted) {
			setSpan(null);
			setPlayhead(pxToTime(box, now.x));
		}
		fingers.current.delete(event.pointerId);
		drag.current = null;
	};
	return {
		onPointerDown: (event: PointerEvent<HTMLElement>): void => {
			const x = xOf(event);
			if (event.button !== 0 || x < EDGE) return;
			fingers.current.set(event.pointerId, x);
			const [first, second] = [...fingers.current.values()];
			const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
			if (first !== undefined && second !== undefined) {
				event.currentTarget.setPointerCapture(event.pointerId);
				drag.current = { kind: "pinch", first, second, window: box.window };
			} else drag.current = { kind: "press", x, y, isShifted: event.shiftKey, isTouch: event.pointerType === "touch" };
		},
		onPointerMove: (event: PointerEvent<HTMLElement>): void => {
			let now = drag.current;
			if (!now) return;
			const x = xOf(event);
			if (fingers.current.has(event.pointerId)) fingers.current.set(event.pointerId, x);
			if (now.kind === "press") {
				if (Math.abs(x - now.x) < CLICK_SLOP) return;
				// Not before: a captured pointer would keep a click from what is under it.
				event.currentTarget.setPointerCapture(event.pointerId);
				now = begun(now);
				drag.current = now;
			}
			if (now.kind === "scrub") setPlayhead(pxToTime(box, x));
			else if (now.kind === "span") {
				const to = pxToTime(box, x);
				setSpan({ from: Math.min(now.from, to), to: Math.max(now.from, to) });
			} else if (now.kind === "pan") {
				const perPx = (now.window.to - now.window.from) / (box.width - PLOT.left - PLOT.right);
				setWindow(panWindow(now.window, (now.x - x) * perPx, end));
			} else if (now.kind === "pinch") {
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
