import { sleep } from "interleave";

type Waiting = { signal?: AbortSignal };

/** A number of cores. Work occupies one for its time; without a free core it queues a callback. */
export function cpus(size: number) {
	let line: (() => void)[] = [];
	let busy = 0;
	const lineUp = (signal?: AbortSignal) =>
		new Promise<void>((enter, giveUp) => {
			line.push(enter);
			signal?.addEventListener("abort", () => {
				line = line.filter((other) => other !== enter);
				giveUp(signal.reason);
			});
		});
	return {
		size,
		get busy() { return busy; },
		get queued() { return line.length; },
		async run(ms: number, { signal }: Waiting = {}): Promise<void> {
			signal?.throwIfAborted();
			if (busy < size) busy++;
			else await lineUp(signal);
			try { await sleep(ms, { signal }); }
			finally { const next = line.shift(); if (next) next(); else busy--; }
		},
	};
}
