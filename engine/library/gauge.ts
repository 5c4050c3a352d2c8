import type { Kernel } from "../runtime/kernel";

/** Most series one program may add. */
const MOST = 100;

/** Draws a number over time. It holds until the next call with the same name. */
export const createGauge = ({ gauge: seriesOf, now }: Kernel) =>
	function gauge(name: string, value: number): void {
		if (typeof name !== "string" || name === "") throw new TypeError("gauge(name, value) wants a name.");
		if (typeof value !== "number" || !Number.isFinite(value))
			throw new TypeError(`gauge("${name}", value) wants a finite number, not ${String(value)}.`);
		const series = seriesOf(name, MOST);
		if (series === undefined)
			throw new RangeError(
				`gauge("${name}") would be series number ${MOST + 1}: a program has at most ${MOST}. Use fewer names.`,
			);
		const last = series.time.length - 1;
		if (series.value[last] === value) return;
		// Several values at one instant: the last one holds.
		const at = series.time[last] === now() ? last : last + 1;
		series.time[at] = now();
		series.value[at] = value;
	};
