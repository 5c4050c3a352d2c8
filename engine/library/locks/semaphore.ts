import type { Deferred, HeldPermit, LibraryApi, WaitOptions } from "../../runtime/library-api";
import { checkCount } from "../parts/errors";
import { WaitingLine } from "../parts/waiting-line";

/** At most `permits` holders at once. A released permit goes to the task that has waited longest. */
export const createSemaphore = (api: LibraryApi) => {
	const { blocked, resource, ready, failed, holds, letsGo } = api;
	return class Semaphore {
		readonly #id: number;
		readonly #line = new WaitingLine<Deferred<Disposable>>(api, (turn) => turn);
		readonly #permits: number;
		#available: number;

		constructor(permits: number) {
			checkCount(permits, "A Semaphore wants a whole number of permits");
			this.#id = resource("Semaphore", permits);
			this.#permits = this.#available = permits;
		}

		get available(): number {
			return this.#available;
		}

		acquire({ signal }: WaitOptions = {}): Promise<Disposable> {
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
			this.#giveBack();
		}

		/** A permit, held by the task that asked for it. Disposing it more than once has no effect. */
		#permit(turn?: Deferred<Disposable>): Disposable {
			let held: HeldPermit | null = holds(this.#id, turn);
			return {
				[Symbol.dispose]: () => {
					if (held === null) return;
					this.#giveBack(held);
					held = null;
				},
			};
		}

		#giveBack(permit?: HeldPermit): void {
			if (this.#available === this.#permits)
				throw new RangeError(
					"release() gives back a permit nobody holds. Call it once for each acquire(), or let `using` do it.",
				);
			letsGo(this.#id, permit);
			const next = this.#line.next();
			if (next === undefined) this.#available++;
			else next.resolve(this.#permit(next));
		}
	};
};
