import { assertNever } from "../../../engine/types";
import type { LanesBy } from "../scope-state";
import { drawTimeline } from "./draw-timeline";
import type { PainterCommand, PainterMessage } from "./painter-messages";
import type { PathColumns } from "./picture";
import { buildScene, type DensityLayer, matchedLayer, type Scene, type SceneSource } from "./timeline-scene";

/** Draws the timelines of large runs, away from the page's thread: sorting a million spans takes a fifth of a second. */
const scope = globalThis as unknown as {
	onmessage: ((event: MessageEvent<PainterCommand>) => void) | null;
	postMessage(message: PainterMessage, transfer?: Transferable[]): void;
};

let canvas: OffscreenCanvas | null = null;
let source: SceneSource | null = null;
let scene: (Scene & { by: LanesBy }) | null = null;
/** The lanes that the page has asked for and not been told of. */
let unanswered: number | null = null;
let matches: Uint8Array | null = null;
let matched: DensityLayer | null = null;
let path: PathColumns | null = null;

scope.onmessage = ({ data }) => {
	switch (data.kind) {
		case "canvas":
			canvas = data.canvas;
			return;
		case "run":
			source = data.source;
			scene = null;
			return;
		case "lanes":
			if (source === null) return;
			if (scene?.by !== data.by) scene = { ...buildScene(source, data.by), by: data.by };
			matched = matches && matchedLayer(scene, matches);
			unanswered = data.id;
			return;
		case "matches":
			matches = data.matches;
			matched = scene && matches && matchedLayer(scene, matches);
			return;
		case "path":
			path = data.path;
			return;
		case "paint":
			scope.postMessage({ kind: "painted", scriptMs: paint(data) });
			// Copying takes its time, and a picture is wanted sooner than what is under the pointer.
			if (scene && unanswered !== null) answer(unanswered, scene);
			unanswered = null;
			return;
		default:
			assertNever(data, "painter command");
	}
};

/** Copies go to the page; the worker goes on drawing from its own. */
function answer(id: number, { lanes, index }: Scene): void {
	const places = {
		lanes: { ...lanes, lane: lanes.lane.slice() },
		byLane: { laneStart: index.laneStart.slice(), spanIds: index.spanIds.slice() },
	};
	scope.postMessage({ kind: "placed", id, places }, [
		places.lanes.lane.buffer,
		places.byLane.laneStart.buffer,
		places.byLane.spanIds.buffer,
	]);
}

function paint({ frame }: Extract<PainterCommand, { kind: "paint" }>): number {
	const context = canvas?.getContext("2d");
	if (!canvas || !context || !scene) return 0;
	const since = performance.now();
	const { box, height, scale, selected, focused, arrows, ...view } = frame;
	const wide = Math.max(1, Math.round(box.width * scale));
	const high = Math.max(1, Math.round(height * scale));
	// Setting a size clears the canvas, and makes a new one even if it is the same.
	if (canvas.width !== wide) canvas.width = wide;
	if (canvas.height !== high) canvas.height = high;
	context.setTransform(scale, 0, 0, scale, 0, 0);
	const overlay = { selected, focused, arrows, path, matches };
	context.clearRect(0, 0, box.width, height);
	drawTimeline(context, { ...view, box, height, scale, scene, overlay, matched });
	return performance.now() - since;
}
