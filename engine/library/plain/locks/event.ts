/** A flag to wait for. While it is not set, `wait` stores a callback; `set` calls all of them. */
export class Event {
	isSet = false;
	#waiting = new Set<() => void>();

	set(): void {
		this.isSet = true;
		for (const go of this.#waiting) go();
		this.#waiting.clear();
	}
	clear(): void {
		this.isSet = false;
	}
	wait({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
		return new Promise((resolve, reject) => {
			signal?.throwIfAborted();
			if (this.isSet) return resolve();
			this.#waiting.add(resolve);
			signal?.addEventListener("abort", () => {
				this.#waiting.delete(resolve);
				reject(signal.reason);
			});
		});
	}
}
