import { MOST_WORKERS } from "../../runtime/real-workers";
import { SIZES, type WorkerCommand } from "../gate/messages";
import { openFrame, type SandboxFrame } from "./sandbox-frame";

/** Each frame is created in a task of its own, so that the page can do other work in between. A worker that is ended at once gets no frame. */
const OPEN_AFTER_MS = 1;

/**
 * The workers of one run's pools, each in a sandboxed frame like the run's own. The page creates the port between the two workers and keeps neither
 * end, so their messages never reach it. A hostile program can call everything here.
 */
export class SandboxPool {
	readonly #frames = new Map<number, SandboxFrame>();
	#opened = 0;

	/** @param post sends a command to the run's worker */
	constructor(readonly post: (command: WorkerCommand, transfer: Transferable[]) => void) {}

	/** True when a thread of the pool may still be computing: while other frames exist, the browser takes two seconds to end one. */
	get wasUsed(): boolean {
		return this.#opened > 0;
	}

	/** Opens a worker. False for a request that an honest run would not make. */
	open(id: number): boolean {
		if (this.#frames.has(id) || this.#frames.size >= MOST_WORKERS) return false;
		if (++this.#opened > SIZES.workers) {
			this.post({ kind: "no-worker", id, message: `A run makes at most ${SIZES.workers} workers in all.` }, []);
			return true;
		}
		const frame = openFrame(OPEN_AFTER_MS);
		frame.events = {
			onFailed: (message) => {
				this.end(id);
				this.post({ kind: "no-worker", id, message }, []);
			},
		};
		this.#frames.set(id, frame);
		this.post({ kind: "worker", id }, [frame.port]);
		return true;
	}

	/** Removes the frame of a worker, whatever the worker is doing. */
	end(id: number): void {
		this.#frames.get(id)?.remove();
		this.#frames.delete(id);
	}

	endAll(): void {
		for (const frame of this.#frames.values()) frame.remove();
		this.#frames.clear();
	}
}
