import type { Deferred, Kernel, Waiting } from "../runtime/kernel";
import { checkCount } from "./errors";
import { WaitingLine } from "./waiting-line";

/** At most `permits` holders at once. A permit given back goes to the one who has waited longest. */
export const createSemaphore = (kernel: Kernel) => {
	const { blocked, resource, ready, failed } = kernel;
	return class Semaphore {
		readonly #id = resource("Semaphore");
		readonly #line = new WaitingLine<Deferred<Disposable>>(kernel, (turn) => turn);
		readonly #permits: number;
		#available: number;

		constructor(permits: number) {
			checkCount(permits, "A Semaphore wants a whole number of permits");
			this.#permits = this.#available = permits;
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
			const turn = blocked<Disposable>("semaphore", this.#id, signal);
			this.#line.join(turn);
			return turn.promise;
		}

		release(): void {
			if (this.#available === this.#permits)
				throw new RangeError(
					"release() gives back a permit nobody holds. Call it once for each acquire(), or let `using` do it.",
				);
			const next = this.#line.next();
			if (next === undefined) this.#available++;
			else next.resolve(this.#permit());
		}

		/** Gives the permit back once, however often it is disposed. */
		#permit(): Disposable {
			let held = true;
			return {
				[Symbol.dispose]: () => {
					if (!held) return;
					held = false;
					this.release();
				},
			};
		}
	};
};
