import type { Drawing } from "../../../run/drawing";
import type { LanesBy } from "../../scope-state";
import { drawTimeline } from "../draw/draw-timeline";
import type { PathColumns } from "../draw/picture";
import { buildScene, type DensityLayer, matchedLayer, type Scene } from "../draw/timeline-scene";
import type { Frame, LanePlaces } from "./painter-messages";

/** Draws timelines on a canvas that it puts into an element. What it is told last is what it shows. */
export type Painter = {
	/** Another run or other lanes. Where everything stands is told through `onPlaces`, at once or soon. */
	setScene(drawing: Drawing, by: LanesBy): void;
	setMatches(matches: Uint8Array | null): void;
	setPath(path: PathColumns | null): void;
	paint(frame: Frame): void;
	/** Gives the canvas up. */
	remove(): void;
};

export type PainterHooks = {
	onPlaces(places: LanePlaces): void;
	/** A picture is on the canvas. @param scriptMs real milliseconds of drawing */
	onPainted(scriptMs: number): void;
};

/** Segments up to which a run is drawn on the page's own thread: it costs a millisecond or two, and charts and playhead never run ahead of it. */
export const SMALL_RUN = 40_000;

/** Whether this browser can draw away from the page's thread. */
export const canDrawElsewhere = (): boolean =>
	typeof Worker !== "undefined" &&
	typeof OffscreenCanvas !== "undefined" &&
	"transferControlToOffscreen" in HTMLCanvasElement.prototype;

/** Whether a run is large enough to be drawn in a worker, and this browser able to. */
export const isDrawnElsewhere = ({ segmentCount }: Drawing): boolean => segmentCount > SMALL_RUN && canDrawElsewhere();

export const makeCanvas = (parent: HTMLElement): HTMLCanvasElement => {
	const canvas = document.createElement("canvas");
	canvas.setAttribute("aria-hidden", "true");
	parent.append(canvas);
	return canvas;
};

/** Gives a canvas its size in CSS pixels. */
export const fit = (canvas: HTMLCanvasElement, { box, height }: Frame): void => {
	canvas.style.width = `${box.width}px`;
	canvas.style.height = `${height}px`;
};

/** Draws on the page's own thread. */
export function createDirectPainter(parent: HTMLElement, { onPlaces, onPainted }: PainterHooks): Painter {
	const canvas = makeCanvas(parent);
	const context = canvas.getContext("2d");
	let last: Drawing | null = null;
	let scene: Scene | null = null;
	let matches: Uint8Array | null = null;
	let matched: DensityLayer | null = null;
	let path: PathColumns | null = null;
	return {
		setScene: (drawing, by) => {
			if (last !== drawing) {
				matches = null;
				path = null;
			}
			last = drawing;
			scene = buildScene(drawing.read(), by);
			matched = matches && matchedLayer(scene, matches);
			onPlaces({ lanes: scene.lanes, byLane: scene.index });
		},
		setMatches: (next) => {
			matches = next;
			matched = scene && matches && matchedLayer(scene, matches);
		},
		setPath: (next) => {
			path = next;
		},
		paint: (frame) => {
			if (!context || !scene) return;
			const since = performance.now();
			fit(canvas, frame);
			const { box, height, scale, selected, focused, arrows, ...view } = frame;
			const wide = Math.max(1, Math.round(box.width * scale));
			const high = Math.max(1, Math.round(height * scale));
			if (canvas.width !== wide) canvas.width = wide;
			if (canvas.height !== high) canvas.height = high;
			context.setTransform(scale, 0, 0, scale, 0, 0);
			const overlay = { selected, focused, arrows, path, matches };
			context.clearRect(0, 0, box.width, height);
			drawTimeline(context, { ...view, box, height, scale, scene, overlay, matched });
			onPainted(performance.now() - since);
		},
		remove: () => canvas.remove(),
	};
}
