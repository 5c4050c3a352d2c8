import { framesText, keptText, leftOutText, pictureAt, pointsOf, progressAt, progressText, valuesAt } from "../analysis";
import { widthOf } from "../runtime/values/escapes";
import type { PlotStyle, Shown, ShownValue, VirtualMs } from "../types";

/** What a program showed, as `--json` prints it: values as they stood at the end, all points of plots, how much of each picture was painted. */
export type ShownRecord = {
	values: { name: string; since: VirtualMs; value: ShownValue }[];
	plots: { name: string; style: PlotStyle; points: ReturnType<typeof pointsOf>; note: string }[];
	pictures: { name: string; width: number; height: number; painted: number; note: string }[];
	progress: { done: number; total: number } | null;
};

/** Rows of a value that are printed for people. */
const MOST_ROWS = 20;
const END = { at: Number.POSITIVE_INFINITY };

export function shownRecord(shown: Shown): ShownRecord {
	const told = shown.progress === null ? null : progressAt(shown.progress, END);
	return {
		values: valuesAt(shown, END).map(({ name, since, value }) => ({ name, since, value })),
		plots: shown.plots.map((plot) => ({ name: plot.name, style: plot.style, points: pointsOf(plot), note: keptText(plot) })),
		pictures: shown.pictures.map((picture) => {
			const { width, height, painted } = pictureAt(picture, END);
			return { name: picture.name, width, height, painted, note: framesText(picture) };
		}),
		progress: told === null ? null : { done: told.done, total: told.total },
	};
}

/** The same as lines for people, without the points. */
export function shownLines({ values, plots, pictures, progress }: ShownRecord): string[] {
	return [
		...values.flatMap(({ name, value }) => valueLines(name, value)),
		...plots.map(({ name, points, note }) => withNote(`${name}: ${seriesText(points)}; --json prints them`, note)),
		...pictures.map(
			({ name, width, height, painted }) => `${name}: a picture of ${width} × ${height} pixels, ${painted} of them painted`,
		),
		...(progress === null ? [] : [`progress: ${progressText({ ...progress, end: null })}`]),
	];
}

const withNote = (text: string, note: string): string => (note === "" ? text : `${text}. ${note}`);

function seriesText(points: readonly { series: string }[]): string {
	const names = [...new Set(points.map(({ series }) => series))].filter((name) => name !== "");
	return `${points.length} point${points.length === 1 ? "" : "s"}${names.length === 0 ? "" : ` of ${names.join(", ")}`}`;
}

/** A line; or the rows of a list or table, in columns of equal width. */
function valueLines(name: string, value: ShownValue): string[] {
	if (value.form === "line") return [`${name}: ${value.rows[0]?.[0] ?? ""}`];
	const rows = value.rows.slice(0, MOST_ROWS);
	const table = value.form === "table" ? [["", ...value.columns], ...rows] : rows;
	const widths: number[] = [];
	for (const cells of table) cells.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))));
	const lines = table.map((cells) => cells.map((cell, i) => cell + " ".repeat((widths[i] as number) - widthOf(cell))).join("  "));
	const more = value.rows.length - rows.length;
	const rest = more > 0 ? `… and ${more} more rows; --json prints them` : leftOutText(value);
	return [`${name}:`, ...lines.map((line) => `  ${line.trimEnd()}`), ...(rest === "" ? [] : [`  ${rest}`])];
}
