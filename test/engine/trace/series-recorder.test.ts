import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SeriesRecorder } from "../../../engine/trace/series-recorder";

type Sample = { time: number; live: number; inFlight: number; bytes: number };

/** Entries that are kept before neighbours are merged. */
const MOST = 1 << 17;

const recorded = (samples: readonly Sample[]): SeriesRecorder => {
	const recorder = new SeriesRecorder();
	for (const { time, live, inFlight, bytes } of samples) recorder.sample(time, live, inFlight, bytes);
	return recorder;
};
const entriesOf = (recorder: SeriesRecorder): Sample[] => {
	const { length, time, live, inFlight, bytes } = recorder.finish();
	return Array.from({ length }, (_, i) => ({
		time: time[i] as number,
		live: live[i] as number,
		inFlight: inFlight[i] as number,
		bytes: bytes[i] as number,
	}));
};

/** As many samples as asked for, each at an instant of its own, with counts that come from a seed. */
function manySamples(count: number, seed: number): Sample[] {
	let state = seed;
	const next = (): number => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state >>> 8;
	};
	return Array.from({ length: count }, (_, i) => ({ time: i, live: next() % 1000, inFlight: next() % 1000, bytes: next() }));
}

describe("a series that has outgrown its memory", () => {
	test.each([
		["not yet", MOST, 1],
		["by one", MOST + 1, 2],
		["once", 200_001, 2],
		["twice", 400_003, 4],
		["three times", 700_000, 8],
	])("%s: each entry has the maxima of the instants that it stands for, as a look at all of them finds", (_, count, stride) => {
		const samples = manySamples(count, count);
		const recorder = recorded(samples);
		const { length, time, live, inFlight, bytes, stride: told } = recorder.finish();
		expect(told).toBe(stride);
		expect(length).toBe(Math.ceil(count / stride));
		const wrong: string[] = [];
		for (let i = 0; i < length; i++) {
			const merged = samples.slice(i * stride, (i + 1) * stride);
			const most = (of: (sample: Sample) => number): number => Math.max(...merged.map(of));
			if (time[i] !== i * stride) wrong.push(`time ${i}`);
			if (live[i] !== most((one) => one.live)) wrong.push(`live ${i}`);
			if (inFlight[i] !== most((one) => one.inFlight)) wrong.push(`inFlight ${i}`);
			if (bytes[i] !== most((one) => one.bytes)) wrong.push(`bytes ${i}`);
		}
		expect(wrong.slice(0, 5)).toEqual([]);
	});
});

const samples = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)), { maxLength: 600, size: "max" }).map((list) => {
	let time = 0;
	return list.map(([gap, live, inFlight, bytes]): Sample => ({ time: (time += gap), live, inFlight, bytes }));
});

describe("a short series", () => {
	test("tells of each instant what was said of it last", () => {
		fc.assert(
			fc.property(samples, (all) => {
				const entries = entriesOf(recorded(all));
				for (const { time } of all) {
					const said = all.findLast((one) => one.time <= time);
					const told = entries.findLast((one) => one.time <= time);
					expect({ ...told, time: 0 }).toEqual({ ...said, time: 0 });
				}
			}),
		);
	});

	test("has each instant at most once, in order, and begins with the first", () => {
		fc.assert(
			fc.property(samples, (all) => {
				const entries = entriesOf(recorded(all));
				entries.slice(1).forEach(({ time }, i) => expect(time).toBeGreaterThan(entries[i]?.time ?? 0));
				expect(entries[0]?.time).toBe(all[0]?.time);
			}),
		);
	});

	test("says nothing while nothing changes, whichever count it is", () => {
		const one: Sample = { time: 0, live: 1, inFlight: 2, bytes: 3 };
		expect(entriesOf(recorded([one, { ...one, time: 5 }, { ...one, time: 9 }]))).toEqual([one]);
		for (const key of ["live", "inFlight", "bytes"] as const)
			expect(entriesOf(recorded([one, { ...one, time: 5, [key]: 7 }]))).toHaveLength(2);
	});

	test("its peaks are the most that was ever said, also within an instant", () => {
		fc.assert(
			fc.property(samples, (all) => {
				const { peakLive, peakInFlight } = recorded(all);
				expect(peakLive).toBe(Math.max(0, ...all.map(({ live }) => live)));
				expect(peakInFlight).toBe(Math.max(0, ...all.map(({ inFlight }) => inFlight)));
			}),
		);
	});
});
