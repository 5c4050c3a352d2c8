import type { Core } from "./books/core";

/** A message to a worker: the text of a function that takes the values and returns an answer (see `library/parts/work-text.ts`). */
export type WorkerCall = { text: string; values: unknown[] };

/** Events of a worker. An answer comes from a thread that runs the program's code, so it may be any value. */
export type WorkerEvents = { answered(answer: unknown): void; broke(message: string): void };

/** A real thread beside that of the run. It gets one call at a time. */
export type HostWorker = {
	/** @throws what structured clone throws for values that cannot be copied */
	post(call: WorkerCall): void;
	/** Ends the thread, whatever it is doing. No event follows. */
	end(): void;
};
export type MakeWorker = (events: WorkerEvents) => HostWorker;

/** Workers that a run may have at once. */
export const MOST_WORKERS = 16;

/** A worker, seen from the library. */
export type RealWorker = {
	/**
	 * Sends a call. Then either `onAnswer` is called, and the worker is free again, or `onBroken`, and the worker is gone; each in a turn of its own.
	 * @throws like `HostWorker.post`
	 */
	call(call: WorkerCall, onAnswer: (answer: unknown) => void, onBroken: (message: string) => void): void;
	end(): void;
};

/**
 * The real workers of one run. While one of them computes, the run does not end, even with nothing else to do.
 * @param make null where the host has no workers
 * @param deliver runs something as a turn of the event loop
 */
export function createRealWorkers(core: Core, make: MakeWorker | null, deliver: (turn: () => void) => void) {
	const alive = new Set<HostWorker>();

	function open(): RealWorker {
		if (make === null) throw new Error("There are no real workers where this program runs. cpus(n) simulates a pool anywhere.");
		if (alive.size >= MOST_WORKERS)
			throw new RangeError(`A run has at most ${MOST_WORKERS} workers at once. Dispose of a pool before you make another.`);
		let waiting: { answer(answer: unknown): void; broken(message: string): void } | null = null;
		/** Takes the callbacks of the current call; null when the call has been given up. */
		const take = (): typeof waiting => {
			const taken = waiting;
			waiting = null;
			if (taken !== null) core.answersAwaited--;
			return taken;
		};
		const end = (): void => {
			take();
			if (alive.delete(worker)) worker.end();
		};
		const worker = make({
			answered: (answer) => deliver(() => take()?.answer(answer)),
			broke: (message) =>
				deliver(() => {
					const asked = take();
					end();
					asked?.broken(message);
				}),
		});
		alive.add(worker);
		return {
			call(call, answer, broken) {
				worker.post(call);
				waiting = { answer, broken };
				core.answersAwaited++;
			},
			end,
		};
	}

	return {
		open,
		endAll(): void {
			for (const worker of alive) worker.end();
			alive.clear();
		},
	};
}
export type RealWorkers = ReturnType<typeof createRealWorkers>;
