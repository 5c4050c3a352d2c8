import { assertNever } from "../../engine/types";
import { drawTimeline } from "./draw-timeline";
import type { Frame, PainterCommand, PainterMessage, Places } from "./painter-messages";
import type { PathColumns } from "./picture";
import type { LanesBy } from "./scope-state";
import { buildScene, type DensityLayer, matchedLayer, type Scene, type SceneSource } from "./timeline-scene";

/** Draws timelines on a canvas that it puts into an element. What it is told last is what it shows. */
export type Painter = {
	/** Another run or other lanes. Where everything stands is told through `onPlaces`, at once or soon. */
	setScene(source: SceneSource, by: LanesBy): void;
	setMatches(matches: Uint8Array | null): void;
	setPath(path: PathColumns | null): void;
	paint(frame: Frame): void;
	/** Gives the canvas up. */
	remove(): void;
};

export type Hooks = {
	onPlaces(places: Places): void;
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

const makeCanvas = (parent: HTMLElement): HTMLCanvasElement => {
	const canvas = document.createElement("canvas");
	canvas.setAttribute("aria-hidden", "true");
	parent.append(canvas);
	return canvas;
};

const fit = (canvas: HTMLCanvasElement, { box, height }: Frame): void => {
	canvas.style.width = `${box.width}px`;
	canvas.style.height = `${height}px`;
};

/** Draws on the page's own thread. */
export function createDirectPainter(parent: HTMLElement, { onPlaces, onPainted }: Hooks): Painter {
	const canvas = makeCanvas(parent);
	const context = canvas.getContext("2d");
	let last: { source: SceneSource; by: LanesBy } | null = null;
	let scene: Scene | null = null;
	let matches: Uint8Array | null = null;
	let matched: DensityLayer | null = null;
	let path: PathColumns | null = null;
	return {
		setScene: (source, by) => {
			if (last?.source !== source) {
				matches = null;
				path = null;
			}
			last = { source, by };
			scene = buildScene(source, by);
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
			drawTimeline(context, { ...view, box, height, scale, scene, overlay, matched });
			onPainted(performance.now() - since);
		},
		remove: () => canvas.remove(),
	};
}

/** A drawing worker that is started before it is needed and serves one painter after the other. */
export type PaintWorker = { create(parent: HTMLElement, hooks: Hooks): Painter; dispose(): void };

/** Draws in a worker. At most one picture is under way; of those asked for meanwhile only the last is drawn. */
export function createPaintWorker(): PaintWorker {
	const worker = new Worker(new URL("./painter.worker.ts", import.meta.url), { type: "module", name: "painter" });
	const send = (command: PainterCommand, transfer: Transferable[] = []): void => worker.postMessage(command, transfer);
	let hooks: Hooks | null = null;
	let sent: SceneSource | null = null;
	let id = 0;
	let isBusy = false;
	let waiting: Frame | null = null;
	const paint = (frame: Frame): void => {
		isBusy = true;
		waiting = null;
		send({ kind: "paint", frame });
	};
	worker.onmessage = ({ data }: MessageEvent<PainterMessage>) => {
		switch (data.kind) {
			case "placed":
				if (data.id === id) hooks?.onPlaces(data.places);
				return;
			case "painted":
				isBusy = false;
				hooks?.onPainted(data.scriptMs);
				if (waiting) paint(waiting);
				return;
			default:
				assertNever(data, "painter message");
		}
	};
	return {
		create: (parent, own) => {
			const canvas = makeCanvas(parent);
			const offscreen = canvas.transferControlToOffscreen();
			hooks = own;
			sent = null;
			send({ kind: "canvas", canvas: offscreen }, [offscreen]);
			return {
				setScene: (source, by) => {
					// A copy of a large run takes some 50 ms, so it is sent once.
					send({ kind: "scene", id: ++id, source: source === sent ? null : source, by });
					sent = source;
				},
				setMatches: (matches) => send({ kind: "matches", matches }),
				setPath: (path) => send({ kind: "path", path }),
				paint: (frame) => {
					fit(canvas, frame);
					if (isBusy) waiting = frame;
					else paint(frame);
				},
				remove: () => {
					canvas.remove();
					if (hooks === own) hooks = null;
					waiting = null;
				},
			};
		},
		dispose: () => worker.terminate(),
	};
}
