/** Red, green and blue of each state, in the order of `STATE`. */
export type StateColours = readonly (readonly [number, number, number])[];

/** Precomputed colours of cells at one strength, little-endian ABGR. For cells with a single state they are indexed by its share, 0 to 255. */
export type Inks = { colours: StateColours; strength: number; waiting: Uint32Array; blocked: Uint32Array };

/** Lowest alpha of a cell that is not empty, so that it is visible on the panel. */
const FAINTEST = 40;

const alphaOf = (sum: number, strength: number): number => ((sum < FAINTEST ? FAINTEST : sum > 255 ? 255 : sum) * strength) | 0;

/** @param strength 0 to 1 */
export function inksOf(colours: StateColours, strength: number): Inks {
	const [, , waiting = [0, 0, 0], blocked = [0, 0, 0]] = colours;
	const lone = ([red, green, blue]: readonly [number, number, number]): Uint32Array => {
		const inks = new Uint32Array(256);
		// An empty cell is transparent.
		for (let share = 1; share < 256; share++) inks[share] = (alphaOf(share, strength) << 24) | (blue << 16) | (green << 8) | red;
		return inks;
	};
	return { colours, strength, waiting: lone(waiting), blocked: lone(blocked) };
}

/** Each cell as one 32-bit number; the share of the first state is the lowest byte. */
export const wordsOf = (cover: Uint8Array): Uint32Array => new Uint32Array(cover.buffer, cover.byteOffset, cover.length >>> 2);

/** Colours the cells that are not empty. @param words four shares each, as from `wordsOf` */
export function inkCells(pixels: Uint32Array, at: number, words: Uint32Array, inks: Inks): void {
	const { waiting, blocked } = inks;
	for (let i = 0; i < words.length; i++) {
		const word = words[i] as number;
		if (word === 0) continue;
		// Fast path: most cells have a single state, so nothing has to be mixed and one comparison is enough.
		if ((word & 0xff00ffff) === 0) pixels[at + i] = waiting[word >>> 16] as number;
		else if ((word & 0x00ffffff) === 0) pixels[at + i] = blocked[word >>> 24] as number;
		else pixels[at + i] = mix(word, inks);
	}
}

/** The colour of a cell with several states. @param word four shares, as from `wordsOf` */
function mix(word: number, { colours: [running, ready, waiting, blocked], strength }: Inks): number {
	if (!running || !ready || !waiting || !blocked) return 0;
	const a = word & 255;
	const b = (word >>> 8) & 255;
	const c = (word >>> 16) & 255;
	const d = word >>> 24;
	const sum = a + b + c + d;
	const part = 1 / sum;
	const red = ((running[0] * a + ready[0] * b + waiting[0] * c + blocked[0] * d) * part) | 0;
	const green = ((running[1] * a + ready[1] * b + waiting[1] * c + blocked[1] * d) * part) | 0;
	const blue = ((running[2] * a + ready[2] * b + waiting[2] * c + blocked[2] * d) * part) | 0;
	return (alphaOf(sum, strength) << 24) | (blue << 16) | (green << 8) | red;
}
