import { serialize } from "node:v8";
import { expect, test } from "vitest";
import { compile, run } from "../../../engine/index";
import { SIZES, type WorkerMessage } from "../../../engine/sandbox/gate/messages";
import { parseWorkerMessage } from "../../../engine/sandbox/gate/parse-worker-message";
import { shownParcels } from "../../../engine/sandbox/gate/shown-chunks";
import { traceParcels } from "../../../engine/sandbox/gate/trace-chunks";
import { TraceAssembly } from "../../../engine/sandbox/page/trace-assembly";
import { EVENT, packWait, type Shown, type Trace, WAIT } from "../../../engine/types";

async function traceOf(source: string): Promise<{ trace: Trace; tasks: number }> {
	const { program, diagnostics } = compile(source);
	if (program === null) throw new Error(JSON.stringify(diagnostics));
	const { trace, stats } = await run(program).result;
	return { trace, tasks: stats.tasks };
}

/** The messages of a trace after structured clone, as a port makes them. */
function messagesOf(trace: Trace, tasks: number): WorkerMessage[] {
	return Array.from(traceParcels(trace, tasks, shownParcels), ({ message, transfer }) => structuredClone(message, { transfer }));
}

function assemble(
	messages: WorkerMessage[],
	trace: Trace,
	tasks: number,
	maxRows = 8_000_000,
): { trace: Trace; taken: boolean[] } {
	const assembly = new TraceAssembly(trace.sites, maxRows);
	const taken = messages.map((sent) => {
		const message = parseWorkerMessage(sent);
		switch (message?.kind) {
			case "trace":
				return assembly.begin(message.head);
			case "texts":
				return assembly.addTexts(message.of, message.texts);
			case "rows":
				return assembly.addRows(message.chunk);
			case "series":
				return assembly.addSeries(message.chunk);
			case "gauge":
				return assembly.addGauge(message.name, message.time, message.value);
			case "shown":
				return assembly.addShown(message.part);
			default:
				return false;
		}
	});
	return { trace: assembly.finish(tasks), taken };
}

const SOURCE = `import { sleep, gather, Semaphore, request } from "interleave";
const semaphore = new Semaphore(3);
async function fetchPage(i: number) {
	using _permit = await semaphore.acquire();
	await request("https://example.test/" + i);
	await sleep(i);
	if (i % 5 === 0) throw new Error("page " + i);
}
await gather(Array.from({ length: 40 }, (_, i) => fetchPage(i)), { settle: true });`;

/** A trace with every part that can cross, gauges too long for one message among them. */
async function richTrace(): Promise<{ trace: Trace; tasks: number }> {
	const { trace, tasks } = await traceOf(SOURCE);
	const length = SIZES.gaugePointsPerChunk + 5;
	const long = { name: "long", time: Array.from({ length }, (_, i) => i), value: Array.from({ length }, (_, i) => -i) };
	return { trace: { ...trace, gauges: [{ name: "short", time: [1, 1, 2], value: [3, 2, 1] }, long] }, tasks };
}

/** Columns as bytes: comparing them number by number takes the test runner seconds. */
const bytesOf = (column: Uint8Array | Uint16Array | Uint32Array | Float64Array): string =>
	Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("base64");

function inBytes({ kind, time, task, site, other, series, ...rest }: Trace): object {
	return {
		...rest,
		columns: [kind, time, task, site, other, series.time, series.live, series.inFlight, series.bytes].map(bytesOf),
		series: [series.length, series.stride],
	};
}

test("a trace arrives as it was sent", async () => {
	const { trace, tasks } = await richTrace();
	expect(trace.length).toBeGreaterThan(200);
	expect(trace.strings.length).toBeGreaterThan(0);
	expect(trace.resources.length).toBeGreaterThan(0);
	const { trace: arrived, taken } = assemble(messagesOf(trace, tasks), trace, tasks);
	expect(taken).not.toContain(false);
	expect(inBytes(arrived)).toEqual(inBytes(trace));
});

test("a trace of several chunks arrives as it was sent, in messages of about 1 MB", async () => {
	const { trace, tasks } = await traceOf(`import { sleep } from "interleave";
for (let i = 0; i < 60_000; i++) await sleep(1);`);
	expect(trace.length).toBeGreaterThan(2 * SIZES.rowsPerChunk);
	const messages = messagesOf(trace, tasks);
	const rows = messages.filter((message) => message.kind === "rows");
	expect(rows.length).toBeGreaterThan(2);
	expect(inBytes(assemble(messages, trace, tasks).trace)).toEqual(inBytes(trace));
});

test("a trace with a message missing, doubled or out of its place is empty", async () => {
	const { trace, tasks } = await richTrace();
	const messages = messagesOf(trace, tasks);
	const needed = messages.filter((message) => message.kind !== "gauge");
	for (let i = 0; i < needed.length; i++) {
		const without = needed.filter((_, at) => at !== i);
		expect(assemble(without, trace, tasks).trace.length, `without ${needed[i]?.kind}`).toBe(0);
	}
	const reversed = assemble(needed.toReversed(), trace, tasks);
	expect(reversed.trace.length).toBe(0);
});

test("a trace with more rows than the run may have is not begun", async () => {
	const { trace, tasks } = await richTrace();
	const { trace: arrived, taken } = assemble(messagesOf(trace, tasks), trace, tasks, trace.length - 1);
	expect(taken[0]).toBe(false);
	expect(arrived.length).toBe(0);
});

test("a number of tasks that is not the run's leaves no trace", async () => {
	const { trace, tasks } = await richTrace();
	expect(assemble(messagesOf(trace, tasks), trace, tasks + 1).trace.length).toBe(0);
});

test("a row whose text, task or place lies outside leaves no trace", async () => {
	const { trace, tasks } = await traceOf(`import { spawn } from "interleave";
await spawn(async () => { await new Promise((resolve) => queueMicrotask(() => resolve(1))); }, { name: "the one" });
await Promise.allSettled([(async () => { throw new Error("no"); })()]);`);
	expect(assemble(messagesOf(trace, tasks), trace, tasks).trace.length).toBe(trace.length);
	const forged: [keyof typeof EVENT, number][] = [
		["name", trace.strings.length],
		["fail", trace.strings.length],
		["wait", packWait(WAIT.promise, trace.sites.length)],
		["wait", packWait(WAIT.task, tasks + 1)],
		["spawn", tasks + 1],
	];
	for (const [kind, other] of forged) {
		const row = trace.kind.indexOf(EVENT[kind]);
		expect(row).toBeGreaterThan(-1);
		const changed = { ...trace, other: trace.other.slice() };
		changed.other[row] = other;
		expect(assemble(messagesOf(changed, tasks), changed, tasks).trace.length, `${kind} ${other}`).toBe(0);
	}
});

const SHOWING = `import { picture, plot, progress, show, sleep } from "interleave";
const image = picture("image", { width: 400, height: 400 });
for (let n = 0; n < 400; n++) {
	show("table", Array.from({ length: 100 }, (_, i) => ({ id: i, when: i <= n ? n : 0, note: i === n ? "x".repeat(150) : "" })));
	show("list", [n, n + 1]);
	if (n % 2 === 0) show("line", "at " + n);
	plot("p", { x: n, y: -n, series: n % 3 === 0 ? "third" : "other", kind: "points", yLabel: "y" });
	image.row(n, Array.from({ length: 400 }, (_, x) => x * n));
	progress(n, 400);
	await sleep(1);
}`;

test("what a program showed arrives as it was sent, in messages of about 1 MB", async () => {
	const { trace, tasks } = await traceOf(SHOWING);
	const messages = messagesOf(trace, tasks);
	const { trace: arrived, taken } = assemble(messages, trace, tasks);
	expect(taken).not.toContain(false);
	const { pictures, ...rest } = trace.shown as Shown;
	expect(arrived.shown).toEqual({ ...rest, pictures: pictures.map((one) => ({ ...one })) });
	const parts = messages.flatMap((message) => (message.kind === "shown" ? [message.part] : []));
	expect(parts.filter(({ of }) => of === "values").length).toBeGreaterThan(3);
	expect(parts.filter(({ of }) => of === "pixels").length).toBeGreaterThan(1);
	for (const part of parts) expect(serialize(part).length, part.of).toBeLessThan(1.5e6);
	// Rows that did not change are one object in the page, too.
	const versions = arrived.shown?.values[0]?.version;
	expect(versions?.[1]?.rows[50]).toBe(versions?.[0]?.rows[50]);
	expect(versions?.length).toBe(400);
});

test("parts of what was shown that do not belong together are refused", async () => {
	const { trace, tasks } = await traceOf(SHOWING);
	const messages = messagesOf(trace, tasks);
	const first = (of: string): WorkerMessage =>
		messages.find((message) => message.kind === "shown" && message.part.of === of) as WorkerMessage;
	const rest = messages.filter((message) => message.kind !== "shown");
	const taken = (...parts: object[]): boolean =>
		assemble([...rest, ...(parts as WorkerMessage[])], trace, tasks).taken.at(-1) as boolean;
	const changed = (of: string, more: object): object => ({
		kind: "shown",
		part: { ...(first(of) as { part: object }).part, ...more },
	});
	expect(taken(first("progress"), first("progress"))).toBe(false);
	expect(taken(first("pixels"))).toBe(false);
	expect(taken(first("picture"), first("plot"))).toBe(false);
	expect(
		taken(first("picture"), changed("pixels", { pixel: new Uint32Array(5).fill(160_000), colour: new Uint32Array(5) })),
	).toBe(false);
	expect(
		taken(first("picture"), changed("pixels", { pixel: new Uint32Array(5), colour: new Uint32Array(5).fill(0x1000000) })),
	).toBe(false);
	expect(taken(changed("values", { time: [5], row: [5], versions: [], rows: [] }))).toBe(false);
	expect(taken(first("values"), first("values"))).toBe(false);
	const named = Array.from({ length: 101 }, (_, i) => changed("values", { name: `n${i}` }));
	expect(taken(...named)).toBe(false);
	expect(assemble([...rest, first("picture")], trace, tasks).trace.shown).toBeUndefined();
});
