import type { LibraryApi } from "../../runtime/library-api";
import { SHOWN } from "../../types";
import { Named } from "../parts/names";
import { mergeFrames, Painting } from "../parts/painting";

/** Bytes of a pixel. */
const PIXEL_BYTES = 4;
const MOST_COLOUR = 0xffffff;

/** A small image that fills as time goes on. */
export const createPicture = ({ shown, now, rows, occupy }: LibraryApi) => {
	const all = new Named<Painting>("picture");
	let pixels = 0;
	let painted = 0;

	return function picture(name: string, { width, height }: { width: number; height: number }) {
		const painting = all.get(name, () => {
			checkSize(name, width, height, SHOWN.pixels - pixels);
			pixels += width * height;
			occupy(width * height * PIXEL_BYTES);
			const begun = new Painting(name, width, height);
			shown().pictures.push(begun.picture);
			return begun;
		});
		if (painting.picture.width !== width || painting.picture.height !== height)
			throw new RangeError(
				`picture("${name}", …) is ${painting.picture.width} × ${painting.picture.height} pixels already. Use another name for one of ${width} × ${height}.`,
			);

		function paint(first: number, colours: ArrayLike<number>): void {
			const { now: row, most } = rows();
			const before = painting.length;
			painting.paint(now(), row, first, colours);
			if (painting.picture.end.length > SHOWN.frames) painting.merge();
			painted += painting.length - before;
			const limit = Math.min(SHOWN.painted, Math.max(2 * pixels, most));
			if (painted > limit) painted = mergeFrames([...all.values()], limit / 2);
		}
		return {
			/** Paints row `y` from left to right. */
			row(y: number, colours: ArrayLike<number>): void {
				checkPlace(name, "y", y, height);
				if (colours.length !== width)
					throw new RangeError(`A row of picture("${name}", …) has ${width} pixels, and was given ${colours.length}.`);
				for (let x = 0; x < width; x++) checkColour(name, colours[x]);
				paint(y * width, colours);
			},
			/** Paints one pixel. */
			pixel(x: number, y: number, colour: number): void {
				checkPlace(name, "x", x, width);
				checkPlace(name, "y", y, height);
				checkColour(name, colour);
				paint(y * width + x, [colour]);
			},
		};
	};
};

function checkSize(name: string, width: unknown, height: unknown, left: number): void {
	for (const [side, value] of Object.entries({ width, height }))
		if (!Number.isInteger(value) || (value as number) < 1)
			throw new RangeError(`picture("${name}", …) wants a ${side} that is a whole number, 1 or more, not ${String(value)}.`);
	if ((width as number) * (height as number) > left)
		throw new RangeError(
			`picture("${name}", …) is too large: the pictures of a program have at most ${SHOWN.pixels.toLocaleString("en")} pixels in all, and ${left.toLocaleString("en")} are left.`,
		);
}

function checkPlace(name: string, axis: string, value: unknown, size: number): void {
	if (!Number.isInteger(value) || (value as number) < 0 || (value as number) >= size)
		throw new RangeError(`picture("${name}", …): ${axis} is a whole number from 0 to ${size - 1}, not ${String(value)}.`);
}

function checkColour(name: string, colour: unknown): void {
	if (!Number.isInteger(colour) || (colour as number) < 0 || (colour as number) > MOST_COLOUR)
		throw new RangeError(`picture("${name}", …): a colour is a whole number from 0 to 0xffffff, not ${String(colour)}.`);
}
