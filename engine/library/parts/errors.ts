/** An error with a name by which `catch` can recognise it. */
export function named(name: string, message: string, options?: ErrorOptions): Error {
	return Object.defineProperty(new Error(message, options), "name", { value: name, configurable: true, writable: true });
}

/** The error of a cancelled task: the reason itself if it is an error, or else an AbortError that contains it. */
export function cancellation(who: string, reason: unknown): Error {
	if (reason instanceof Error) return reason;
	return named("AbortError", `${who} was cancelled${reason === undefined ? "" : `: ${String(reason)}`}.`);
}

/** @throws RangeError unless `value` is a whole number, 1 or more, or Infinity where that makes sense */
export function checkCount(value: unknown, what: string, mayBeInfinite = false): void {
	if (mayBeInfinite && value === Number.POSITIVE_INFINITY) return;
	if (!Number.isInteger(value) || (value as number) < 1) throw new RangeError(`${what}, 1 or more, not ${String(value)}.`);
}

/** @throws TypeError or RangeError unless `value` is a number of milliseconds, 0 or more and finite */
export function checkDuration(value: unknown, what: string): void {
	if (typeof value !== "number") throw new TypeError(`${what} wants a number of milliseconds, not ${String(value)}.`);
	if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
		throw new RangeError(`${what} wants a number of milliseconds that is 0 or more, not ${String(value)}.`);
}
