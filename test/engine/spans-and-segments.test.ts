import fc from "fast-check";
import { expect, test } from "vitest";
import { segments, spans, spansAndSegments } from "../../engine/analysis";
import type { Trace } from "../../engine/types";
import { programArbitrary } from "./support/generate-program";
import { runSource } from "./support/run-source";

function expectSame(trace: Trace): void {
	const all = spans(trace);
	expect(spansAndSegments(trace)).toEqual({ spans: all, segments: segments(trace, all) });
}

test("one pass over the rows says what two say, whatever a program does", async () => {
	await fc.assert(
		fc.asyncProperty(programArbitrary(), async (source) => expectSame((await runSource(source)).trace)),
		{ numRuns: 60 },
	);
});

test("a task with more segments than there is room for at first, and tasks that never settle", async () => {
	const { trace } = await runSource(
		`import { sleep } from "interleave";
async function tick(n: number) { for (let i = 0; i < 200; i++) await sleep(n); }
async function never() { await new Promise(() => {}); }
never();
await Promise.all([tick(1), tick(3)]);
`,
	);
	expectSame(trace);
	expect(segments(trace, spans(trace)).length).toBeGreaterThan(2 * 4 + 16);
});

test("a trace without rows", async () => {
	const { trace } = await runSource("console.log(1);");
	expectSame({ ...trace, length: 0, kind: trace.kind.slice(0, 0) });
});
