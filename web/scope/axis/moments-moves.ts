import type { TimeWindow } from "./plot";

type Bounds = { min: number; max: number };

/** A round step for a span of time: some five hundredth of it, one digit. */
const roundStep = (span: number): number => 10 ** Math.floor(Math.log10(Math.max(span, 0.001) / 200));

const within = ({ min, max }: Bounds, at: number): number => Math.min(max, Math.max(min, at));
/** Without the digits that only rounding has made. */
const rounded = (at: number, step: number): number => Number((Math.round(at / step) * step).toPrecision(12));

/** The round instant next to one that was pointed at, within the bounds of the knob. */
export const stepIn = (bounds: Bounds, { from, to }: TimeWindow, at: number): number =>
	within(bounds, rounded(at, roundStep(to - from)));

/** Where a key moves a flag; null for other keys. Arrows move it by a hundredth of the range, with Shift by a thousandth. */
export function keyMove(key: string, isSmall: boolean, at: number, bounds: Bounds): number | null {
	const by = (bounds.max - bounds.min) / (isSmall ? 1000 : 100);
	const target = {
		ArrowLeft: at - by,
		ArrowDown: at - by,
		ArrowRight: at + by,
		ArrowUp: at + by,
		PageDown: at - 10 * by,
		PageUp: at + 10 * by,
		Home: bounds.min,
		End: bounds.max,
	}[key];
	return target === undefined ? null : within(bounds, Number(target.toPrecision(12)));
}

const sorted = (moments: readonly number[]): number[] => [...new Set(moments)].sort((a, b) => a - b);

export const added = (moments: readonly number[], at: number): number[] => sorted([...moments, at]);
export const removed = (moments: readonly number[], index: number): number[] => moments.filter((_, i) => i !== index);
export const movedTo = (moments: readonly number[], index: number, at: number): number[] => sorted(moments.with(index, at));
