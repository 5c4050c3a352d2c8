import type { LibraryApi } from "../../runtime/library-api";
import type { Trace, VirtualMs } from "../../types";

type Gauge = { series: Trace["gauges"][number] /** Shortest time between two points. */; spacing: VirtualMs };

/** Most series one program may add. */
const MOST_SERIES = 100;
/** Most points of one series. Beyond that every other point is dropped and the spacing becomes larger. */
const MOST_POINTS = 20_000;

/** Adds a number to a series. It holds until the next call with the same name. */
export const createGauge = ({ addGauge, now }: LibraryApi) => {
	const gauges = new Map<string, Gauge>();
	return function gauge(name: string, value: number): void {
		if (typeof name !== "string" || name === "") throw new TypeError("gauge(name, value) wants a name.");
		if (typeof value !== "number" || !Number.isFinite(value))
			throw new TypeError(`gauge("${name}", value) wants a finite number, not ${String(value)}.`);
		let known = gauges.get(name);
		if (known === undefined) {
			if (gauges.size === MOST_SERIES)
				throw new RangeError(`gauge("${name}") is one series too many: a program has at most ${MOST_SERIES}. Use fewer names.`);
			known = { series: addGauge(name), spacing: 0 };
			gauges.set(name, known);
		}
		draw(known, now(), value);
	};
};

/** Adds a point; of several values within one spacing the last one is kept. */
function draw(gauge: Gauge, at: VirtualMs, value: number): void {
	const { time, value: values } = gauge.series;
	const last = time.length - 1;
	if (values[last] === value) return;
	if (last >= 0 && at <= (time[last] as VirtualMs) + gauge.spacing) {
		values[last] = value;
		return;
	}
	time.push(at);
	values.push(value);
	if (time.length < MOST_POINTS) return;
	gauge.spacing = (at - (time[0] as VirtualMs)) / (MOST_POINTS / 2);
	gauge.series.time = time.filter((_, index) => index % 2 === 0);
	gauge.series.value = values.filter((_, index) => index % 2 === 0);
}
