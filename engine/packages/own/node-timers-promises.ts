type Options = { signal?: AbortSignal; ref?: boolean };

const abortError = (signal: AbortSignal): Error =>
	Object.assign(new Error("The operation was aborted", { cause: signal.reason }), { name: "AbortError", code: "ABORT_ERR" });

/** Waits with a timer that the signal clears. @param arm arms the timer; it returns how to clear it */
function wait<T>(arm: (done: () => void) => () => void, value: T, signal: AbortSignal | undefined): Promise<T> {
	if (signal?.aborted === true) return Promise.reject(abortError(signal));
	return new Promise((resolve, reject) => {
		const clear = arm(() => {
			signal?.removeEventListener("abort", abort);
			resolve(value);
		});
		const abort = (): void => {
			clear();
			reject(abortError(signal as AbortSignal));
		};
		signal?.addEventListener("abort", abort, { once: true });
	});
}

function setTimeoutPromise<T = void>(ms?: number, value?: T, { signal }: Options = {}): Promise<T> {
	const arm = (done: () => void) => {
		const id = setTimeout(done, ms);
		return () => clearTimeout(id);
	};
	return wait(arm, value as T, signal);
}

function setImmediatePromise<T = void>(value?: T, { signal }: Options = {}): Promise<T> {
	const arm = (done: () => void) => {
		const id = setImmediate(done);
		return () => clearImmediate(id);
	};
	return wait(arm, value as T, signal);
}

/** A value every `ms`, to be read with `for await`. Rounds that nobody has asked for yet are counted. */
async function* setIntervalIterator<T = void>(ms?: number, value?: T, { signal }: Options = {}): AsyncGenerator<T> {
	const check = (): void => {
		if (signal?.aborted === true) throw abortError(signal);
	};
	check();
	let rounds = 0;
	let wake: (() => void) | null = null;
	const ring = (): void => {
		wake?.();
		wake = null;
	};
	const id = setInterval(() => {
		rounds++;
		ring();
	}, ms);
	signal?.addEventListener("abort", ring, { once: true });
	try {
		for (;;) {
			check();
			if (rounds === 0)
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			for (; rounds > 0; rounds--) yield value as T;
		}
	} finally {
		clearInterval(id);
		signal?.removeEventListener("abort", ring);
	}
}

export const scheduler = {
	wait: (ms?: number, options?: Options): Promise<void> => setTimeoutPromise(ms, undefined, options),
	yield: (): Promise<void> => setImmediatePromise(),
};
export { setImmediatePromise as setImmediate, setIntervalIterator as setInterval, setTimeoutPromise as setTimeout };
export default {
	setTimeout: setTimeoutPromise,
	setImmediate: setImmediatePromise,
	setInterval: setIntervalIterator,
	scheduler,
};
