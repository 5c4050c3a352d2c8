import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inkCells, inksOf, wordsOf } from "../../../../web/scope/timeline/draw/cell-inks";
import { mixCells, paintCells, paintMark, type Raster } from "../../../../web/scope/timeline/draw/density-raster";

const COLOURS = [
	[10, 20, 30],
	[40, 50, 60],
	[70, 80, 90],
	[200, 110, 255],
] as const;

/** What a cell looks like, by its definition: the mean of the colours by their shares, and never fainter than can be seen. */
function slowInk(shares: readonly number[], strength: number): number[] {
	const sum = shares.reduce((a, b) => a + b, 0);
	if (sum === 0) return [0, 0, 0, 0];
	const mean = (part: number): number =>
		Math.floor(shares.reduce((all, share, i) => all + share * (COLOURS[i]?.[part] ?? 0), 0) / sum + 1e-9);
	return [mean(0), mean(1), mean(2), Math.floor(Math.min(255, Math.max(40, sum)) * strength)];
}
const bytes = (pixel: number): number[] => [pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255, pixel >>> 24];

const share = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 255 }));
const cell = fc.tuple(share, share, share, share);

describe("the colour of a cell", () => {
	test("is the mean of its states by their shares, as dense as they are together, and always to be seen", () => {
		fc.assert(
			fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), fc.constantFrom(1, 0.2), (cells, strength) => {
				const mixed = mixCells(Uint8Array.from(cells.flat()), inksOf(COLOURS, strength));
				expect(mixed).toHaveLength(cells.length);
				cells.forEach((shares, i) => {
					const [red = 0, green = 0, blue = 0, alpha] = bytes(mixed[i] as number);
					const slow = slowInk(shares, strength);
					expect(alpha).toBe(slow[3]);
					// A mean may lie at a whole number, which a fraction of a bit can miss.
					[red, green, blue].forEach((one, part) => expect(Math.abs(one - (slow[part] as number))).toBeLessThanOrEqual(1));
				});
			}),
		);
	});

	test("with one state alone is that state's, exactly", () => {
		for (let state = 0; state < 4; state++)
			for (const value of [1, 39, 40, 41, 254, 255]) {
				const shares = [0, 0, 0, 0].map((_, i) => (i === state ? value : 0));
				const [ink = 0] = mixCells(Uint8Array.from(shares), inksOf(COLOURS, 1));
				expect(bytes(ink)).toEqual([...(COLOURS[state] ?? []), Math.max(40, value)]);
			}
	});

	test("with nothing in it is none: what was there stays", () => {
		const pixels = Uint32Array.of(7, 7, 7, 7);
		inkCells(pixels, 1, wordsOf(Uint8Array.of(0, 0, 0, 0, 0, 0, 255, 0)), inksOf(COLOURS, 1));
		expect([...pixels.slice(0, 2), pixels[3]]).toEqual([7, 7, 7]);
		expect(bytes(pixels[2] as number)).toEqual([70, 80, 90, 255]);
	});

	test("words are cells also where they begin in the middle of memory", () => {
		const memory = Uint8Array.of(9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9);
		expect([...wordsOf(memory.subarray(4, 12))]).toEqual([0x04030201, 0x08070605]);
	});
});

describe("a mark", () => {
	const marked = (x: number, y: number, size: number): number[][] => {
		const raster: Raster = { pixels: new Uint32Array(10 * 8), width: 10, height: 8 };
		paintMark(raster, x, y, size, 5);
		const places: number[][] = [];
		raster.pixels.forEach((pixel, i) => {
			if (pixel === 5) places.push([i % 10, Math.floor(i / 10)]);
		});
		return places;
	};

	test("is a square around its place", () => {
		const square = [4, 5, 6].flatMap((y) => [3, 4, 5].map((x) => [x, y]));
		expect(marked(4, 5, 3)).toEqual(square);
		expect(marked(4.9, 5.9, 3)).toEqual(square);
		expect(marked(2, 3, 1)).toEqual([[2, 3]]);
		expect(marked(2, 3, 2)).toEqual([
			[1, 2],
			[2, 2],
			[1, 3],
			[2, 3],
		]);
	});

	test("stands wholly inside of the picture, however near its place is to the edge", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -5, max: 15 }),
				fc.integer({ min: -5, max: 15 }),
				fc.integer({ min: 1, max: 8 }),
				(x, y, size) => {
					const places = marked(x, y, size);
					expect(places).toHaveLength(size * size);
					const xs = places.map(([left]) => left as number);
					expect(Math.max(...xs) - Math.min(...xs)).toBe(size - 1);
					if (x < 0) expect(Math.min(...xs)).toBe(0);
					if (x > 10) expect(Math.max(...xs)).toBe(9);
				},
			),
		);
		expect(marked(5, 5, 30)).toHaveLength(80);
	});
});

describe("a picture from a level of cells", () => {
	const cells = (columns: number, rows: number): Uint32Array => Uint32Array.from({ length: columns * rows }, (_, i) => i + 1);

	test("has in each pixel the cell that its middle lies in, and nothing beyond the run", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9 }),
				fc.integer({ min: 1, max: 16 }),
				fc.nat(60),
				fc.integer({ min: 1, max: 90 }),
				fc.constantFrom(0.25, 0.5, 1, 2.5, 4),
				fc.integer({ min: 1, max: 3 }),
				fc.nat(3),
				(laneCount, width, from, length, laneHeight, lanesPerRow, firstRow) => {
					const height = 12;
					const raster: Raster = { pixels: new Uint32Array(width * height), width, height };
					const at = { firstLane: 0, laneCount, laneHeight, window: { from, to: from + length } };
					const rows = firstRow + Math.ceil(laneCount / lanesPerRow);
					const colours = cells(20, rows);
					paintCells(raster, at, { colours, columns: 20, end: 100, firstRow, lanesPerRow });
					for (let y = 0; y < height; y++)
						for (let x = 0; x < width; x++) {
							const instant = from + ((x + 0.5) / width) * length;
							const lane = Math.min(laneCount - 1, Math.floor((y + 0.5) / laneHeight));
							const row = firstRow + Math.floor(lane / lanesPerRow);
							const isIn = instant < 100 && y < Math.ceil(laneCount * laneHeight);
							expect(raster.pixels[y * width + x]).toBe(isIn ? (colours[row * 20 + Math.floor(instant / 5)] as number) : 0);
						}
				},
			),
		);
	});
});
