/** A number in [0, 1). Here even `Math.random` follows the seed of the run, so the same seed gives the same numbers. */
export function random(): number {
	return Math.random();
}
