import type { LibraryApi, Operation } from "../../runtime/library-api";
import type { LibraryName } from "../../types";
import { WaitingLine } from "./waiting-line";

/** A limited number of places for outside operations: connections of a server, cores of a machine. Further operations queue. */
export class Places {
	readonly #id: number;
	readonly #line: WaitingLine<Operation<unknown>>;
	#free: number;

	constructor(
		api: LibraryApi,
		name: LibraryName,
		readonly size: number,
	) {
		this.#id = api.resource(name);
		this.#line = new WaitingLine(api, (operation) => operation);
		this.#free = size;
	}

	get taken(): number {
		return this.size === Number.POSITIVE_INFINITY ? 0 : this.size - this.#free;
	}
	get queued(): number {
		return this.#line.length;
	}

	/** Calls `begin` once `operation` has a place: now, or when it reaches the front of the queue. */
	enter(operation: Operation<unknown>, begin: () => void): void {
		if (this.#free > 0) {
			this.#free--;
			begin();
			return;
		}
		operation.begin = begin;
		operation.lineUp(this.#id);
		this.#line.join(operation);
	}

	/** Frees a place; the next operation in the queue gets it. */
	leave(): void {
		const next = this.#line.next();
		if (next === undefined) this.#free++;
		else next.begin();
	}
}
