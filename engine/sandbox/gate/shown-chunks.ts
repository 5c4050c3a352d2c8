import { type Picture, type Plot, SHOWN, type Shown, type ShownValue, type ShownVersions } from "../../types";
import { clip } from "./clip";
import { type ShownPart, SIZES } from "./messages";
import type { Parcel } from "./trace-chunks";

/** What a program showed as messages, in the order that `ShownAssembly` expects: what belongs to one name follows each other. */
export function* shownParcels({ values, plots, pictures, progress }: Shown): Generator<Parcel> {
	for (const one of values.slice(0, SHOWN.names))
		for (const part of valueParts(one)) yield { message: { kind: "shown", part }, transfer: [] };
	for (const plot of plots.slice(0, SHOWN.names)) yield { message: { kind: "shown", part: plotPart(plot) }, transfer: [] };
	for (const picture of pictures.slice(0, SHOWN.names)) yield* pictureParcels(picture);
	if (progress !== null) yield { message: { kind: "shown", part: { of: "progress", ...progress } }, transfer: [] };
}

const name = (text: string): string => clip(text, SHOWN.name);

/** Versions in messages of about `SIZES.shownPerMessage` cells. Rows that versions of one message share are sent once. */
function* valueParts({ version, time, row, ...rest }: ShownVersions): Generator<ShownPart> {
	let from = 0;
	let rows: string[][] = [];
	let numbers = new Map<string[], number>();
	let sent: Extract<ShownPart, { of: "values" }>["versions"] = [];
	let weight = 0;
	const part = (until: number): ShownPart => ({
		of: "values",
		...rest,
		name: name(rest.name),
		time: time.slice(from, until),
		row: row.slice(from, until),
		rows,
		versions: sent,
	});
	for (let i = 0; i < version.length; i++) {
		const { rows: own, ...shape } = version[i] as ShownValue;
		const places = own.map((one) => {
			let place = numbers.get(one);
			if (place === undefined) {
				place = rows.push(one) - 1;
				numbers.set(one, place);
				for (const cell of one) weight += cell.length + 1;
			}
			weight++;
			return place;
		});
		sent.push({ ...shape, rows: Uint32Array.from(places) });
		if (weight < SIZES.shownPerMessage) continue;
		yield part(i + 1);
		[from, rows, numbers, sent, weight] = [i + 1, [], new Map(), [], 0];
	}
	if (sent.length > 0) yield part(version.length);
}

const plotPart = ({ name: title, series, of, ...rest }: Plot): ShownPart => ({
	...rest,
	of: "plot",
	seriesOf: of,
	name: name(title),
	series: series.map(name),
});

/** The frames first, then the pixels. */
function* pictureParcels({ name: title, width, height, stride, time, row, end, pixel, colour }: Picture): Generator<Parcel> {
	const head: ShownPart = { of: "picture", name: name(title), width, height, stride, time, row, end };
	yield { message: { kind: "shown", part: head }, transfer: [] };
	for (let from = 0; from < pixel.length; from += SIZES.pixelsPerMessage) {
		const until = from + SIZES.pixelsPerMessage;
		const part = { of: "pixels" as const, pixel: pixel.slice(from, until), colour: colour.slice(from, until) };
		yield { message: { kind: "shown", part }, transfer: [part.pixel.buffer as ArrayBuffer, part.colour.buffer as ArrayBuffer] };
	}
}
