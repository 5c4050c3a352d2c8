import { expect, test } from "vitest";
import { readTrace } from "../../../engine/analysis";
import type { RowChunk } from "../../../engine/sandbox/gate/messages";
import { chunksOf } from "../../../engine/sandbox/gate/trace-chunks";
import type { Trace } from "../../../engine/types";
import { createViews } from "../../../web/tools/view-client";
import { addRows, beginView, endView } from "../../../web/tools/view-trace";
import { runSource } from "../../engine/support/run-source";

const SOURCE = `import { limitedAsCompleted, sleep } from "interleave";
const all = Array.from({ length: 40 }, (_, n) => async () => { await sleep(n % 7); if (n === 9) throw new Error("nine"); });
try { for await (const _ of limitedAsCompleted(all, 4)) void _; } catch {}
`;

/** The tools worker without a thread; `calls` are the rows it was given. */
function tools(broken: { atRows?: number; dies?: boolean } = {}) {
	const calls: number[] = [];
	let isDead = false;
	return {
		calls,
		beginView: async (...values: Parameters<typeof beginView>) => beginView(...values),
		addRows: async (id: number, chunk: RowChunk) => {
			calls.push(chunk.from);
			if (calls.length === broken.atRows) {
				if (broken.dies) isDead = true;
				// What a chunk that cannot be read does.
				else return addRows(id, { ...chunk, time: null as unknown as Float64Array });
			}
			if (!isDead) addRows(id, chunk);
		},
		endView: async (...values: Parameters<typeof endView>) => {
			// A worker that has been made anew knows nothing of what the one before was told.
			if (isDead) beginView(-1, []);
			isDead = false;
			return endView(...values);
		},
	};
}

/** Hands the rows of a trace over as they would arrive, and asks for the view. */
async function arrive(trace: Trace, worker: ReturnType<typeof tools>, least = 1) {
	const views = createViews(worker);
	const listener = views.listener(trace.sites, least);
	listener.begin({ rows: trace.length, tasks: 40 });
	for (const chunk of chunksOf(trace, 50)) listener.rows(chunk);
	listener.end(trace);
	return views.view(trace, null);
}

function expectWhole(view: Awaited<ReturnType<typeof arrive>>, trace: Trace): void {
	const { spans, lanes, names, segments } = readTrace(trace);
	expect(view).toMatchObject({ spans, lanes, names });
	expect(view.drawing.segments).toEqual(segments);
}

test("a trace is read from the rows as they arrive, each of them once", async () => {
	const { trace } = await runSource(SOURCE);
	const worker = tools();
	expectWhole(await arrive(trace, worker), trace);
	expect(worker.calls).toEqual([...chunksOf(trace, 50)].map(({ from }) => from));
});

test("rows that break the reading, or a worker that is lost meanwhile, cost another reading and no row", async () => {
	const { trace } = await runSource(SOURCE);
	for (const dies of [false, true]) {
		const worker = tools({ atRows: 2, dies });
		expectWhole(await arrive(trace, worker), trace);
		expect(worker.calls.at(-1)).toBe(0);
	}
});

test("a short trace is not read on its way, and can be read whole", async () => {
	const { trace } = await runSource(SOURCE);
	const worker = tools();
	expectWhole(await arrive(trace, worker, trace.length + 1), trace);
	expect(worker.calls).toEqual([0]);
});
