import type { PlotBox } from "../../axis/plot";
import type { LaneLayout } from "./lane-layout";
import type { Palette } from "./palette";
import type { DensityLayer, Scene } from "./timeline-scene";

/** A link between two tasks at an instant: one woke the other, or waits for it. Spans, not tasks. */
export type Arrow = { kind: "woke" | "waits"; at: number; from: number; to: number };

/** What is drawn above the lanes. Numbers are spans, not tasks; −1 is none. */
export type Overlay = {
	selected: number;
	focused: number;
	arrows: readonly Arrow[];
	/** The critical path from start to end, or null: part `i` is `span[i]` from `from[i]` to `to[i]`. */
	path: PathColumns | null;
	/** 1 for each span that the search found; null while there is no search. */
	matches: Uint8Array | null;
};

export type PathColumns = { span: Uint32Array; from: Float64Array; to: Float64Array };

/** The part of a picture's description that changes with every frame. */
export type View = {
	layout: LaneLayout;
	box: PlotBox;
	/** Scroll position: pixels of the layout above the picture's upper edge. */
	scroll: number;
	/** Height of the picture in CSS pixels. */
	height: number;
	/** Device pixels per CSS pixel. */
	scale: number;
	palette: Palette;
	/** True during a gesture: speed matters more than exactness. */
	isMoving: boolean;
};

/** Everything that a picture of the timeline depends on. It is the same on the page, in a worker and for a file. */
export type TimelinePicture = View & {
	scene: Scene;
	overlay: Overlay /** Of the matches alone. */;
	matched: DensityLayer | null;
};

export const NO_OVERLAY: Overlay = { selected: -1, focused: -1, arrows: [], path: null, matches: null };

/** A rectangle in CSS pixels from the picture's upper left corner. */
export type Rect = { x: number; y: number; width: number; height: number };

/** The context of a canvas on the page, in a worker, or of an export. */
export type Pencil = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
