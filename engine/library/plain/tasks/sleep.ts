/** Waits for a time: a promise that a timer fulfils. Aborting the signal clears the timer and rejects the promise. */
export function sleep(ms: number, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
	return new Promise((resolve, reject) => {
		signal?.throwIfAborted();
		const timer = setTimeout(() => {
			signal?.removeEventListener("abort", giveUp);
			resolve();
		}, ms);
		function giveUp(): void {
			clearTimeout(timer);
			reject(signal?.reason);
		}
		signal?.addEventListener("abort", giveUp);
	});
}
