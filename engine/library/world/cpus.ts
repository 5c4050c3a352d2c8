import type { LibraryApi, Operation, WaitOptions } from "../../runtime/library-api";
import { checkCount, checkDuration } from "../parts/errors";
import { Places } from "../parts/places";

/** Cores of a simulated machine. Each does one piece of work at a time; further work queues. */
export class Cpus {
	readonly #api: LibraryApi;
	readonly #places: Places;

	constructor(api: LibraryApi, size: number) {
		checkCount(size, "cpus(n) wants a whole number of cores");
		this.#api = api;
		this.#places = new Places(api, "cpus", size);
	}

	get size(): number {
		return this.#places.size;
	}
	get busy(): number {
		return this.#places.taken;
	}
	get queued(): number {
		return this.#places.queued;
	}

	/** Work of `ms` on one core. */
	run(ms: number, { signal }: WaitOptions = {}): Promise<void> {
		return this.#api.start(() => {
			checkDuration(ms, "cpus.run(ms)");
			signal?.throwIfAborted();
			const operation = this.#api.operation<void>(signal);
			this.occupy(operation, ms, () => operation.resolve());
			return operation.promise;
		});
	}

	/** Adds a stage to `operation` that needs a core for `ms`. */
	occupy(operation: Operation<unknown>, ms: number, next: () => void): void {
		const places = this.#places;
		places.enter(operation, () => {
			const done = (): void => {
				places.leave();
				next();
			};
			operation.takes("command", ms, done, () => places.leave());
		});
	}
}

export const createCpus = (api: LibraryApi) =>
	function cpus(n: number): Cpus {
		return new Cpus(api, n);
	};
