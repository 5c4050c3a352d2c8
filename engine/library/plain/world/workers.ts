import { cpus } from "./cpus";

type Calls = { run<A extends unknown[], R>(work: (...values: A) => R, ...values: A): Promise<R> };

/** Calls queue for one of `size` places and compute with copies. Left out: threads, so a computation blocks everything else. */
export function workers(size: number) {
	const places = cpus(size);
	const closing = new AbortController();
	const closed = new Error("The pool of workers was disposed of before it had answered. Await its calls inside the block.");
	const calls = (signals: AbortSignal[]): Calls => ({
		async run(work, ...values) {
			const copies = structuredClone(values);
			await places.run(0, { signal: AbortSignal.any([closing.signal, ...signals]) });
			return structuredClone(work(...copies));
		},
	});
	return {
		...calls([]),
		with: ({ signal }: { signal?: AbortSignal }) => calls(signal ? [signal] : []),
		size,
		get busy() { return places.busy; },
		get queued() { return places.queued; },
		[Symbol.dispose]: () => closing.abort(closed),
	};
}
