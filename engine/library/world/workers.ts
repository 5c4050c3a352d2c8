import type { LibraryApi, Operation, WaitOptions } from "../../runtime/library-api";
import { MOST_WORKERS, type RealWorker } from "../../runtime/real-workers";
import { checkCount } from "../parts/errors";
import { Places } from "../parts/places";
import { errorOf, readAnswer, workText } from "../parts/work-text";

type Work = (...values: never[]) => unknown;

/** Real threads, on the real clock. Each computes one call at a time; further calls queue. A thread is created when it is first needed. */
export class Workers {
	readonly #api: LibraryApi;
	readonly #places: Places;
	readonly #idle: RealWorker[] = [];
	/** Calls in the order in which they were made: running ones before queued ones. */
	readonly #calls = new Set<Operation<unknown>>();
	#isOpen = true;

	constructor(api: LibraryApi, size: number) {
		checkCount(size, "workers(n) wants a whole number of workers");
		if (size > MOST_WORKERS) throw new RangeError(`workers(n) makes at most ${MOST_WORKERS} workers, not ${size}.`);
		if (api.clock !== "real")
			throw new Error(
				"workers(n) are real threads, and those know nothing of the virtual clock. Run the program on the real clock, or use cpus(n), a simulated pool.",
			);
		this.#api = api;
		this.#places = new Places(api, "workers", size);
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

	/** Computes `work(...values)` with copies of the values, on another thread. */
	run(work: Work, ...values: unknown[]): Promise<unknown> {
		return this.#start(work, values);
	}

	/** The same pool for calls that a signal ends. */
	with({ signal }: WaitOptions): Pick<Workers, "run"> {
		return { run: (work, ...values) => this.#start(work, values, signal) };
	}

	/** Ends every thread; calls that have no answer yet fail. */
	[Symbol.dispose](): void {
		this.#isOpen = false;
		const closed = new Error("The pool of workers was disposed of before it had answered. Await its calls inside the block.");
		// The last first, so that no queued call begins when a running one frees its place.
		for (const call of [...this.#calls].reverse()) call.giveUp(closed);
		for (const worker of this.#idle.splice(0)) worker.end();
	}

	#start(work: unknown, values: unknown[], signal?: WaitOptions["signal"]): Promise<unknown> {
		const api = this.#api;
		return api.start(() => {
			if (!this.#isOpen) throw new Error("This pool of workers has been disposed of. Make another with workers(n).");
			const sent = workText(work);
			const promised = values.findIndex(api.isPromise);
			if (promised >= 0)
				throw new TypeError(`Argument ${promised + 1} of the work is a promise, which a worker cannot await. Await it first.`);
			signal?.throwIfAborted();
			const call = api.operation<unknown>(signal);
			this.#calls.add(call);
			api.observe(call.promise, () => this.#calls.delete(call));
			this.#places.enter(call, () => this.#begin(call, sent, values));
			return call.promise;
		});
	}

	#begin(call: Operation<unknown>, sent: { text: string; source: string }, values: unknown[]): void {
		const api = this.#api;
		const fail = (error: Error): void => {
			call.reject(error);
			this.#places.leave();
		};
		let worker: RealWorker;
		try {
			worker = this.#idle.pop() ?? api.workers.open();
		} catch (error) {
			return fail(error as Error);
		}
		const answered = (message: unknown): void => {
			const answer = readAnswer(message);
			this.#idle.push(worker);
			if (answer.kind === "error") return fail(errorOf(answer, api.placeOf(sent.source)));
			call.resolve(answer.value);
			this.#places.leave();
		};
		const broken = (message: string): void => fail(new Error(`The worker is gone: ${message}`));
		try {
			worker.call({ text: sent.text, values }, answered, broken);
		} catch (error) {
			api.guard();
			this.#idle.push(worker);
			return fail(new TypeError(`What is sent to a worker is copied, and this cannot be: ${String((error as Error).message)}`));
		}
		call.atWorker(() => {
			worker.end();
			this.#places.leave();
		});
	}
}

export const createWorkers = (api: LibraryApi) =>
	function workers(n: number): Workers {
		return new Workers(api, n);
	};
