import type { Deferred, LibraryApi, WaitOptions } from "../../runtime/library-api";
import { WaitingLine } from "../parts/waiting-line";

/** One holder at a time; the others wait in line. Only what `acquire` hands out can open it again. */
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

		/** Opens the lock once, however often it is disposed: the next in line has it then. */
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
