import { expect, test } from "vitest";
import { lanes, segments, spans } from "../../../engine/analysis";
import { chunksOf } from "../../../engine/sandbox/gate/trace-chunks";
import { offerDrawing, takeOffer, withdrawOffer } from "../../../web/run/drawing-offer";
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

test("an offer is taken once, and can be taken back until then", () => {
	const { port1 } = new MessageChannel();
	const first = offerDrawing(port1, 5);
	expect(withdrawOffer(first)).toBe(true);
	expect(takeOffer()).toBeNull();
	const second = offerDrawing(port1, 5);
	expect(withdrawOffer(first)).toBe(false);
	expect(takeOffer()).toEqual({ ticket: second, port: port1, least: 5 });
	expect(withdrawOffer(second)).toBe(false);
	port1.close();
});
