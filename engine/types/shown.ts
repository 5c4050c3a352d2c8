import type { RowIndex, VirtualMs } from "./units";

/** What a run's program showed with `show`, `plot`, `picture` and `progress`. Each kind in the order of its first calls. */
export type Shown = {
	values: ShownVersions[];
	plots: Plot[];
	pictures: Picture[];
	/** Null when it has told none. */
	progress: ProgressPoints | null;
};

/** The calls that are kept, of those with one name: columns of equal length, in order of time. */
export type Entries = {
	/** Calls in all. */
	calls: number;
	/** Of many calls every `stride`th is kept, and the last; 1 while all are. */
	stride: number;
	/** When each was made. It holds until the next. */
	time: VirtualMs[];
	/** How many rows the trace had then. */
	row: RowIndex[];
};

/** A value taken apart, so that it can be shown as it was. */
export type ShownValue = {
	form: "table" | "list" | "line";
	/** Headings of a table, without the first column; empty for other forms. */
	columns: string[];
	/** The cells. The first of each row is its key or index; a line is one row with one cell. Rows that did not change are shared between versions. */
	rows: string[][];
	/** What did not fit. */
	leftOut: { rows: number; columns: number };
};

/** What `show` was given under one name. */
export type ShownVersions = Entries & { name: string; version: ShownValue[] };

/** How a chart is drawn. */
export type PlotStyle = { kind: "line" | "points"; xLog: boolean; yLog: boolean; xLabel: string; yLabel: string };

/** The points of one x–y chart; `of` is the index of each in `series`. */
export type Plot = Entries & { name: string; style: PlotStyle; series: string[]; x: number[]; y: number[]; of: number[] };

/** A picture as what was painted, in order: of each frame the pixels up to `end`. */
export type Picture = {
	name: string;
	width: number;
	height: number;
	/** Of so many instants of painting one is kept, with what was painted in all of them; 1 while all are. */
	stride: number;
	time: VirtualMs[];
	row: RowIndex[];
	end: number[];
	/** Pixel, counted row by row from the top left, and its colour as 0xRRGGBB. */
	pixel: Uint32Array;
	colour: Uint32Array;
};

/** What `progress` was told. */
export type ProgressPoints = Entries & { done: number[]; total: number[] };

/** Limits of what a run shows. Both sides of a sandbox apply them. */
export const SHOWN = {
	/** Names of each kind, and series of one plot. */
	names: 100,
	/** Characters of a name or a label. */
	name: 200,
	rows: 200,
	columns: 20,
	cell: 200,
	/** Characters of one value in all: two versions of each of the values fit. */
	value: 20_000,
	/** Versions of one value. */
	versions: 5_000,
	/** Characters in all versions of all values, and cells of rows, each counted once where versions share it; rows in all versions. */
	characters: 4_000_000,
	versionRows: 1_000_000,
	points: 10_000,
	progress: 1_000,
	/** Pixels of all pictures of a run, and how often they may be painted before frames are merged. */
	pixels: 1_000_000,
	painted: 2_000_000,
	/** Frames of one picture. */
	frames: 10_000,
} as const;

/** Nothing shown yet. */
export const nothingShown = (): Shown => ({ values: [], plots: [], pictures: [], progress: null });
