import type { AbortSignalLike, Deferred, LibraryApi } from "../../runtime/library-api";
import type { LibraryName } from "../../types";
import type { Work } from "./task-handle";
import { WaitingLine } from "./waiting-line";

/** Lets at most so many pieces of work run at once. The others wait in line, first come, first served. */
export class Turns {
	readonly #api: LibraryApi;
	readonly #id: number;
	readonly #line: WaitingLine<Deferred<void>>;
	#free: number;

	/** @param name what a program calls it */
	constructor(api: LibraryApi, name: LibraryName, limit: number) {
		this.#api = api;
		this.#id = api.resource(name, limit);
		this.#line = new WaitingLine<Deferred<void>>(api, (turn) => turn);
		this.#free = limit;
	}

	/** Begins the work at once or when its turn comes; an aborted signal ends the wait. */
	take<T>(work: Work<T>, signal: AbortSignalLike): Promise<T> {
		const { blocked, after, ready } = this.#api;
		if (this.#free > 0) {
			this.#free--;
			return after(ready(undefined), () => this.#begin(work, signal));
		}
		const turn = blocked<void>("semaphore", this.#id, signal);
		this.#line.join(turn);
		return after(turn.promise, () => this.#begin(work, signal));
	}

	#begin<T>(work: Work<T>, signal: AbortSignalLike): Promise<T> {
		const { holds, letsGo, observe, start } = this.#api;
		const permit = holds(this.#id);
		const running = start(() => work(signal));
		observe(running, () => {
			letsGo(this.#id, permit);
			const next = this.#line.next();
			if (next === undefined) this.#free++;
			else next.resolve();
		});
		return running;
	}
}
