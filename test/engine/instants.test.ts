import fc from "fast-check";
import { expect, test } from "vitest";
import { timesOf } from "../../engine/trace/instants";
import { Recorder } from "../../engine/trace/recorder";
import { EVENT } from "../../engine/types";

/** How far the clock moves, and how many rows then come. */
const instants = fc.array(fc.record({ ms: fc.double({ min: 0, max: 5, noNaN: true }), rows: fc.nat(4) }), {
	minLength: 0,
	maxLength: 700,
});

test("every row has the time at which it was written, in the whole column and in any part of it", () => {
	fc.assert(
		fc.property(
			instants,
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(moves, a, b) => {
				const recorder = new Recorder(10_000);
				const times: number[] = [];
				let now = 0;
				for (const { ms, rows } of moves) {
					now += ms;
					recorder.now = now;
					for (let i = 0; i < rows; i++) {
						recorder.push(EVENT.log, 0, 0, i);
						times.push(now);
					}
				}
				const trace = recorder.finish([], now);
				const from = Math.floor(Math.min(a, b) * times.length);
				const to = Math.ceil(Math.max(a, b) * times.length);
				expect([...timesOf(trace, from, to)]).toEqual(times.slice(from, to));
				expect([...trace.time]).toEqual(times);
				expect([...timesOf({ ...trace }, from, to)]).toEqual(times.slice(from, to));
			},
		),
	);
});

test("rows past the limit are not kept, and the time of the first of them is", () => {
	const recorder = new Recorder(3);
	for (let n = 0; n < 6; n++) {
		recorder.now = n;
		recorder.push(EVENT.log, 0, 0, n);
	}
	const trace = recorder.finish([], 6);
	expect([...trace.time]).toEqual([0, 1, 2]);
	expect(trace.truncatedAt).toBe(3);
});
