import fc from "fast-check";
import { expect, test } from "vitest";
import { compile, narrate, run } from "../../../engine";
import { beginsTurn, rowText } from "../../../engine/analysis";
import type { Trace } from "../../../engine/types";
import { createMoment } from "../../../web/run/moment";
import { createSignal, type Signal } from "../../../web/run/signal";
import { createPlayer, playUnit, type Stop } from "../../../web/scope/transport/player";
import { stepBack, stepFrom, stepOn, type TravelUnit } from "../../../web/scope/transport/steps";

const traceOf = async (source: string): Promise<Trace> => (await run(compile(source).program ?? expect.fail()).result).trace;
const SOURCE = `import { busy, gather, sleep } from "interleave";
async function step(n: number) { await sleep(5 * n); busy(1); if (n === 2) throw new Error("two"); console.log(n); }
await gather([1, 2, 3].map((n) => () => step(n)), { settle: true });`;

test.each(["event", "turn", "task"] as TravelUnit[])("a step back undoes a step on, by %s", async (unit) => {
	const trace = await traceOf(SOURCE);
	let rows = 0;
	const seen = [0];
	while (rows < trace.length) {
		rows = stepOn(trace, rows, unit, 2);
		seen.push(rows);
	}
	expect(seen.length).toBeGreaterThan(4);
	// The end itself may be no stop of its own.
	if (unit !== "event") seen.pop();
	for (let i = seen.length - 1; i > 0; i--) expect(stepBack(trace, seen[i] as number, unit, 2)).toBe(seen[i - 1]);
});

test("stepping by event stops at every row, by turn where one begins, by task at its own rows", async () => {
	const trace = await traceOf(SOURCE);
	const stops = (unit: TravelUnit): number[] => {
		const rows: number[] = [];
		for (let at = stepOn(trace, 0, unit, 2); ; at = stepOn(trace, at, unit, 2)) {
			rows.push(at - 1);
			if (at >= trace.length) return rows;
		}
	};
	const all = Array.from({ length: trace.length }, (_, row) => row);
	const last = trace.length - 1;
	expect(stops("event")).toEqual(all);
	expect(stops("turn")).toEqual([...new Set([...all.filter((row) => beginsTurn(trace, row)), last])]);
	expect(stops("task")).toEqual([...new Set([...all.filter((row) => trace.task[row] === 2), last])]);
});

test("every row of a run reads as a sentence with a name in it", async () => {
	const trace = await traceOf(SOURCE);
	const texts = Array.from({ length: trace.length }, (_, row) => rowText(trace, row));
	expect(texts[0]).toBe("The program starts");
	expect(texts).toContain("step 2 fails: Error: two");
	expect(texts).toContain("step 1 goes on, woken by the event loop");
	expect(texts).toContain("step 1 starts, called by main");
	for (const text of texts) expect(text).toMatch(/main|step|program/);
});

test("a moment stands inside an instant after some of its rows; the playhead itself means all of it", async () => {
	const trace = await traceOf(SOURCE);
	fc.assert(
		fc.property(fc.integer({ min: 0, max: trace.length }), (rows) => {
			const moment = createMoment();
			moment.goToRow(trace, rows);
			const isWhole = rows === trace.length || rows === 0 ? undefined : trace.time[rows] !== trace.time[rows - 1];
			if (isWhole !== undefined) expect(moment.rows.get()).toBe(isWhole ? null : rows);
			expect(moment.at.get()).toBe(rows === 0 ? 0 : trace.time[rows - 1]);
			moment.at.set(moment.at.get());
			expect(moment.rows.get()).toBeNull();
		}),
	);
});

test.each([
	[5, 0.5],
	[300, 50],
	[900, 100],
	[1500, 200],
	[30_000, 5000],
	[1_500_000, 200_000],
	[8, 1],
])("a run of %d ms plays %d virtual ms a second", (end, unit) => {
	expect(playUnit(end)).toBeCloseTo(unit, 9);
});

test("every run plays for 5 to 13 s, at a rate of one digit", () => {
	fc.assert(
		fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (end) => {
			const unit = playUnit(end);
			expect(end / unit).toBeGreaterThanOrEqual(4.99);
			expect(end / unit).toBeLessThanOrEqual(13);
			expect(["1", "2", "5"]).toContain(unit.toPrecision(1)[unit.toPrecision(1).search(/[1-9]/)]);
		}),
	);
});

/** Frames that come when the test says so. */
function frames() {
	let waiting: ((now: number) => void) | null = null;
	let now = 0;
	return {
		request: (callback: (now: number) => void) => {
			waiting = callback;
			return 1;
		},
		cancel: () => {
			waiting = null;
		},
		pass(ms: number): void {
			now += ms;
			const callback = waiting;
			waiting = null;
			callback?.(now);
		},
	};
}

test("playing moves the playhead with real time at the chosen speed, and stops at the end", () => {
	const at = createSignal(0);
	const clock = frames();
	const player = createPlayer(at, clock, () => false);
	player.play(2000);
	clock.pass(5);
	for (let i = 0; i < 10; i++) clock.pass(50);
	expect(at.get()).toBeCloseTo(100);
	player.speed.set(10);
	for (let i = 0; i < 10; i++) clock.pass(50);
	expect(at.get()).toBeCloseTo(1100);
	for (let i = 0; i < 10; i++) clock.pass(50);
	expect(at.get()).toBe(2000);
	expect(player.isPlaying.get()).toBe(false);
	player.play(2000);
	expect(at.get()).toBe(0);
});

test("a drag during play goes on from where it was let go", () => {
	const at = createSignal(0);
	const clock = frames();
	const player = createPlayer(at, clock, () => false);
	player.play(2000);
	clock.pass(5);
	clock.pass(100);
	at.set(1000);
	clock.pass(100);
	expect(at.get()).toBe(1020);
	clock.pass(100);
	expect(at.get()).toBeCloseTo(1040);
});

/** Stops that note when they are reached. */
function stopsAt(times: number[], at: Signal<number>): { stops: Stop[]; seen: number[] } {
	const seen: number[] = [];
	const go = (time: number, i: number) => (): void => {
		seen.push(i);
		at.set(time);
	};
	return { stops: times.map((time, i) => ({ at: time, go: go(time, i) })), seen };
}

test("playback visits every stop in order, and rests at each", () => {
	const at = createSignal(0);
	const clock = frames();
	const player = createPlayer(at, clock, () => false);
	const { stops, seen } = stopsAt([0, 0, 500, 500, 2000], at);
	player.play(2000, stops);
	clock.pass(5);
	expect(seen).toEqual([0]);
	clock.pass(300);
	expect(seen).toEqual([0]);
	clock.pass(301);
	clock.pass(16);
	expect(seen).toEqual([0, 1]);
	for (let i = 0; i < 400 && player.isPlaying.get(); i++) clock.pass(50);
	expect(seen).toEqual([0, 1, 2, 3, 4]);
	expect([at.get(), player.isPlaying.get()]).toEqual([2000, false]);
});

test("with stops at one instant only, playback goes through them and ends", () => {
	const at = createSignal(0);
	const clock = frames();
	const player = createPlayer(at, clock, () => false);
	const { stops, seen } = stopsAt([0, 0, 0], at);
	player.play(0, stops);
	for (let i = 0; i < 100 && player.isPlaying.get(); i++) clock.pass(100);
	expect(seen).toEqual([0, 1, 2]);
	expect(player.isPlaying.get()).toBe(false);
});

test("after a drag, playback goes on with the stops ahead", () => {
	const at = createSignal(0);
	const clock = frames();
	const player = createPlayer(at, clock, () => false);
	const { stops, seen } = stopsAt([100, 500, 1500], at);
	player.play(2000, stops);
	clock.pass(5);
	clock.pass(50);
	at.set(1000);
	for (let i = 0; i < 400 && player.isPlaying.get(); i++) clock.pass(50);
	expect(seen).toEqual([2]);
});

test("with little motion the playhead goes from stop to stop, or moves twice a second where there is none", () => {
	const at = createSignal(0);
	const clock = frames();
	const player = createPlayer(at, clock, () => true);
	const seen = new Set<number>();
	player.play(2000);
	for (let i = 0; i < 40; i++) {
		clock.pass(25);
		seen.add(at.get());
	}
	expect(seen.size).toBeLessThanOrEqual(3);
	expect(at.get()).toBeCloseTo(100);
	at.set(0);
	const jumps = new Set<number>();
	player.play(2000, stopsAt([400, 900], at).stops);
	for (let i = 0; i < 200 && player.isPlaying.get(); i++) {
		clock.pass(25);
		jumps.add(at.get());
	}
	expect([...jumps]).toEqual([0, 400, 900, 2000].slice(jumps.has(0) ? 0 : 1));
});

test("where a run is told, the smallest step is a step of the story; else a row", async () => {
	const trace = await traceOf(SOURCE);
	const story = await narrate(compile(SOURCE, { inspect: true }).program ?? expect.fail(), {});
	const told = { story, index: 7 };
	expect(stepFrom({ trace, rows: 3, told, task: null }, 1, "step")).toEqual({ step: 8 });
	expect(stepFrom({ trace, rows: 3, told, task: null }, -1, "step")).toEqual({ step: 6 });
	expect(stepFrom({ trace, rows: 3, told, task: null }, 1, "event")).toEqual({ rows: 4 });
	expect(stepFrom({ trace, rows: 3, told: null, task: null }, 1, "step")).toEqual({ rows: 4 });
	const last = { story, index: story.steps.length - 1 };
	expect(stepFrom({ trace, rows: trace.length, told: last, task: null }, 1, "step")).toEqual({ rows: trace.length });
	expect(stepFrom({ trace, rows: 0, told: { story, index: 0 }, task: null }, -1, "step")).toEqual({ rows: 0 });
});
