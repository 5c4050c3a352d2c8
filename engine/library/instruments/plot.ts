import type { LibraryApi } from "../../runtime/library-api";
import { type Plot, type PlotStyle, SHOWN } from "../../types";
import { addEntry, noEntries } from "../parts/entries";
import { checkName, Named } from "../parts/names";

type Point = { x: number; y: number; series?: string } & Partial<PlotStyle>;

/** Bytes that a page would hold for a point: two numbers. */
const POINT_BYTES = 16;

/** Adds a point to an x–y chart. */
export const createPlot = ({ shown, now, rows, occupy }: LibraryApi) => {
	const all = new Named<{ plot: Plot; series: Named<number> }>("plot");

	return function plot(name: string, point: Point): void {
		const { plot: found, series: names } = all.get(name, () => {
			const style: PlotStyle = { kind: "line", xLog: false, yLog: false, xLabel: "", yLabel: "" };
			const begun: Plot = { ...noEntries(), name, style, series: [], x: [], y: [], of: [] };
			shown().plots.push(begun);
			return { plot: begun, series: new Named("series of plot") };
		});
		const { x, y, series = "", ...style } = readPoint(name, point);
		Object.assign(found.style, style);
		// Points without a series belong to one without a name.
		const of = series === "" ? seriesOf(found, "") : names.get(series, () => seriesOf(found, series));
		const { now: row, most } = rows();
		const before = found.x.length;
		const columns = [found.time, found.row, found.x, found.y, found.of];
		addEntry(found, columns, [now(), row, x, y, of], Math.max(2, Math.min(SHOWN.points, most)));
		occupy(POINT_BYTES * (found.x.length - before));
	};
};

function seriesOf({ series }: Plot, name: string): number {
	const known = series.indexOf(name);
	return known >= 0 ? known : series.push(name) - 1;
}

/** The point with the options that were given. @throws TypeError when it is none */
function readPoint(name: string, point: Point): Point {
	const what = `plot("${name}", { x, y })`;
	if (typeof point !== "object" || point === null) throw new TypeError(`${what} wants a point, not ${String(point)}.`);
	const { x, y, series, kind, xLog, yLog, xLabel, yLabel } = point;
	for (const [axis, value] of Object.entries({ x, y }))
		if (typeof value !== "number" || !Number.isFinite(value))
			throw new TypeError(`${what} wants finite numbers, and ${axis} was ${String(value)}.`);
	const read: Point = { x, y };
	if (series !== undefined) {
		checkName(series, `${what} with a series`);
		read.series = series;
	}
	if (kind !== undefined) {
		if (kind !== "line" && kind !== "points")
			throw new TypeError(`${what} wants the kind "line" or "points", not ${String(kind)}.`);
		read.kind = kind;
	}
	if (xLog !== undefined) read.xLog = Boolean(xLog);
	if (yLog !== undefined) read.yLog = Boolean(yLog);
	if (xLabel !== undefined) read.xLabel = String(xLabel).slice(0, SHOWN.name);
	if (yLabel !== undefined) read.yLabel = String(yLabel).slice(0, SHOWN.name);
	return read;
}
