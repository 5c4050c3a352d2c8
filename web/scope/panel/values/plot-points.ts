import { entriesAt, type When } from "../../../../engine/analysis";
import type { Plot } from "../../../../engine/types";

/** Most points that are drawn; of more, evenly many are left out. */
const MOST_DRAWN = 1_000;

export type DrawnPoint = { x: number; y: number };
/** The points of a series: those before the playhead, and those after it, which begin with the last one before so that a line goes on. */
export type DrawnSeries = { name: string; past: DrawnPoint[]; future: DrawnPoint[] };

/** What of a plot is drawn. @returns `unfit`: how many points have no place, because an axis is logarithmic and they are at 0 or below */
export function drawnSeries(plot: Plot, when: When): { series: DrawnSeries[]; past: number; unfit: number } {
	const { x, y, of, style } = plot;
	const past = entriesAt(plot, when);
	const fits = (i: number): boolean => !((style.xLog && (x[i] as number) <= 0) || (style.yLog && (y[i] as number) <= 0));
	const series = plot.series.map((name): DrawnSeries => ({ name, past: [], future: [] }));
	const each = Math.ceil(x.length / MOST_DRAWN);
	let unfit = 0;
	for (let i = 0; i < x.length; i++) {
		if (!fits(i)) {
			unfit++;
			continue;
		}
		if (i % each !== 0 && i !== x.length - 1 && i !== past - 1) continue;
		const one = series[of[i] as number] as DrawnSeries;
		const point = { x: x[i] as number, y: y[i] as number };
		if (i < past) one.past.push(point);
		else {
			const last = one.past.at(-1);
			if (style.kind === "line" && one.future.length === 0 && last !== undefined) one.future.push(last);
			one.future.push(point);
		}
	}
	return { series, past, unfit };
}

const DIGITS = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });

/** A number as an axis or a table says it: "1,200", "0.035", "1.5e+9". */
export const numberText = (number: number): string =>
	number !== 0 && (Math.abs(number) >= 1e7 || Math.abs(number) < 1e-4)
		? number.toExponential(2).replace(/\.?0+e/, "e")
		: DIGITS.format(number);
