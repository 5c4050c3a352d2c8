/**
 * A seeded generator of numbers in [0, 1): sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state.
 * The same seed gives the same numbers in every browser.
 * @param seed any integer
 */
export function seededRandom(seed: number): () => number {
	let a = 0x9e3779b9 ^ seed;
	let b = 0x243f6a88 ^ Math.trunc(seed / 0x1_0000_0000);
	let c = 0xb7e15162;
	let counter = 1;
	const next = (): number => {
		const t = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + t) | 0;
		return (t >>> 0) / 0x1_0000_0000;
	};
	for (let i = 0; i < 15; i++) next();
	return next;
}
