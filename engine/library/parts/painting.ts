import type { Picture, RowIndex, VirtualMs } from "../../types";

const FIRST_PIXELS = 256;

/** What was painted on one picture, as a log. */
export class Painting {
	readonly picture: Picture;
	/** Pixels in the log. */
	length = 0;
	#pixel = new Uint32Array(FIRST_PIXELS);
	#colour = new Uint32Array(FIRST_PIXELS);

	constructor(name: string, width: number, height: number) {
		const pixel = (): Uint32Array => this.#pixel.subarray(0, this.length);
		const colour = (): Uint32Array => this.#colour.subarray(0, this.length);
		this.picture = {
			name,
			width,
			height,
			stride: 1,
			time: [],
			row: [],
			end: [],
			get pixel() {
				return pixel();
			},
			get colour() {
				return colour();
			},
		};
	}

	/** Paints neighbouring pixels from `first` on. What is painted at one instant, with no row between, is one frame. */
	paint(at: VirtualMs, row: RowIndex, first: number, colours: ArrayLike<number>): void {
		const { time, row: rows, end } = this.picture;
		if (this.length + colours.length > this.#pixel.length) this.#makeRoom(this.length + colours.length);
		for (let i = 0; i < colours.length; i++) {
			this.#pixel[this.length] = first + i;
			this.#colour[this.length++] = colours[i] as number;
		}
		const last = time.length - 1;
		if (last >= 0 && time[last] === at && rows[last] === row) end[last] = this.length;
		else {
			time.push(at);
			rows.push(row);
			end.push(this.length);
		}
	}

	/** Joins each two neighbouring frames, and keeps of each pixel of a frame the last colour. */
	merge(): void {
		const { picture } = this;
		const { time, row, end } = picture;
		const frameOf = new Int32Array(picture.width * picture.height).fill(-1);
		const ends: number[] = [];
		let from = 0;
		this.length = 0;
		for (let frame = 0; frame < end.length; frame += 2) {
			const last = Math.min(frame + 1, end.length - 1);
			const until = end[last] as number;
			// From the end, because the last colour counts. What stays gathers there, and is then moved to its place.
			let place = until;
			for (let i = until - 1; i >= from; i--) {
				const pixel = this.#pixel[i] as number;
				if (frameOf[pixel] === frame) continue;
				frameOf[pixel] = frame;
				place--;
				this.#pixel[place] = pixel;
				this.#colour[place] = this.#colour[i] as number;
			}
			this.#pixel.copyWithin(this.length, place, until);
			this.#colour.copyWithin(this.length, place, until);
			this.length += until - place;
			from = until;
			time[ends.length] = time[last] as number;
			row[ends.length] = row[last] as number;
			ends.push(this.length);
		}
		time.length = row.length = ends.length;
		picture.end = ends;
		picture.stride *= 2;
	}

	#makeRoom(wanted: number): void {
		const grown = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
			const to = new Uint32Array(Math.max(wanted, 2 * from.length));
			to.set(from);
			return to;
		};
		this.#pixel = grown(this.#pixel);
		this.#colour = grown(this.#colour);
	}
}

/**
 * Merges frames until there are at most so many pixels in all logs.
 * @param most no fewer than the pixels of all pictures
 * @returns how many there are then
 */
export function mergeFrames(all: readonly Painting[], most: number): number {
	const sum = (): number => all.reduce((total, { length }) => total + length, 0);
	while (sum() > most)
		for (const painting of all) if (painting.length > painting.picture.width * painting.picture.height) painting.merge();
	return sum();
}
