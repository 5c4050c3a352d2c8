import { beforeAll, describe, expect, test } from "vitest";
import type { RunResult, Trace } from "../../../engine";
import { chromeTrace, perfettoTrace, spans } from "../../../engine/analysis";
import { spanName } from "../../../engine/analysis/export/export-words";
import { ProtobufWriter, utf8 } from "../../../engine/analysis/export/protobuf";
import { checkChrome } from "../support/chrome-checker";
import { checkPerfetto } from "../support/perfetto-checker";
import { decodePerfetto } from "../support/perfetto-decoder";
import { runSource } from "../support/run-source";

const PROGRAMS: Record<string, string> = {
	"tasks that wait, burn CPU, fail and are cancelled": `
import { sleep, gather, Semaphore, busy, spawn, gauge, hold, request, limitedAsCompleted, timeout, Queue } from "interleave";
const s = new Semaphore(2);
async function work(n: number) { using permit = await s.acquire(); using held = hold(1000 * n); await sleep(5.25 + n / 3); busy(1); if (n === 2) throw new Error('no "2" – ü 😀'); gauge("done", n / 4); return n; }
await gather([0, 1, 2, 3].map((n) => () => work(n)), { settle: true });
const slow = spawn(async () => { await sleep(100); }, { name: "the slow one" });
await sleep(1); slow.cancel();
for await (const page of limitedAsCompleted([1, 2, 3, 4, 5].map((n) => () => request("/" + n)), 2)) console.log(page.url);
async function* numbers() { for (let i = 0; i < 3; i++) { await sleep(1); yield i; } }
for await (const n of numbers()) await Promise.all([sleep(n), request("/x" + n)]);
const queue = new Queue<number>({ capacity: 1 });
const eats = (async () => { for (let i = 0; i < 4; i++) { await queue.get(); await sleep(2); } })();
for (let i = 0; i < 4; i++) await queue.put(i);
await eats; await timeout(request("/never", {}), 1).catch(() => console.log("too slow"));`,
	"a deadlock: tasks that never settle": `
async function waits(n: number) { await new Promise(() => {}); return n; }
await Promise.all([waits(1), waits(2)]);`,
	"an error at the top level while others wait": `
import { sleep } from "interleave";
void (async () => { await sleep(50); })(); await sleep(1); throw new TypeError("top");`,
	"nothing but main": "console.log(1);",
};

describe.each(Object.entries(PROGRAMS))("%s", (_, source) => {
	let result: RunResult;
	let trace: Trace;
	/** What every task is called, and from when to when it lived, in virtual ms. */
	let lives: { task: number; name: string; start: number; end: number }[];
	beforeAll(async () => {
		result = await runSource(source);
		({ trace } = result);
		const of = spans(trace);
		lives = Array.from({ length: of.length }, (_unused, i) => ({
			task: of.task[i] as number,
			name: spanName(trace, of, i),
			start: of.start[i] as number,
			end: of.end[i] as number,
		}));
		expect(lives).toHaveLength(result.stats.tasks + 1);
	});

	test("Chrome: exactly one slice for each task, slices paired and nested, arrows from slice to slice, counters as the series", () => {
		const checked = checkChrome(chromeTrace(trace).join(""));
		expect(checked.tasks).toEqual(
			lives.map(({ task, name, start, end }) => ({ task, name, start: start * 1000, end: end * 1000 })),
		);
		expect(checked.counters).toEqual(expectedCounters(trace, (ms) => ms * 1000));
		for (const { from, to } of checked.arrows) expect(from.start).toBeLessThanOrEqual(to.start);
		if (result.stats.tasks > 5) expect(checked.arrows.length).toBeGreaterThan(5);
		expect(checked.places.size).toBeGreaterThan(0);
		for (const place of checked.places) expect(trace.sites.map(({ file, line }) => `${file}:${line}`)).toContain(place);
	});

	test("Perfetto: exactly one slice for each task, on a track of its own, flows from slice to slice, counters as the series", () => {
		const checked = checkPerfetto(decodePerfetto(perfettoTrace(trace)));
		const ns = (ms: number): number => Math.round(ms * 1e6);
		expect(checked.tasks).toEqual(lives.map(({ name, start, end }) => ({ name, start: ns(start), end: ns(end) })));
		expect(checked.counters).toEqual(expectedCounters(trace, ns));
		for (const { from, to } of checked.flows) expect(from.start).toBeLessThanOrEqual(to.start);
		const chrome = checkChrome(chromeTrace(trace).join(""));
		expect(checked.flows).toHaveLength(chrome.arrows.length);
		expect(checked.locations.length).toBeGreaterThan(0);
		for (const { file, line } of checked.locations)
			expect(trace.sites.some((site) => site.file === file && site.line === line)).toBe(true);
	});
});

const expectedCounters = ({ series, gauges }: Trace, scale: (ms: number) => number): Record<string, [number, number][]> => {
	const pairs = (time: ArrayLike<number>, value: ArrayLike<number>, length: number): [number, number][] =>
		Array.from({ length }, (_, i) => [scale(time[i] as number), value[i] as number]);
	return Object.fromEntries(
		(
			[
				["in flight", pairs(series.time, series.inFlight, series.length)],
				["live tasks", pairs(series.time, series.live, series.length)],
				["memory (modelled)", pairs(series.time, series.bytes, series.length)],
				...gauges.map(({ name, time, value }) => [name, pairs(time, value, time.length)] as const),
			] as [string, [number, number][]][]
		).filter(([, values]) => values.length > 0),
	);
};

describe("the checkers see what is wrong", () => {
	const event = (more: object): object => ({ name: "a", cat: "task", pid: 1, tid: 1, ts: 0, ...more });
	const chrome =
		(...events: object[]): (() => unknown) =>
		() =>
			checkChrome(JSON.stringify({ displayTimeUnit: "ms", traceEvents: events }));
	const begin = event({ ph: "b", id: "0x1", args: { at: "main.ts:1", task: 1, parent: 0 } });

	test("Chrome: a slice without end, an end without begin, an arrow from nowhere, an unknown field, a phase that is none", () => {
		expect(chrome(begin)).toThrow(/never ends/);
		expect(chrome(event({ ph: "e", id: "0x1", args: { ending: "done" } }))).toThrow(/no slice/);
		expect(chrome(event({ ph: "s", cat: "wake", id: "0x1" }))).toThrow(/outside/);
		expect(chrome({ ...begin, dur: 1 })).toThrow(/dur/);
		expect(chrome(event({ ph: "Q" }))).toThrow(/Q/);
		expect(chrome(begin, event({ ph: "e", id: "0x1", ts: -1, args: { ending: "done" } }))).toThrow(/time/);
	});

	test("Perfetto: an unknown field, a wrong wire type, a text that is cut off, a slice without end, a name nobody told", () => {
		const packet = (inner: ProtobufWriter): Uint8Array => new ProtobufWriter().message(1, inner).finish();
		expect(() => decodePerfetto(packet(new ProtobufWriter().unsigned(9, 1)))).toThrow(/unknown field 9/);
		expect(() => decodePerfetto(packet(new ProtobufWriter().double(8, 1)))).toThrow(/wire type 1/);
		expect(() => decodePerfetto(Uint8Array.of(10, 5, 8))).toThrow(/middle/);
		expect(() => decodePerfetto(packet(new ProtobufWriter().unsigned(8, 1).unsigned(8, 1)))).toThrow(/twice/);
		const track = new ProtobufWriter()
			.unsigned(10, 1)
			.unsigned(13, 1)
			.message(60, new ProtobufWriter().unsigned(1, 1).message(3, new ProtobufWriter()));
		const child = new ProtobufWriter().unsigned(10, 1).message(60, new ProtobufWriter().unsigned(1, 2).unsigned(5, 1));
		const leaf = new ProtobufWriter().unsigned(10, 1).message(60, new ProtobufWriter().unsigned(1, 3).unsigned(5, 2));
		const slice = (type: number): ProtobufWriter =>
			new ProtobufWriter()
				.unsigned(8, 1)
				.unsigned(10, 1)
				.unsigned(13, 2)
				.message(11, new ProtobufWriter().unsigned(9, type).unsigned(11, 3).unsigned(10, 4));
		const trace = (...packets: ProtobufWriter[]) => {
			const writer = new ProtobufWriter();
			for (const one of packets) writer.message(1, one);
			return () => checkPerfetto(decodePerfetto(writer.finish()));
		};
		expect(trace(track, child, leaf, slice(1))).toThrow(/name 4/);
		expect(trace(track, child, leaf, slice(2))).toThrow(/no slice/);
		expect(trace(slice(2))).toThrow(/track 3/);
		const named = slice(1).message(12, new ProtobufWriter().message(2, new ProtobufWriter().unsigned(1, 4).string(2, "name")));
		expect(trace(track, child, leaf, named)).toThrow(/never ends/);
		expect(trace(track, child, leaf, named, slice(2))).not.toThrow();
	});
});

test("numbers and texts survive the wire format", () => {
	for (const text of ["", "plain", "ü – 漢字 😀", "a".repeat(3000)]) expect(new TextDecoder().decode(utf8(text))).toBe(text);
	expect(new TextDecoder().decode(utf8("\ud800x"))).toBe("\ufffdx");
	for (const value of [0, 1, 127, 128, 300, 2 ** 31, 2 ** 32 + 5, 2 ** 53 - 1]) {
		const packet = new ProtobufWriter().unsigned(8, value);
		expect(decodePerfetto(new ProtobufWriter().message(1, packet).finish())).toEqual({ packet: [{ timestamp: value }] });
	}
});
