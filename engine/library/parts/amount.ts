/** A number, a range of whole numbers (both ends included), or a function of a random number in [0, 1). */
export type Amount = number | readonly [min: number, max: number] | ((random: number) => number);

/**
 * @param what the name of the amount in errors
 * @returns a function that draws a value
 * @throws RangeError for a value that is not a number of 0 or more; so does the returned function
 */
export function drawFrom(amount: Amount, what: string, chance: () => number): () => number {
	const check = (value: unknown): number => {
		if (typeof value === "number" && value >= 0 && value < Number.POSITIVE_INFINITY) return value;
		throw new RangeError(
			`${what} is a number, 0 or more, or [min, max], or a function of a random number; it was ${String(value)}.`,
		);
	};
	if (typeof amount === "function") return () => check(amount(chance()));
	if (!Array.isArray(amount)) {
		const fixed = check(amount);
		return () => fixed;
	}
	const [min, max] = [check(amount[0]), check(amount[1])];
	if (min > max) throw new RangeError(`${what} wants a range [min, max], not [${min}, ${max}].`);
	return () => Math.floor(min + chance() * (max - min + 1));
}
