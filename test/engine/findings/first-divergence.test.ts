import { expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { firstDivergence } from "../../../engine/analysis";
import type { RunOptions, Trace } from "../../../engine/types";

const traceOf = async (source: string, options: RunOptions = {}): Promise<Trace> =>
	(await run(compile(source).program ?? expect.fail(), options).result).trace;

const LIMITED = `import { gather, knob, sleep } from "interleave";
const limit = knob("limit", { value: 2, min: 1, max: 9 });
await gather([1, 2, 3, 4].map((n) => async () => { await sleep(100); console.log(n); }), { limit });`;

test("a run does not part from itself, nor from the same run again", async () => {
	const trace = await traceOf(LIMITED);
	expect(firstDivergence(trace, trace)).toBeNull();
	expect(firstDivergence(trace, await traceOf(LIMITED))).toBeNull();
});

test("two limits part where the third task starts at once or has to wait", async () => {
	const [two, three] = [await traceOf(LIMITED), await traceOf(LIMITED, { knobs: { limit: 3 } })];
	const found = firstDivergence(two, three) ?? expect.fail();
	expect(found.at).toBe(0);
	for (let row = 0; row < found.row; row++) expect([two.kind[row], two.task[row]]).toEqual([three.kind[row], three.task[row]]);
	expect([two.kind[found.row], two.task[found.row]]).not.toEqual([three.kind[found.row], three.task[found.row]]);
	expect(firstDivergence(three, two)).toEqual(found);
});

test("a delay that is longer parts at the end of the shorter one", async () => {
	const nap = (ms: number): string => `import { sleep } from "interleave"; await sleep(50); await sleep(${ms});`;
	expect(firstDivergence(await traceOf(nap(10)), await traceOf(nap(20)))?.at).toBe(60);
});

test("another error part runs that are otherwise the same", async () => {
	const fails = (text: string): string =>
		`async function f() { await null; throw new Error("${text}"); } try { await f(); } catch {}`;
	expect(firstDivergence(await traceOf(fails("one")), await traceOf(fails("two")))).not.toBeNull();
	expect(firstDivergence(await traceOf(fails("one")), await traceOf(fails("one")))).toBeNull();
});
