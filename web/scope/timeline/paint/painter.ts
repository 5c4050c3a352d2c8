import type { Drawing } from "../../../run/drawing";
import type { LanesBy } from "../../scope-state";
import { drawTimeline } from "../draw/draw-timeline";
import type { PathColumns } from "../draw/picture";
import { buildScene, type DensityLayer, matchedLayer, type Scene } from "../draw/timeline-scene";
import type { Frame, LanePlaces } from "./painter-messages";

/** Draws timelines on a canvas that it adds to an element. It shows the most recent state. */
export type Painter = {
	/** Sets another run or other lanes. The positions are reported through `onPlaces`, at once or later. */
	setScene(drawing: Drawing, by: LanesBy): void;
	setMatches(matches: Uint8Array | null): void;
	setPath(path: PathColumns | null): void;
	paint(frame: Frame): void;
	/** Removes the canvas. */
	remove(): void;
};

export type PainterHooks = {
	onPlaces(places: LanePlaces): void;
	/** A picture is on the canvas. @param scriptMs real milliseconds of drawing */
	onPainted(scriptMs: number): void;
};

/** Most segments of a run that is drawn on the page's thread. That takes 1 to 4 ms, and the timeline never lags behind charts and playhead. */
export const SMALL_RUN = 40_000;

/** Whether this browser can draw in a worker. */
export const canDrawElsewhere = (): boolean =>
	typeof Worker !== "undefined" &&
	typeof OffscreenCanvas !== "undefined" &&
	"transferControlToOffscreen" in HTMLCanvasElement.prototype;

/** Whether a run is drawn in a worker: it is large, and the browser can. */
export const isDrawnElsewhere = ({ segmentCount }: Drawing): boolean => segmentCount > SMALL_RUN && canDrawElsewhere();

export const makeCanvas = (parent: HTMLElement): HTMLCanvasElement => {
	const canvas = document.createElement("canvas");
	canvas.setAttribute("aria-hidden", "true");
	parent.append(canvas);
	return canvas;
};

/** Sets a canvas's size in CSS pixels. */
export const fit = (canvas: HTMLCanvasElement, { box, height }: Frame): void => {
	canvas.style.width = `${box.width}px`;
	canvas.style.height = `${height}px`;
};

/** A painter on the page's thread. */
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
