import { assertNever } from "../../../../engine/types";
import type { DrawingData } from "../../../run/drawing";
import type { LanesBy } from "../../scope-state";
import { mixAhead } from "../draw/draw-density";
import { LABEL_FONT } from "../draw/draw-spans";
import { drawTimeline } from "../draw/draw-timeline";
import type { Palette } from "../draw/palette";
import type { PathColumns } from "../draw/picture";
import { buildScene, type DensityLayer, matchedLayer, type Scene } from "../draw/timeline-scene";
import type { PainterCommand, PainterMessage } from "./painter-messages";

/** The painter worker: draws the timelines of large runs. Sorting a million spans takes a fifth of a second, too long for the page's thread. */
const scope = globalThis as unknown as {
	onmessage: ((event: MessageEvent<PainterCommand>) => void) | null;
	postMessage(message: PainterMessage, transfer?: Transferable[]): void;
};

let canvas: OffscreenCanvas | null = null;
let source: DrawingData | null = null;
let scene: (Scene & { by: LanesBy }) | null = null;
/** Id of the page's request for lanes that has not been answered; null when there is none. */
let unanswered: number | null = null;
let matches: Uint8Array | null = null;
let matched: DensityLayer | null = null;
let path: PathColumns | null = null;

let preparing: ReturnType<typeof setTimeout> | undefined;

/** Commands held back while a run is awaited through a port; null when none is awaited. */
let held: PainterCommand[] | null = null;

// Warm-up: the first canvas and the first text of a worker are slow, so they are made while the program still runs.
const first = new OffscreenCanvas(256, 256).getContext("2d");
if (first) {
	first.font = LABEL_FONT;
	first.fillText("main", 0, 10);
}

scope.onmessage = ({ data }) => {
	// A run sent by the page, or another port, replaces the awaited run.
	if (data.kind === "run" || data.kind === "port") held = null;
	if (held) held.push(data);
	else obey(data);
};

/** Sorts the run by function, the default, as soon as it arrives, while the page is still busy with everything else. */
function awaitRun(port: MessagePort): void {
	const asked: PainterCommand[] = [];
	held = asked;
	port.onmessage = ({ data }: MessageEvent<DrawingData>) => {
		if (held !== asked) return;
		held = null;
		source = data;
		scene = null;
		sort(data, "function");
		for (const command of asked) obey(command);
	};
}

function sort(from: DrawingData, by: LanesBy): void {
	if (scene?.by !== by) scene = { ...buildScene(from, by), by };
}

function obey(data: PainterCommand): void {
	switch (data.kind) {
		case "port":
			awaitRun(data.port);
			return;
		case "canvas":
			canvas = data.canvas;
			return;
		case "run":
			source = data.source;
			scene = null;
			return;
		case "lanes":
			if (source === null) return;
			sort(source, data.by);
			matched = scene && matches && matchedLayer(scene, matches);
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
			// After the picture, because copying is slow and the picture is more urgent than the positions for the pointer.
			if (scene && unanswered !== null) answer(unanswered, scene);
			unanswered = null;
			clearTimeout(preparing);
			if (!data.frame.isMoving && matched === null) preparing = setTimeout(prepareGesture, 0, data.frame.palette);
			return;
		default:
			assertNever(data, "painter command");
	}
}

/** Prepares the pyramid's colours between two pictures, level by level, so that no picture is delayed for long. */
function prepareGesture(palette: Palette): void {
	if (scene && mixAhead(scene.layer, palette)) preparing = setTimeout(prepareGesture, 0, palette);
}

/** Sends copies to the page; the worker keeps its own data. */
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
	if (!canvas || !scene) return 0;
	const since = performance.now();
	const { box, height, scale, selected, focused, arrows, ...view } = frame;
	const wide = Math.max(1, Math.round(box.width * scale));
	const high = Math.max(1, Math.round(height * scale));
	// Setting the size clears the canvas and reallocates it, even if it is the same size.
	if (canvas.width !== wide) canvas.width = wide;
	if (canvas.height !== high) canvas.height = high;
	// Requested after resizing: an existing context would be reset for each changed dimension.
	const context = canvas.getContext("2d");
	if (!context) return 0;
	context.setTransform(scale, 0, 0, scale, 0, 0);
	const overlay = { selected, focused, arrows, path, matches };
	context.clearRect(0, 0, box.width, height);
	drawTimeline(context, { ...view, box, height, scale, scene, overlay, matched });
	return performance.now() - since;
}
