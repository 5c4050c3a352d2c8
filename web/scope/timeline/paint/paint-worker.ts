import { assertNever } from "../../../../engine/types";
import type { Drawing } from "../../../run/drawing";
import type { Recipient } from "../../../tools/view-trace";
import { canDrawElsewhere, fit, isDrawnElsewhere, makeCanvas, type Painter, type PainterHooks, SMALL_RUN } from "./painter";
import type { Frame, PainterCommand, PainterMessage } from "./painter-messages";

/** A drawing worker with one run's memory in it. It outlives the canvases that it draws on. */
type PaintWorker = {
	send(command: PainterCommand, transfer?: Transferable[]): void;
	serve(client: Client): void;
	dispose(): void;
};

/** The painter that a worker serves now. */
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
const workers = new Map<Drawing, PaintWorker>();
/**
 * Started before it is needed: that takes as long as drawing does. It listens for the next large run at the other end of `recipient`; once that is
 * taken, the run is on its way to it, or in it.
 */
let spare: { worker: PaintWorker; recipient: Recipient; isTaken: boolean } | null = null;

/** Starts a worker for the next large run, where there can be one. */
export function warmPainter(): void {
	if (!canDrawElsewhere()) return;
	// A worker that a run was sent to, and that nobody came for, is of no more use.
	if (spare?.isTaken) dropSpare();
	const worker = spare?.worker ?? startWorker();
	const { port1, port2 } = new MessageChannel();
	worker.send({ kind: "port", port: port2 }, [port2]);
	spare = { worker, recipient: { port: port1, least: SMALL_RUN }, isTaken: false };
}

/** Who is to be sent the next large run, once; null when no worker stands by. */
export function takeRecipient(): Recipient | null {
	if (spare === null || spare.isTaken) return null;
	spare.isTaken = true;
	return spare.recipient;
}

function dropSpare(): void {
	spare?.worker.dispose();
	spare = null;
}

/** The spare worker, for a run that has to be sent there from here. */
function freeSpare(): PaintWorker | null {
	if (spare?.isTaken) dropSpare();
	const worker = spare?.worker ?? null;
	spare = null;
	return worker;
}

/** The worker to which a run was sent as it was read, if that is the spare one. */
function spareWith({ sentTo }: Drawing): PaintWorker | null {
	if (spare === null || spare.recipient !== sentTo) return null;
	const { worker } = spare;
	spare = null;
	return worker;
}

/** The worker that has a run, or has now been given it. */
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
 * Hands a large run to its worker as soon as it is known: sorting it takes as long as the page takes to draw everything else. A small
 * one is left alone.
 */
export function prepareDrawing(drawing: Drawing): void {
	if (!isDrawnElsewhere(drawing) || workers.has(drawing)) return;
	// Nobody is served yet, so no one hears the answer; the client that comes asks again and finds the lanes sorted.
	workerWith(drawing).send({ kind: "lanes", id: 0, by: "function" });
}

/** Draws in a worker, whose memory the run's drawing becomes. */
export function createDistantPainter(parent: HTMLElement, hooks: PainterHooks): Painter {
	const client: Client = { hooks, id: 0, waiting: null };
	let worker: PaintWorker | null = null;
	let canvas: HTMLCanvasElement | null = null;
	return {
		setScene: (drawing, by) => {
			const next = workerWith(drawing);
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
