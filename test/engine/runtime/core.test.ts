import { describe, expect, test } from "vitest";
import { Core, RunOver } from "../../../engine/runtime/books/core";
import { DEFAULT_LIMITS } from "../../../engine/runtime/books/limits";
import { BYTES } from "../../../engine/runtime/books/memory-model";
import { runSource } from "../support/run-source";

const coreWith = (bytes: number): Core => new Core({ ...DEFAULT_LIMITS, bytes }, true);
const outOfMemory = (core: Core): unknown => core.over?.outcome.kind;

describe("memory", () => {
	test("up to the limit is there to be used, and a byte more ends the run", () => {
		const core = coreWith(1000);
		core.allocate(1000);
		expect(outOfMemory(core)).toBeUndefined();
		core.free(1);
		core.allocate(1);
		expect(outOfMemory(core)).toBeUndefined();
		expect(() => core.allocate(1)).toThrow(RunOver);
		expect(outOfMemory(core)).toBe("out-of-memory");
	});

	test("is also taken by what is queued: exactly as many jobs fit as the limit has room for", () => {
		const held = 500;
		const core = coreWith(held + 10 * BYTES.job);
		core.allocate(held);
		core.checkQueue(10);
		expect(outOfMemory(core)).toBeUndefined();
		expect(() => core.checkQueue(11)).toThrow(RunOver);
		expect(core.over?.outcome).toMatchObject({ kind: "out-of-memory", bytes: held });
	});

	test("queued jobs alone end a run whose promises would fit", async () => {
		const flood = (count: number): string =>
			`const gate = Promise.withResolvers(); for (let i = 0; i < ${count}; i++) gate.promise.then(() => {}); gate.resolve();`;
		const { stats } = await runSource(flood(5000));
		const { outcome } = await runSource(flood(5000), { limits: { bytes: stats.peakLiveBytes + 1000 } });
		expect(outcome.kind).toBe("out-of-memory");
		expect((await runSource(flood(5000), { limits: { bytes: stats.peakLiveBytes + 5000 * BYTES.job } })).outcome.kind).toBe(
			"completed",
		);
	});

	test("its peak is the most that was held at once", () => {
		const core = coreWith(1e9);
		for (const bytes of [100, 50]) core.allocate(bytes);
		core.free(120);
		core.allocate(60);
		expect([core.bytes, core.peakBytes]).toEqual([90, 150]);
	});

	test("a sign of life comes after every 4 MB more than ever before, and for none of the same twice", () => {
		const core = coreWith(1e9);
		let pulses = 0;
		core.onPulse = () => pulses++;
		core.allocate(4e6);
		expect(pulses).toBe(0);
		core.allocate(1);
		expect(pulses).toBe(1);
		core.free(3e6);
		core.allocate(3e6);
		core.allocate(4e6);
		expect(pulses).toBe(1);
		core.allocate(1);
		expect(pulses).toBe(2);
	});
});

describe("a run that is over", () => {
	test("keeps the outcome that came first", () => {
		const core = coreWith(1e9);
		expect(() => core.end({ kind: "stopped", message: "first" })).toThrow(RunOver);
		expect(() => core.end({ kind: "stopped", message: "second" })).toThrow(core.over as unknown as Error);
		expect(core.over?.outcome).toEqual({ kind: "stopped", message: "first" });
	});

	test("leaves nothing to the next one that the core serves", () => {
		const core = coreWith(1e9);
		core.allocate(9e6);
		core.nextTask = 7;
		core.busy(5);
		expect(() => core.end({ kind: "stopped", message: "" })).toThrow();
		core.begin({ ...DEFAULT_LIMITS, bytes: 5e6 }, false);
		expect([core.now, core.bytes, core.peakBytes, core.tasks, core.busyMs, core.over, core.recording]).toEqual([
			0,
			0,
			0,
			0,
			0,
			null,
			false,
		]);
		let pulses = 0;
		core.onPulse = () => pulses++;
		core.allocate(4e6 + 1);
		expect(pulses).toBe(1);
		expect(() => core.allocate(1e6)).toThrow(RunOver);
	});
});

describe("burning CPU", () => {
	test("moves the clock, counts one in flight meanwhile and none after, and adds up", () => {
		const core = coreWith(1e9);
		core.busy(3);
		core.busy(0);
		core.busy(4);
		expect([core.now, core.busyMs, core.inFlight]).toEqual([7, 7, 0]);
		const { peakInFlight } = core.recorder.series;
		expect(peakInFlight).toBe(1);
	});

	test.each([-1, Number.NaN])("of %d ms is refused, and nothing has happened", (ms) => {
		const core = coreWith(1e9);
		expect(() => core.busy(ms)).toThrow(RangeError);
		expect([core.now, core.inFlight, core.recorder.length]).toEqual([0, 0, 0]);
	});
});
