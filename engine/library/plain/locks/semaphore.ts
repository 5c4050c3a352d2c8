/** At most `permits` holders at once. Without a free permit `acquire` queues a callback; `release` calls the first one. */
export class Semaphore {
	#line: (() => void)[] = [];
	available: number;
	constructor(readonly permits: number) {
		this.available = permits;
	}
	acquire({ signal }: { signal?: AbortSignal } = {}): Promise<Disposable> {
		return new Promise((resolve, reject) => {
			signal?.throwIfAborted();
			let held = true;
			const giveBack = () => { if (held) this.release(); held = false; };
			const enter = () => resolve({ [Symbol.dispose]: giveBack });
			if (this.available > 0) { this.available--; return enter(); }
			this.#line.push(enter);
			signal?.addEventListener("abort", () => {
				this.#line = this.#line.filter((other) => other !== enter);
				reject(signal.reason);
			});
		});
	}
	release(): void {
		if (this.available === this.permits) throw new RangeError("release() gives back a permit nobody holds.");
		const next = this.#line.shift();
		if (next) next();
		else this.available++;
	}
}
