import type { Deferred, LibraryApi, WaitOptions } from "../../runtime/library-api";
import { WaitingLine } from "../parts/waiting-line";

/** One holder at a time; the others queue. Only the object that `acquire` returns can release the lock. */
export const createLock = (api: LibraryApi) => {
	const { blocked, resource, ready, failed, holds, letsGo } = api;
	return class Lock {
		readonly #id = resource("Lock", 1);
		readonly #line = new WaitingLine<Deferred<Disposable>>(api, (turn) => turn);
		#locked = false;

		get locked(): boolean {
			return this.#locked;
		}

		acquire({ signal }: WaitOptions = {}): Promise<Disposable> {
			if (signal?.aborted === true) return failed(signal.reason);
			if (!this.#locked) {
				this.#locked = true;
				return ready(this.#key());
			}
			const turn = blocked<Disposable>("lock", this.#id, signal);
			this.#line.join(turn);
			return turn.promise;
		}

		/** The object that releases the lock. Disposing it more than once has no effect. The next task in the queue then gets the lock. */
		#key(turn?: Deferred<Disposable>): Disposable {
			const key = holds(this.#id, turn);
			let held = true;
			return {
				[Symbol.dispose]: () => {
					if (!held) return;
					held = false;
					letsGo(this.#id, key);
					const next = this.#line.next();
					if (next === undefined) this.#locked = false;
					else next.resolve(this.#key(next));
				},
			};
		}
	};
};
