import { nothingShown, type Picture, SHOWN, type Shown, type ShownValue } from "../../types";
import type { ShownPart } from "../gate/messages";

/** Twice what an honest run keeps: rows that versions share are sent again in each message. */
const MOST_CHARACTERS = 2 * SHOWN.characters;

/** Assembles what a program showed from the parts that arrive. A part that does not fit those before it is refused. */
export class ShownAssembly {
	readonly #shown: Shown = nothingShown();
	#characters = 0;
	#rows = 0;
	#pixels = 0;
	#painted = 0;
	/** The picture whose pixels come next, and how many of them have. */
	#picture: { picture: Picture; have: number } | null = null;

	/** What has arrived; undefined when nothing has, or a picture is incomplete. */
	get shown(): Shown | undefined {
		const { values, plots, pictures, progress } = this.#shown;
		const isSome = values.length + plots.length + pictures.length > 0 || progress !== null;
		return isSome && this.#isPainted() ? this.#shown : undefined;
	}

	add(part: ShownPart): boolean {
		if (part.of !== "pixels" && !this.#isPainted()) return false;
		switch (part.of) {
			case "values":
				return this.#addValues(part);
			case "plot": {
				if (this.#shown.plots.length >= SHOWN.names) return false;
				const { of: _, seriesOf, ...rest } = part;
				this.#shown.plots.push({ ...rest, of: seriesOf });
				return true;
			}
			case "picture": {
				const { of: _, ...head } = part;
				return this.#addPicture(head);
			}
			case "pixels":
				return this.#addPixels(part);
			case "progress": {
				if (this.#shown.progress !== null) return false;
				const { of: _, ...points } = part;
				this.#shown.progress = points;
				return true;
			}
		}
	}

	/** Versions of the same name as the last ones continue them. */
	#addValues({ name, calls, stride, time, row, rows, versions }: Extract<ShownPart, { of: "values" }>): boolean {
		const { values } = this.#shown;
		const last = values.at(-1);
		const continued = last?.name === name ? last : null;
		if (continued === null && values.length >= SHOWN.names) return false;
		for (const cells of rows) for (const cell of cells) this.#characters += cell.length + 1;
		for (const version of versions) this.#rows += version.rows.length;
		if (this.#characters > MOST_CHARACTERS || this.#rows > 2 * SHOWN.versionRows) return false;
		const entries = continued ?? { name, calls, stride, time: [], row: [], version: [] };
		if (entries.time.length + time.length > SHOWN.versions || (entries.time.at(-1) ?? 0) > (time[0] ?? Number.POSITIVE_INFINITY))
			return false;
		if (continued === null) values.push(entries);
		for (const [i, { rows: places, ...shape }] of versions.entries()) {
			entries.time.push(time[i] as number);
			entries.row.push(row[i] as number);
			const version: ShownValue = { ...shape, rows: Array.from(places, (place) => rows[place] as string[]) };
			entries.version.push(version);
		}
		return true;
	}

	#addPicture(head: Omit<Picture, "pixel" | "colour">): boolean {
		const size = head.width * head.height;
		const painted = head.end.at(-1) ?? 0;
		const { pictures } = this.#shown;
		if (pictures.length >= SHOWN.names || this.#pixels + size > SHOWN.pixels || this.#painted + painted > SHOWN.painted)
			return false;
		this.#pixels += size;
		this.#painted += painted;
		const picture = { ...head, pixel: new Uint32Array(painted), colour: new Uint32Array(painted) };
		pictures.push(picture);
		this.#picture = { picture, have: 0 };
		return true;
	}

	#addPixels({ pixel, colour }: Extract<ShownPart, { of: "pixels" }>): boolean {
		const current = this.#picture;
		if (current === null) return false;
		const { picture, have } = current;
		const size = picture.width * picture.height;
		if (have + pixel.length > picture.pixel.length) return false;
		if (pixel.some((place) => place >= size) || colour.some((value) => value > 0xffffff)) return false;
		picture.pixel.set(pixel, have);
		picture.colour.set(colour, have);
		current.have += pixel.length;
		return true;
	}

	/** Whether all pixels of the last picture are there. */
	#isPainted(): boolean {
		return this.#picture === null || this.#picture.have === this.#picture.picture.pixel.length;
	}
}
