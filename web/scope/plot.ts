import type { VirtualMs } from "../../engine/types";

/** Margins that the timeline and both charts share, to the pixel. Labels stand in the left one. */
export const PLOT = { left: 100, right: 18 };

/** The part of time that is shown. `to` is greater than `from`, always. */
export type TimeWindow = { from: VirtualMs; to: VirtualMs };

/** A plot: `width` is that of the whole box with its margins, in CSS pixels. */
export type PlotBox = { window: TimeWindow; width: number };

const inner = (width: number): number => Math.max(1, width - PLOT.left - PLOT.right);

/** Where an instant stands, in pixels from the box's left edge; may lie outside of it. */
export function timeToPx({ window: { from, to }, width }: PlotBox, at: VirtualMs): number {
	return PLOT.left + ((at - from) / (to - from)) * inner(width);
}

/** The instant at a place of the box, kept inside the window. */
export function pxToTime({ window: { from, to }, width }: PlotBox, px: number): VirtualMs {
	const share = (px - PLOT.left) / inner(width);
	return from + Math.min(1, Math.max(0, share)) * (to - from);
}

/** The whole run. A run of 0 ms still gets a millisecond to be drawn in. */
export const wholeRun = (end: VirtualMs): TimeWindow => ({ from: 0, to: end > 0 ? end : 1 });

/** A window zoomed by `factor` (below 1 is closer) so that `around` stays where it is, inside the run. */
export function zoomWindow({ from, to }: TimeWindow, factor: number, around: VirtualMs, end: VirtualMs): TimeWindow {
	const whole = wholeRun(end);
	// Below a microsecond nothing can happen: timers have a floor of 0.01 ms.
	const length = Math.min(whole.to, Math.max(0.001, (to - from) * factor));
	const start = around - ((around - from) / (to - from)) * length;
	return clampWindow(start, length, whole.to);
}

/** A window moved by some milliseconds, inside the run. */
export function panWindow({ from, to }: TimeWindow, by: VirtualMs, end: VirtualMs): TimeWindow {
	return clampWindow(from + by, to - from, wholeRun(end).to);
}

function clampWindow(start: VirtualMs, length: VirtualMs, end: VirtualMs): TimeWindow {
	const from = Math.min(Math.max(0, start), Math.max(0, end - length));
	return { from, to: from + length };
}

/** Round instants for an axis, at most `count` of them, each a multiple of 1, 2 or 5 times a power of ten. */
export function timeTicks({ from, to }: TimeWindow, count: number): VirtualMs[] {
	const raw = (to - from) / Math.max(1, count);
	const power = 10 ** Math.floor(Math.log10(raw));
	const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw) ?? raw;
	const ticks: VirtualMs[] = [];
	for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) ticks.push(i * step);
	return ticks;
}

/** A tick as text, with no more decimals than its step needs: `"250 ms"`, `"1.5 s"`, `"25 min"`, `"20 h"`. */
export function tickLabel(at: VirtualMs, step: VirtualMs): string {
	const units: [VirtualMs, string][] = [
		[3_600_000, "h"],
		[60_000, "min"],
		[1000, "s"],
		[1, "ms"],
		[0.001, "µs"],
	];
	const [size, name] = units.find(([unit]) => step >= unit * 0.1 && (unit < 60_000 || step >= unit)) ?? [0.001, "µs"];
	const decimals = Math.max(0, -Math.floor(Math.log10(step / size) + 1e-9));
	return `${(at / size).toFixed(Math.min(3, decimals))} ${name}`;
}
