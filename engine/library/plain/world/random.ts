/** A number in [0, 1). In here even `Math.random` follows the seed of the run, so the same run draws the same numbers. */
export function random(): number {
	return Math.random();
}
