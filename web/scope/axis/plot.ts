import type { VirtualMs } from "../../../engine/types";

/** Margins in pixels that the timeline and all charts share. Labels are in the left one. */
export const PLOT = { left: 106, right: 18 };

/** The visible part of the time. `to` is always greater than `from`. */
export type TimeWindow = { from: VirtualMs; to: VirtualMs };

/** A plot; `width` is that of the whole box with its margins, in CSS pixels. */
export type PlotBox = { window: TimeWindow; width: number };

const inner = (width: number): number => Math.max(1, width - PLOT.left - PLOT.right);

/** The position of an instant, in pixels from the box's left edge; it may be outside the box. */
export function timeToPx({ window: { from, to }, width }: PlotBox, at: VirtualMs): number {
	return PLOT.left + ((at - from) / (to - from)) * inner(width);
}

/** The instant at a position in the box, clamped to the window. */
export function pxToTime({ window: { from, to }, width }: PlotBox, px: number): VirtualMs {
	const share = (px - PLOT.left) / inner(width);
	return from + Math.min(1, Math.max(0, share)) * (to - from);
}

/** The window of the whole run; for a run of 0 ms one of 1 ms. */
export const wholeRun = (end: VirtualMs): TimeWindow => ({ from: 0, to: end > 0 ? end : 1 });

/** The window as stored in the state: null when it shows the whole run, or nearly. */
export const keptWindow = (window: TimeWindow, end: VirtualMs): TimeWindow | null =>
	window.to - window.from >= wholeRun(end).to * 0.999 ? null : window;

/** The window to draw: the stored one, or the whole run if the stored one is outside the run. */
export function usableWindow(kept: TimeWindow | null, end: VirtualMs): TimeWindow {
	const whole = wholeRun(end);
	return kept !== null && kept.to <= whole.to * (1 + 1e-9) ? kept : whole;
}

/** A window zoomed by `factor` (below 1 is closer) around a fixed instant, clamped to the run. */
export function zoomWindow({ from, to }: TimeWindow, factor: number, around: VirtualMs, end: VirtualMs): TimeWindow {
	const whole = wholeRun(end);
	// A window below 1 µs is useless: timers take at least 0.01 ms.
	const length = Math.min(whole.to, Math.max(0.001, (to - from) * factor));
	const start = around - ((around - from) / (to - from)) * length;
	return clampWindow(start, length, whole.to);
}

/** A window moved by some milliseconds, clamped to the run. */
export function panWindow({ from, to }: TimeWindow, by: VirtualMs, end: VirtualMs): TimeWindow {
	return clampWindow(from + by, to - from, wholeRun(end).to);
}

/**
 * The window after a pinch: the instants that were under two fingers are under them again.
 * @param before @param after pixels from the box's left edge
 */
export function pinchWindow(box: PlotBox, before: [number, number], after: [number, number], end: VirtualMs): TimeWindow {
	const { from, to } = box.window;
	const perPx = (to - from) / inner(box.width);
	const at = (px: number): VirtualMs => from + (px - PLOT.left) * perPx;
	const [first, second] = before[0] < before[1] ? before : [before[1], before[0]];
	const [left, right] = before[0] < before[1] ? after : [after[1], after[0]];
	const stretched = (at(second) - at(first)) / Math.max(8, right - left);
	const whole = wholeRun(end);
	const length = Math.min(whole.to, Math.max(0.001, stretched * inner(box.width)));
	return clampWindow(at(first) - (left - PLOT.left) * (length / inner(box.width)), length, whole.to);
}

function clampWindow(start: VirtualMs, length: VirtualMs, end: VirtualMs): TimeWindow {
	const from = Math.min(Math.max(0, start), Math.max(0, end - length));
	return { from, to: from + length };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Steps for clock times; shorter and longer steps are 1, 2 or 5 times a power of ten. */
const CLOCK_STEPS = [10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 18_000].map((seconds) => seconds * SECOND);

function niceStep(raw: number): number {
	const clock = CLOCK_STEPS.find((step) => step >= raw);
	if (raw > 5 * SECOND && clock !== undefined) return clock;
	const unit = raw > 5 * SECOND ? HOUR : 1;
	const power = 10 ** Math.floor(Math.log10(raw / unit));
	return ([1, 2, 5, 10].find((factor) => factor * power * unit >= raw) ?? 10) * power * unit;
}

/** Round instants for an axis, about `count` of them, evenly spaced. */
export function timeTicks({ from, to }: TimeWindow, count: number): VirtualMs[] {
	const step = niceStep((to - from) / Math.max(1, count));
	const ticks: VirtualMs[] = [];
	for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) ticks.push(i * step);
	return ticks;
}

/**
 * A tick as text, in one unit for the whole axis and with no more decimals than its step needs: `"250 ms"`, `"1.5 s"`, `"25 min"`.
 * @param to end of the window; it determines the unit
 */
export function tickLabel(at: VirtualMs, step: VirtualMs, to: VirtualMs): string {
	const [unit, name] = unitOf(step, to);
	const decimals = Math.max(0, Math.ceil(-Math.log10(step / unit) - 1e-9));
	return at === 0 ? `0 ${name}` : `${(at / unit).toFixed(decimals)} ${name}`;
}

function unitOf(step: VirtualMs, to: VirtualMs): [VirtualMs, string] {
	if (to >= 3 * HOUR && step >= HOUR) return [HOUR, "h"];
	if (to >= 10 * MINUTE && step >= MINUTE) return [MINUTE, "min"];
	if (to >= SECOND) return [SECOND, "s"];
	return to >= 1 ? [1, "ms"] : [0.001, "µs"];
}
