import type { MakeWorker, WorkerEvents } from "../../runtime/real-workers";
import type { PoolCommand, WorkerMessage } from "../gate/messages";
import { onMessage, post } from "./primordials";

/** A worker that the run has requested: its port once it has arrived; until then the call that waits for it. */
type Asked = { events: WorkerEvents; port: MessagePort | null; call: PoolCommand | null };

/**
 * Pool workers, as the run's worker sees them. The page opens them and sends the port of each in a message.
 * @param send to the page
 */
export function createPoolClient(send: (message: WorkerMessage) => void) {
	// Not a Map: the program can patch its methods, and they would receive the ports.
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
				// Copied now, as posting would, so that the caller gets the error for a value that cannot be copied.
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
				// The first message is `up`, which every sandbox worker sends.
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
