import type { Picture } from "../../types";
import { entriesAt, type When } from "./entries-at";

/** A picture as it stood at an instant or row: four bytes a pixel (red, green, blue, opacity), and how many pixels had been painted. */
export type PictureAt = { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer>; painted: number };

/** Pixels that had not been painted yet are transparent. */
export function pictureAt(picture: Picture, when: When): PictureAt {
	const { width, height, end, pixel, colour } = picture;
	const rgba = new Uint8ClampedArray(width * height * 4);
	const frames = entriesAt(picture, when);
	const until = frames === 0 ? 0 : (end[frames - 1] as number);
	let painted = 0;
	for (let i = 0; i < until; i++) {
		const at = (pixel[i] as number) * 4;
		const rgb = colour[i] as number;
		if (rgba[at + 3] === 0) painted++;
		rgba[at] = rgb >> 16;
		rgba[at + 1] = (rgb >> 8) & 255;
		rgba[at + 2] = rgb & 255;
		rgba[at + 3] = 255;
	}
	return { width, height, rgba, painted };
}
