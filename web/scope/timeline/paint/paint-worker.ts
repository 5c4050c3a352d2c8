import { assertNever } from "../../../../engine/types";
import { offerDrawing, withdrawOffer } from "../../../run/drawing-offer";
import {
	canDrawElsewhere,
	type DrawnRun,
	fit,
	type Hooks,
	isDrawnElsewhere,
	makeCanvas,
	type Painter,
	SMALL_RUN,
	sourceOf,
} from "./painter";
import type { Frame, PainterCommand, PainterMessage } from "./painter-messages";

/** A drawing worker with one run's memory in it. It outlives the canvases that it draws on. */
type PaintWorker = {
	send(command: PainterCommand, transfer?: Transferable[]): void;
	serve(client: Client): void;
	dispose(): void;
};

/** Whoever draws with a worker now. */
type Client = { hooks: Hooks; id: number; waiting: Frame | null };

function startWorker(): PaintWorker {
	const worker = new Worker(new URL("./painter.worker.ts", import.meta.url), { type: "module", name: "painter" });
	let client: Client | null = null;
	worker.onmessage = ({ data }: MessageEvent<PainterMessage>) => {
		switch (data.kind) {
			case "placed":
				if (data.id === client?.id) client.hooks.onPlaces(data.places);
				return;
			case "painted": {
				client?.hooks.onPainted(data.scriptMs);
				const frame = client?.waiting;
				isBusy = false;
				if (client && frame) {
					client.waiting = null;
					send({ kind: "paint", frame });
				}
				return;
			}
			default:
				assertNever(data, "painter message");
		}
	};
	let isBusy = false;
	/** At most one picture is under way; of those asked for meanwhile only the last is drawn. */
	const send = (command: PainterCommand, transfer: Transferable[] = []): void => {
		if (command.kind === "paint") {
			if (isBusy && client) {
				client.waiting = command.frame;
				return;
			}
			isBusy = true;
		}
		worker.postMessage(command, transfer);
	};
	return {
		send,
		serve: (next) => {
			client = next;
		},
		dispose: () => worker.terminate(),
	};
}

/** Workers at once: for the run that is shown and the one it is compared with. Each holds some 150 MB of a million tasks. */
const MOST_WORKERS = 2;
/** The worker of each run, the one used last at the end. */
const workers = new Map<DrawnRun["view"], PaintWorker>();
/** Started before it is needed: that takes as long as drawing does. With the ticket of its offer to draw the next large run. */
let spare: { worker: PaintWorker; ticket: number } | null = null;

/** Starts a worker for the next large run, where there can be one; who reads that run sends it what there is to draw. */
export function warmPainter(): void {
	if (!canDrawElsewhere()) return;
	const { port1, port2 } = new MessageChannel();
	// A worker whose offer was taken has a run in it that nobody came for.
	if (spare && !withdrawOffer(spare.ticket)) dropSpare();
	const worker = spare?.worker ?? startWorker();
	worker.send({ kind: "port", port: port2 }, [port2]);
	spare = { worker, ticket: offerDrawing(port1, SMALL_RUN) };
}

function dropSpare(): void {
	spare?.worker.dispose();
	spare = null;
}

/** The spare worker for a run that is not in it yet. */
function freeSpare(): PaintWorker | null {
	if (spare && !withdrawOffer(spare.ticket)) dropSpare();
	const worker = spare?.worker ?? null;
	spare = null;
	return worker;
}

/** The worker to which a run was sent as it was read, if that is the spare one. */
function spareWith({ view }: DrawnRun): PaintWorker | null {
	if (spare === null || spare.ticket !== view.drawing.sentTo) return null;
	const { worker } = spare;
	spare = null;
	return worker;
}

function workerOf(run: DrawnRun, commandOf: () => { command: PainterCommand; transfer: Transferable[] }): PaintWorker {
	const known = workers.get(run.view);
	workers.delete(run.view);
	const filled = known ?? spareWith(run);
	const worker = filled ?? freeSpare() ?? startWorker();
	if (!filled) {
		const { command, transfer } = commandOf();
		worker.send(command, transfer);
	}
	workers.set(run.view, worker);
	for (const [view, old] of workers) {
		if (workers.size <= MOST_WORKERS) break;
		old.dispose();
		workers.delete(view);
	}
	return worker;
}

/**
 * Hands a large run to its worker as soon as it is known: sorting it takes as long as the page takes to draw everything else. A small
 * one is left alone.
 */
export function prepareDrawing(run: DrawnRun): void {
	if (!isDrawnElsewhere(run) || workers.has(run.view)) return;
	// Nobody is served yet, so the answer is for nobody; whoever comes asks again and finds the lanes sorted.
	workerWith(run).send({ kind: "lanes", id: 0, by: "function" });
}

const workerWith = (run: DrawnRun): PaintWorker =>
	workerOf(run, () => {
		const source = sourceOf(run);
		return { command: { kind: "run", source }, transfer: run.view.drawing.isSpare ? buffersOf(source) : [] };
	});

/** Draws in a worker, whose memory the run's drawing becomes. */
export function createDistantPainter(parent: HTMLElement, hooks: Hooks): Painter {
	const client: Client = { hooks, id: 0, waiting: null };
	let worker: PaintWorker | null = null;
	let canvas: HTMLCanvasElement | null = null;
	return {
		setScene: (run, by) => {
			const next = workerWith(run);
			next.serve(client);
			if (next !== worker) {
				// A canvas that one worker has cannot be given to another.
				canvas?.remove();
				canvas = makeCanvas(parent);
				const offscreen = canvas.transferControlToOffscreen();
				next.send({ kind: "canvas", canvas: offscreen }, [offscreen]);
			}
			worker = next;
			next.send({ kind: "lanes", id: ++client.id, by });
		},
		setMatches: (matches) => worker?.send({ kind: "matches", matches }),
		setPath: (path) => worker?.send({ kind: "path", path }),
		paint: (frame) => {
			if (canvas) fit(canvas, frame);
			worker?.send({ kind: "paint", frame });
		},
		remove: () => {
			canvas?.remove();
			client.waiting = null;
			client.id = -1;
		},
	};
}

/** All memory of spans, segments and lanes, each once: some columns are parts of the same. */
function buffersOf({ spans, segments, lanes }: ReturnType<typeof sourceOf>): ArrayBuffer[] {
	const buffers = new Set<ArrayBuffer>();
	for (const part of [...Object.values(spans), ...Object.values(segments), lanes.lane])
		if (ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
	return [...buffers];
}
