import { Semaphore } from "./semaphore";

/** One holder at a time: a semaphore with a single permit, which only its holder can release. */
export class Lock {
	#door = new Semaphore(1);

	get locked(): boolean {
		return this.#door.available === 0;
	}
	acquire(options?: { signal?: AbortSignal }): Promise<Disposable> {
		return this.#door.acquire(options);
	}
}
