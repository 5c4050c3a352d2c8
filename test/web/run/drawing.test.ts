import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { lanes, readTrace, segments, spans } from "../../../engine/analysis";
import { chunksOf } from "../../../engine/sandbox/gate/trace-chunks";
import { createDrawing } from "../../../web/run/drawing";
import { addRows, beginView, endView } from "../../../web/tools/view-trace";
import { runSource } from "../../engine/support/run-source";

const SOURCE = `import { sleep } from "interleave";
async function work(n: number) { await sleep(n); if (n === 7) throw new Error("seven"); }
await Promise.allSettled([1, 7, 3, 7].map((n) => work(n)));
`;

/** What comes through a port once the other side has read a trace, and the other side's answer. */
async function sent(least: number) {
	const { trace } = await runSource(SOURCE);
	const { port1, port2 } = new MessageChannel();
	const arrived = new Promise<unknown>((resolve) => {
		port2.onmessage = ({ data }) => resolve(data);
		port2.addEventListener("close", () => resolve(null));
	});
	beginView(1, trace.sites);
	for (const chunk of chunksOf(trace, 7)) addRows(1, chunk);
	const answer = endView(1, trace.end, trace.strings, { port: port1, least });
	if (answer === null) throw new Error("What was begun is not known.");
	const source = await arrived;
	port2.close();
	return { trace, answer, source };
}

test("a large run goes to whoever offered to draw it, and the page gets its own copy of spans and lanes", async () => {
	const { trace, answer, source } = await sent(0);
	const all = spans(trace);
	const expected = { spans: all, segments: segments(trace, all), lanes: lanes(trace, all) };
	expect(source).toEqual({ ...expected, end: trace.end, names: new Map() });
	expect(answer.isSent).toBe(true);
	expect(answer.spans).toEqual(all);
	expect(answer.lanes).toEqual(expected.lanes);
	expect(answer.drawing.segments.length).toBe(expected.segments.length);
	expect(answer.drawing.segments.span).toHaveLength(0);
});

test("a run with few segments goes to the page", async () => {
	const { trace, answer, source } = await sent(1000);
	expect(source).toBeNull();
	expect(answer.isSent).toBe(false);
	expect(answer.drawing.segments).toEqual(segments(trace, spans(trace)));
});

describe("a drawing", () => {
	async function drawn(owner: Parameters<typeof createDrawing>[3]) {
		const { trace } = await runSource(SOURCE);
		const { spans, lanes, names, segments } = readTrace(trace);
		const memory = structuredClone({ spans, segments, lanes });
		return {
			trace,
			expected: { spans, lanes, segments, end: trace.end, names },
			drawing: createDrawing(trace, { spans, lanes, names }, memory, owner),
			memory,
		};
	}

	test("gives its memory away once, and reads the trace again after that", async () => {
		const { drawing, expected } = await drawn("drawing");
		expect(drawing.read()).toEqual(expected);
		const { data, transfer } = drawing.give();
		expect(transfer.length).toBeGreaterThan(5);
		structuredClone(data, { transfer });
		expect(drawing.read()).toEqual(expected);
		expect(drawing.give()).toEqual({ data: expected, transfer: [] });
	});

	test("never gives away what the page itself looks at", async () => {
		const { drawing, expected } = await drawn("page");
		expect(drawing.give()).toEqual({ data: expected, transfer: [] });
		expect(drawing.sentTo).toBeNull();
	});

	test("that somebody else has knows who, how many segments there are, and reads the trace for what is missing", async () => {
		const { port1: port } = new MessageChannel();
		const recipient = { port, least: 1 };
		const { trace, expected } = await drawn("page");
		const { spans, lanes, names, segments } = expected;
		const empty = { ...segments, span: new Uint32Array(0), start: new Float64Array(0), end: new Float64Array(0) };
		const drawing = createDrawing(trace, { spans, lanes, names }, { spans, lanes, segments: empty }, recipient);
		expect(drawing.sentTo).toBe(recipient);
		expect(drawing.segmentCount).toBe(segments.length);
		expect(drawing.read()).toEqual(expected);
		expect(drawing.give().transfer).toEqual([]);
		port.close();
	});
});

describe("a worker that stands by", () => {
	const ended: object[] = [];
	/** A worker that only counts: what is drawn is for browser tests. */
	class Worker {
		postMessage(): void {}
		terminate(): void {
			ended.push(this);
		}
	}
	beforeEach(() => {
		ended.length = 0;
		vi.stubGlobal("Worker", Worker);
		vi.stubGlobal("OffscreenCanvas", class {});
		vi.stubGlobal(
			"HTMLCanvasElement",
			class {
				transferControlToOffscreen(): void {}
			},
		);
		vi.resetModules();
	});
	afterEach(() => vi.unstubAllGlobals());
	const load = () => import("../../../web/scope/timeline/paint/paint-worker");

	test("is given to one run, and none stands by before it is asked for", async () => {
		const { takeRecipient, warmPainter } = await load();
		expect(takeRecipient()).toBeNull();
		warmPainter();
		expect(takeRecipient()).toMatchObject({ least: 40_000 });
		expect(takeRecipient()).toBeNull();
	});

	test("waits on for the next run while nobody has taken it, and is ended when its run never came to be drawn", async () => {
		const { takeRecipient, warmPainter } = await load();
		warmPainter();
		warmPainter();
		expect(ended).toHaveLength(0);
		expect(takeRecipient()).not.toBeNull();
		warmPainter();
		expect(ended).toHaveLength(1);
		expect(takeRecipient()).not.toBeNull();
	});
});
