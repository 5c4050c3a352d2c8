import { assertNever } from "../../../../engine/types";
import type { Drawing } from "../../../run/drawing";
import type { Recipient } from "../../../tools/view-trace";
import { canDrawElsewhere, fit, isDrawnElsewhere, makeCanvas, type Painter, type PainterHooks, SMALL_RUN } from "./painter";
import type { Frame, PainterCommand, PainterMessage } from "./painter-messages";

/** A painter worker that holds one run's memory. It lives longer than the canvases on which it draws. */
type PaintWorker = {
	send(command: PainterCommand, transfer?: Transferable[]): void;
	serve(client: Client): void;
	dispose(): void;
};

/** The painter that a worker currently serves. */
type Client = { hooks: PainterHooks; id: number; waiting: Frame | null };

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
	/** At most one picture is in progress. Of the frames requested meanwhile, only the last is drawn. */
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

/** Most workers at once: for the shown run and the pinned one. Each holds some 150 MB for a million tasks. */
const MOST_WORKERS = 2;
/** The worker of each run, the most recently used one last. */
const workers = new Map<Drawing, PaintWorker>();
/**
 * A spare worker. It is started before it is needed, because starting takes as long as drawing. It listens for the next large run at the other end of
 * `recipient`. Once the recipient has been taken, the run is being sent to this worker, or is in it.
 */
let spare: { worker: PaintWorker; recipient: Recipient; isTaken: boolean } | null = null;

/** Starts a spare worker for the next large run, if the browser supports it. */
export function warmPainter(): void {
	if (!canDrawElsewhere()) return;
	// Drop a worker to which a run was sent that was never drawn.
	if (spare?.isTaken) dropSpare();
	const worker = spare?.worker ?? startWorker();
	const { port1, port2 } = new MessageChannel();
	worker.send({ kind: "port", port: port2 }, [port2]);
	spare = { worker, recipient: { port: port1, least: SMALL_RUN }, isTaken: false };
}

/** Returns the recipient of the next large run, once; null when there is no spare worker. */
export function takeRecipient(): Recipient | null {
	if (spare === null || spare.isTaken) return null;
	spare.isTaken = true;
	return spare.recipient;
}

function dropSpare(): void {
	spare?.worker.dispose();
	spare = null;
}

/** Takes the spare worker, for a run that the page sends. */
function freeSpare(): PaintWorker | null {
	if (spare?.isTaken) dropSpare();
	const worker = spare?.worker ?? null;
	spare = null;
	return worker;
}

/** Takes the spare worker if the tools worker has sent this run to it. */
function spareWith({ sentTo }: Drawing): PaintWorker | null {
	if (spare === null || spare.recipient !== sentTo) return null;
	const { worker } = spare;
	spare = null;
	return worker;
}

/** The worker of a run. If no worker has the run yet, it is sent to one. */
function workerWith(drawing: Drawing): PaintWorker {
	const known = workers.get(drawing) ?? spareWith(drawing);
	workers.delete(drawing);
	const worker = known ?? freeSpare() ?? startWorker();
	if (known === null) {
		const { data, transfer } = drawing.give();
		worker.send({ kind: "run", source: data }, transfer);
	}
	workers.set(drawing, worker);
	for (const [other, old] of workers) {
		if (workers.size <= MOST_WORKERS) break;
		old.dispose();
		workers.delete(other);
	}
	return worker;
}

/**
 * Sends a large run to its worker as early as possible, so that the worker sorts it while the page renders everything else. Does nothing for a small
 * run.
 */
export function prepareDrawing(drawing: Drawing): void {
	if (!isDrawnElsewhere(drawing) || workers.has(drawing)) return;
	// No client is served yet, so the answer is ignored. The client requests the lanes again later, when they are sorted already.
	workerWith(drawing).send({ kind: "lanes", id: 0, by: "function" });
}

/** A painter that draws in a worker; the run's memory is transferred to the worker. */
export function createDistantPainter(parent: HTMLElement, hooks: PainterHooks): Painter {
	const client: Client = { hooks, id: 0, waiting: null };
	let worker: PaintWorker | null = null;
	let canvas: HTMLCanvasElement | null = null;
	return {
		setScene: (drawing, by) => {
			const next = workerWith(drawing);
			next.serve(client);
			if (next !== worker) {
				// A canvas that was transferred to one worker cannot be transferred to another.
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
