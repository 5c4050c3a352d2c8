import fc from "fast-check";
import { expect, test } from "vitest";
import { CELL_STATES, type LaneSegments, STATE } from "../../../engine/analysis";
import { inksOf } from "../../../web/scope/timeline/draw/cell-inks";
import { mixCells, paintSegments, type Raster, type RasterLanes } from "../../../web/scope/timeline/draw/density-raster";

const COLOURS = [
	[10, 20, 30],
	[40, 50, 60],
	[70, 80, 90],
	[100, 110, 120],
] as const;
const inks = inksOf(COLOURS, 1);
const END = 64;

/** Whole and half columns, so that shares are exact and the twin's sums may come in another order. */
const lane = fc.array(fc.record({ gap: fc.nat(12), length: fc.nat(40), state: fc.integer({ min: 0, max: 3 }) }), {
	maxLength: 12,
});
const lanes = fc.array(lane, { minLength: 1, maxLength: 9 });

function segmentsOf(all: { gap: number; length: number; state: number }[][]): LaneSegments {
	const flat = all.flatMap((one) => {
		let at = 0;
		return one.map(({ gap, length, state }) => {
			const start = at + gap / 2;
			at = start + length / 2;
			return { start, end: at, state: state + STATE.running };
		});
	});
	let offset = 0;
	return {
		offset: Uint32Array.from([0, ...all.map((one) => (offset += one.length))]),
		start: Float64Array.from(flat, ({ start }) => start),
		end: Float64Array.from(flat, ({ end }) => end),
		state: Uint8Array.from(flat, ({ state }) => state),
	};
}

/** Looks at every segment for every cell. */
function slowCell(
	{ offset, start, end, state }: LaneSegments,
	from: number,
	to: number,
	firstLane: number,
	many: number,
): number[] {
	return Array.from({ length: CELL_STATES }, (_, one) => {
		let sum = 0;
		for (let i = offset[firstLane] as number; i < (offset[firstLane + many] as number); i++)
			if (state[i] === one + STATE.running)
				sum += Math.max(0, Math.min(to, end[i] as number) - Math.max(from, start[i] as number));
		return sum === 0 ? 0 : Math.min(255, Math.max(1, Math.ceil((sum / (to - from) / many) * 255 - 1e-3)));
	});
}

test("a picture of segments has in each pixel what a look at every segment finds there", () => {
	fc.assert(
		fc.property(
			lanes,
			fc.nat(END - 8),
			fc.integer({ min: 1, max: 8 }),
			fc.integer({ min: 1, max: 24 }),
			(all, from, length, height) => {
				const segments = segmentsOf(all);
				const width = length * 2;
				const raster: Raster = { pixels: new Uint32Array(width * height), width, height };
				const at: RasterLanes = {
					firstLane: 0,
					laneCount: all.length,
					laneHeight: height / all.length,
					window: { from, to: from + length },
				};
				paintSegments(raster, at, segments, inks);

				const lanesPerRow = Math.max(1, Math.ceil(all.length / height));
				const cover = new Uint8Array(width * height * CELL_STATES);
				for (let y = 0; y < height; y++) {
					const first = Math.floor(Math.min(all.length - 1, Math.floor((y + 0.5) / at.laneHeight)) / lanesPerRow) * lanesPerRow;
					const many = Math.min(lanesPerRow, all.length - first);
					for (let x = 0; x < width; x++)
						cover.set(slowCell(segments, from + x / 2, from + (x + 1) / 2, first, many), (y * width + x) * CELL_STATES);
				}
				expect([...raster.pixels]).toEqual([...mixCells(cover, inks)]);
			},
		),
	);
});

test("a row that reaches over several pixels is the same in all of them, and nothing is painted below the last", () => {
	const segments = segmentsOf([[{ gap: 0, length: 8, state: 2 }], []]);
	const raster: Raster = { pixels: new Uint32Array(4 * 6), width: 4, height: 6 };
	paintSegments(raster, { firstLane: 0, laneCount: 2, laneHeight: 2, window: { from: 0, to: 8 } }, segments, inks);
	const [ink = 0] = mixCells(Uint8Array.of(0, 0, 255, 0), inks);
	expect([...raster.pixels]).toEqual([ink, ink, 0, 0, ink, ink, 0, 0, ...Array.from({ length: 16 }, () => 0)]);
});
