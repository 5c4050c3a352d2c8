import type { MakeWorker, WorkerEvents } from "../../runtime/real-workers";
import type { PoolCommand, WorkerMessage } from "../gate/messages";
import { onMessage, post } from "./primordials";

/** A worker that the run has asked for: its port once it has come, and until then the call that waits for it. */
type Asked = { events: WorkerEvents; port: MessagePort | null; call: PoolCommand | null };

/**
 * Workers of a pool, seen from the run's worker. The page opens them; the port to each comes in a message.
 * @param send to the page
 */
export function createPoolClient(send: (message: WorkerMessage) => void) {
	// No Map: its methods can be patched, and would be handed the ports.
	const asked = Object.create(null) as Record<number, Asked | undefined>;
	let nextId = 1;

	const makeWorker: MakeWorker = (events) => {
		const id = nextId++;
		asked[id] = { events, port: null, call: null };
		send({ kind: "open-worker", id });
		return {
			post({ text, values }) {
				const worker = asked[id];
				if (worker === undefined) return;
				if (worker.port !== null) post(worker.port, { kind: "call", text, values } satisfies PoolCommand, []);
				// A copy is made now, as posting would, so that what cannot be copied is told to who asked.
				else worker.call = { kind: "call", text, values: clone(values) };
			},
			end() {
				asked[id] = undefined;
				send({ kind: "end-worker", id });
			},
		};
	};
	return {
		makeWorker,
		/** The worker has been opened. */
		opened(id: number, port: MessagePort): void {
			const worker = asked[id];
			if (worker === undefined) return;
			worker.port = port;
			onMessage(port, (answer) => {
				// The first is the worker's word that it is up, as to a page.
				if (asked[id] === worker && !isUp(answer)) worker.events.answered(answer);
			});
			if (worker.call !== null) post(port, worker.call, []);
			worker.call = null;
		},
		broke(id: number, message: string): void {
			const worker = asked[id];
			asked[id] = undefined;
			worker?.events.broke(message);
		},
	};
}

const clone = structuredClone;
const isUp = (message: unknown): boolean => (message as { kind?: unknown } | null)?.kind === "up";
