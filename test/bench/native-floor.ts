/**
 * The same programs on V8's own async/await, with the least a simulation can do around them: a heap of timers and a virtual
 * clock. It records nothing, models nothing and cannot be paused. What the engine is measured against.
 */
/** Answers after 0, 1, 2 or 3 s, or after any time below 3 s. */
export type Latency = "whole" | "fractional";

const { port1, port2 } = new MessageChannel();
let hopped: (() => void) | null = null;
port1.onmessage = () => hopped?.();

/** How a clock outside the engine lets microtasks run: once round the event loop, by a message, the fastest way there is in a browser. */
const hop = (): Promise<void> =>
	new Promise((resolve) => {
		hopped = resolve;
		port2.postMessage(null);
	});

/**
 * A clock whose timers of one instant fire together, with one hop of the real event loop after each instant.
 * @param shortest least time that a wait takes, in virtual milliseconds. The engine's is 0.01. With 0, waits for nothing share an instant, so there are fewer hops
 */
export function createClock(shortest: number) {
	const times: number[] = [];
	const callbacks: (() => void)[][] = [];
	const byTime = new Map<number, (() => void)[]>();
	const clock = {
		now: 0,
		sleep: (ms: number): Promise<void> =>
			new Promise((resolve) => {
				const at = clock.now + Math.max(ms, shortest);
				const bucket = byTime.get(at);
				if (bucket !== undefined) {
					bucket.push(resolve);
					return;
				}
				const fresh = [resolve];
				byTime.set(at, fresh);
				let i = times.push(at) - 1;
				callbacks.push(fresh);
				while (i > 0) {
					const parent = (i - 1) >> 1;
					if ((times[parent] as number) <= at) break;
					times[i] = times[parent] as number;
					callbacks[i] = callbacks[parent] as (() => void)[];
					i = parent;
				}
				times[i] = at;
				callbacks[i] = fresh;
			}),
		/** Runs until no timer is left. */
		async run(): Promise<void> {
			await hop();
			while (times.length > 0) {
				clock.now = times[0] as number;
				byTime.delete(clock.now);
				const due = callbacks[0] as (() => void)[];
				const at = times.pop() as number;
				const last = callbacks.pop() as (() => void)[];
				const size = times.length;
				if (size > 0) {
					let i = 0;
					for (;;) {
						let child = 2 * i + 1;
						if (child >= size) break;
						if (child + 1 < size && (times[child + 1] as number) < (times[child] as number)) child++;
						if ((times[child] as number) >= at) break;
						times[i] = times[child] as number;
						callbacks[i] = callbacks[child] as (() => void)[];
						i = child;
					}
					times[i] = at;
					callbacks[i] = last;
				}
				for (const callback of due) callback();
				await hop();
			}
		},
	};
	return clock;
}

/** The algorithm of `limitedAsCompleted`, on native promises. */
export function limitedAsCompleted<T>(coroutines: Iterable<() => Promise<T>>, limit: number): AsyncIterable<T> {
	const source = coroutines[Symbol.iterator]();
	let finished: T[] = [];
	let taken = 0;
	let waiting: ((step: IteratorResult<T>) => void) | null = null;
	let running = 0;
	let exhausted = false;
	const refill = (): void => {
		while (!exhausted && running + finished.length - taken < limit) {
			const next = source.next();
			if (next.done === true) exhausted = true;
			else {
				running++;
				void next.value().then(arrived);
			}
		}
		if (exhausted && running === 0 && finished.length === taken) waiting?.({ value: undefined, done: true });
	};
	const arrived = (value: T): void => {
		running--;
		if (waiting !== null) {
			const consumer = waiting;
			waiting = null;
			consumer({ value, done: false });
		} else finished.push(value);
		refill();
	};
	return {
		[Symbol.asyncIterator]: () => ({
			next(): Promise<IteratorResult<T>> {
				if (taken < finished.length) {
					const value = finished[taken++] as T;
					if (taken > 1024) {
						finished = finished.slice(taken);
						taken = 0;
					}
					refill();
					return Promise.resolve({ value, done: false });
				}
				refill();
				if (exhausted && running === 0) return Promise.resolve({ value: undefined, done: true });
				return new Promise((resolve) => {
					waiting = resolve;
				});
			},
		}),
	};
}

/** Random numbers as cheap as they come; the sequence does not matter, only that both sides draw as many. */
export function createChance(): () => number {
	let seed = 1;
	return () => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return seed / 0x1_0000_0000;
	};
}

/** `count` requests through `limitedAsCompleted` with answers after 0 to 3 s, in whole seconds or not. */
export async function requests(
	count: number,
	limit: number,
	latency: Latency,
	sleep: (ms: number) => Promise<void>,
): Promise<number> {
	const chance = createChance();
	async function request(n: number): Promise<string> {
		await sleep(latency === "whole" ? Math.floor(chance() * 4) * 1000 : chance() * 3000);
		return `hello ${n}`;
	}
	function* all(): Iterable<() => Promise<string>> {
		for (let n = 0; n < count; n++) yield () => request(n);
	}
	let got = 0;
	for await (const answer of limitedAsCompleted(all(), limit)) if (answer.length > 0) got++;
	return got;
}
