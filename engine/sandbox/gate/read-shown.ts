import { type Entries, SHOWN, type ShownValue } from "../../types";
import { type ShownPart, SIZES } from "./messages";
import {
	Malformed,
	readBoolean,
	readColumn,
	readColumnUpTo,
	readCount,
	readFields,
	readList,
	readNumber,
	readOneOf,
	readText,
} from "./read";

const name = (value: unknown): string => readText(value, SHOWN.name);
const cell = (value: unknown): string => readText(value, SHOWN.cell);
const anyNumber = (value: unknown): number => readNumber(value, -Number.MAX_VALUE);

/** Reads a part of what a program showed. `ShownAssembly` checks how parts follow each other. @throws Malformed */
export function readShown(value: unknown): ShownPart {
	const fields = readFields(value);
	const of = readOneOf(fields.of, ["values", "plot", "picture", "pixels", "progress"]);
	switch (of) {
		case "values": {
			const rows = readList(fields.rows, SIZES.shownPerMessage * 2, (row) => readList(row, SHOWN.columns + 1, cell));
			const entries = readEntries(fields, SHOWN.versions);
			const versions = readList(fields.versions, SHOWN.versions, (version) => readVersion(version, rows.length));
			sameLength(versions, entries);
			return { of, name: name(fields.name), ...entries, rows, versions };
		}
		case "plot": {
			const { kind, xLog, yLog, xLabel, yLabel } = readFields(fields.style);
			const entries = readEntries(fields, SHOWN.points);
			const series = readList(fields.series, SHOWN.names + 1, name);
			const numbers = (list: unknown): number[] => readList(list, SHOWN.points, anyNumber);
			const [x, y] = [numbers(fields.x), numbers(fields.y)];
			const places = readList(fields.seriesOf, SHOWN.points, (index) => readCount(index, series.length - 1));
			for (const column of [x, y, places]) sameLength(column, entries);
			const style = {
				kind: readOneOf(kind, ["line", "points"]),
				xLog: readBoolean(xLog),
				yLog: readBoolean(yLog),
				xLabel: name(xLabel),
				yLabel: name(yLabel),
			};
			return { of, name: name(fields.name), style, series, ...entries, x, y, seriesOf: places };
		}
		case "picture": {
			const width = readCount(fields.width, SHOWN.pixels);
			const height = readCount(fields.height, SHOWN.pixels);
			if (width * height < 1 || width * height > SHOWN.pixels) throw new Malformed("a picture of some pixels");
			const { time, row } = readInstants(fields, SHOWN.frames);
			const end = rising(readList(fields.end, SHOWN.frames, (index) => readCount(index, SHOWN.painted)));
			sameLength(end, { time });
			return { of, name: name(fields.name), width, height, stride: readCount(fields.stride), time, row, end };
		}
		case "pixels": {
			const pixel = readColumnUpTo(fields.pixel, Uint32Array, SIZES.pixelsPerMessage);
			return { of, pixel, colour: readColumn(fields.colour, Uint32Array, pixel.length) };
		}
		case "progress": {
			const entries = readEntries(fields, SHOWN.progress);
			const numbers = (list: unknown): number[] => readList(list, SHOWN.progress, (number) => readNumber(number, 0));
			const [done, total] = [numbers(fields.done), numbers(fields.total)];
			for (const column of [done, total]) sameLength(column, entries);
			return { of, ...entries, done, total };
		}
	}
}

function readEntries(fields: Readonly<Record<string, unknown>>, most: number): Entries {
	return { calls: readCount(fields.calls), stride: readCount(fields.stride), ...readInstants(fields, most) };
}

function readInstants(fields: Readonly<Record<string, unknown>>, most: number): Pick<Entries, "time" | "row"> {
	const time = rising(readList(fields.time, most, (at) => readNumber(at, 0)));
	const row = rising(readList(fields.row, most, (index) => readCount(index)));
	sameLength(row, { time });
	return { time, row };
}

/** The numbers, if none is smaller than the one before. */
function rising(numbers: number[]): number[] {
	if (numbers.some((number, i) => i > 0 && number < (numbers[i - 1] as number))) throw new Malformed("numbers that do not fall");
	return numbers;
}

function sameLength(column: readonly unknown[], { time }: Pick<Entries, "time">): void {
	if (column.length !== time.length) throw new Malformed("columns of equal length");
}

/** A version whose rows are numbers of rows. */
function readVersion(value: unknown, rows: number): Omit<ShownValue, "rows"> & { rows: Uint32Array } {
	const { form, columns, rows: places, leftOut } = readFields(value);
	const numbers = readColumnUpTo(places, Uint32Array, SHOWN.rows);
	if (numbers.some((place) => place >= rows)) throw new Malformed("numbers of rows");
	const { rows: fewerRows, columns: fewerColumns } = readFields(leftOut);
	return {
		form: readOneOf(form, ["table", "list", "line"]),
		columns: readList(columns, SHOWN.columns, cell),
		rows: numbers,
		leftOut: { rows: readCount(fewerRows), columns: readCount(fewerColumns) },
	};
}
