import type { Core } from "./books/core";

/** What a worker is sent: the text of a function that takes the values and gives an answer (see `library/work-text.ts`). */
export type WorkerCall = { text: string; values: unknown[] };

/** What the host tells about a worker. An answer comes from another thread that runs the program's code, so it may be anything. */
export type WorkerEvents = { answered(answer: unknown): void; broke(message: string): void };

/** A real thread beside that of the run. Calls come one at a time. */
export type HostWorker = {
	/** @throws what structured clone throws for values that cannot be copied */
	post(call: WorkerCall): void;
	/** Ends it, whatever it does. Nothing is heard of it any more. */
	end(): void;
};
export type MakeWorker = (events: WorkerEvents) => HostWorker;

/** Workers that a run may have at once. */
export const MOST_WORKERS = 16;

/** A worker, seen from the library. */
export type RealWorker = {
	/** Sends a call; one of the two is called in a turn of its own, and then the worker is free or gone. @throws like `HostWorker.post` */
	call(call: WorkerCall, onAnswer: (answer: unknown) => void, onBroken: (message: string) => void): void;
	end(): void;
};

/**
 * The real workers of one run. While one computes, the run is not at its end, whatever else there is to do.
 * @param make null where there are none
 * @param deliver runs something as a turn of the event loop
 */
export function createRealWorkers(core: Core, make: MakeWorker | null, deliver: (turn: () => void) => void) {
	const alive = new Set<HostWorker>();

	function open(): RealWorker {
		if (make === null) throw new Error("There are no real workers where this program runs. cpus(n) simulates a pool anywhere.");
		if (alive.size >= MOST_WORKERS)
			throw new RangeError(`A run has at most ${MOST_WORKERS} workers at once. Dispose of a pool before you make another.`);
		let waiting: { answer(answer: unknown): void; broken(message: string): void } | null = null;
		/** Takes whoever waits for the call under way; null when it has been given up. */
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
