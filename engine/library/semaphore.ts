import type { Deferred, Kernel, Waiting } from "../runtime/kernel";
import { Line } from "./line";

/** At most `permits` holders at once. A permit given back goes to the one who has waited longest. */
export const createSemaphore = ({ blocked, resource, ready, failed, onAbort, buffered }: Kernel) =>
	class Semaphore {
		readonly #id = resource("Semaphore");
		readonly #waiting = new Line<Deferred<Disposable>>();
		#available: number;

		constructor(permits: number) {
			if (!Number.isInteger(permits) || permits < 1)
				throw new RangeError(`A Semaphore wants a whole number of permits, 1 or more, not ${String(permits)}.`);
			this.#available = permits;
		}

		get available(): number {
			return this.#available;
		}

		acquire({ signal }: Waiting = {}): Promise<Disposable> {
			if (signal?.aborted === true) return failed(signal.reason);
			if (this.#available > 0) {
				this.#available--;
				return ready(this.#permit());
			}
			const turn = blocked<Disposable>("semaphore", this.#id);
			this.#waiting.put(turn);
			buffered(1);
			const stop = onAbort(signal, (reason) => turn.reject(reason));
			if (signal !== undefined) turn.promise.then(stop, stop);
			return turn.promise;
		}

		release(): void {
			while (this.#waiting.length > 0) {
				const next = this.#waiting.take();
				buffered(-1);
				// One who has given up has no use for a permit.
				if (next.settled) continue;
				next.resolve(this.#permit());
				return;
			}
			this.#available++;
		}

		/** Gives the permit back once, however often it is disposed. */
		#permit(): Disposable {
			let held = true;
			return {
				[Symbol.dispose]: () => {
					if (held) this.release();
					held = false;
				},
			};
		}
	};
