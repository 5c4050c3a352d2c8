import type { Kernel, Operation, Waiting } from "../../runtime/library-api";
import { checkCount, checkDuration } from "../parts/errors";
import { Places } from "../parts/places";

/** Cores of a simulated machine: each does one thing at a time, and what finds none free waits in line. */
export class Cpus {
	readonly #kernel: Kernel;
	readonly #places: Places;

	constructor(kernel: Kernel, size: number) {
		checkCount(size, "cpus(n) wants a whole number of cores");
		this.#kernel = kernel;
		this.#places = new Places(kernel, "cpus", size);
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
	run(ms: number, { signal }: Waiting = {}): Promise<void> {
		return this.#kernel.start(() => {
			checkDuration(ms, "cpus.run(ms)");
			signal?.throwIfAborted();
			const operation = this.#kernel.operation<void>(signal);
			this.occupy(operation, ms, () => operation.resolve());
			return operation.promise;
		});
	}

	/** A stage of `operation` that needs a core for `ms`. */
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

export const createCpus = (kernel: Kernel) =>
	function cpus(n: number): Cpus {
		return new Cpus(kernel, n);
	};
