import type { Deferred, LibraryApi, WaitOptions } from "../../runtime/library-api";
import { WaitingLine } from "../parts/waiting-line";

/** A flag that tasks can wait for. `set` wakes all waiting tasks; later waits return at once until `clear`. */
export const createEvent = (api: LibraryApi) => {
	const { blocked, resource, ready, failed } = api;
	return class Event {
		readonly #id = resource("Event");
		readonly #line = new WaitingLine<Deferred<void>>(api, (turn) => turn);
		#isSet = false;

		get isSet(): boolean {
			return this.#isSet;
		}

		set(): void {
			this.#isSet = true;
			for (let next = this.#line.next(); next !== undefined; next = this.#line.next()) next.resolve();
		}

		clear(): void {
			this.#isSet = false;
		}

		wait({ signal }: WaitOptions = {}): Promise<void> {
			if (signal?.aborted === true) return failed(signal.reason);
			if (this.#isSet) return ready(undefined);
			const turn = blocked<void>("event", this.#id, signal);
			this.#line.join(turn);
			return turn.promise;
		}
	};
};
