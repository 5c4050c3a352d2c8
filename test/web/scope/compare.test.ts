import { expect, test } from "vitest";
import { compile, run } from "../../../engine";
import type { RunOptions } from "../../../engine/types";
import type { Finished } from "../../../web/run/run-store";
import { viewTrace } from "../../../web/run/trace-view";
import { pinsOf } from "../../../web/scope/axis/pins";
import { differences, whatChanged } from "../../../web/scope/panel/studies/differences";

async function finished(source: string, options: RunOptions = {}): Promise<Finished> {
	const result = await run(compile(source).program ?? expect.fail(), options).result;
	return { id: 1, files: { "main.ts": source }, result, view: viewTrace(result), options, took: 1 };
}

const LIMITED = `import { gather, knob, sleep } from "interleave";
const limit = knob("limit", { value: 2, min: 1, max: 9 });
await gather(Array.from({ length: 8 }, () => async () => { await sleep(100); }), { limit });`;

test("the differences of two runs are figures with units, and only time and memory are better or worse", async () => {
	const [two, eight] = [await finished(LIMITED), await finished(LIMITED, { knobs: { limit: 8 } })];
	const byName = Object.fromEntries(differences(two.result, eight.result).map((one) => [one.what, one]));
	expect(byName["total time"]).toEqual({
		what: "total time",
		before: "400 ms",
		after: "100 ms",
		change: "÷ 4.0",
		isBetter: true,
	});
	expect(byName["peak in flight"]).toMatchObject({ before: "2", after: "8", change: "× 4.0", isBetter: null });
	expect(byName["peak memory"]).toMatchObject({ isBetter: false });
	expect(byName.tasks).toMatchObject({ change: "same", isBetter: null });
	for (const one of differences(two.result, two.result)) expect(one).toMatchObject({ change: "same", isBetter: null });
});

test("what changed between two runs is told in words", async () => {
	const two = await finished(LIMITED);
	expect(whatChanged(two, await finished(LIMITED, { knobs: { limit: 8 } }))).toBe("limit 2 → 8");
	expect(whatChanged(two, await finished(LIMITED, { seed: 4 }))).toBe("seed 1 → 4");
	expect(whatChanged(two, await finished(`${LIMITED}\n`))).toBe("other code");
	expect(whatChanged(two, two)).toBe("the same run");
	expect(whatChanged(two, await finished(LIMITED, { faults: [{ task: 1, at: 0, kind: "fail" }] }))).toBe("with a fault");
});

test("a diagnostic is pinned to the first instant of its line, and one about the end to the end", async () => {
	const { result } = await finished(`import { sleep } from "interleave";
async function audit(n: number) { await sleep(n); return n; }
await sleep(30);
audit(7);
await sleep(20);
await new Promise(() => {});`);
	const pins = pinsOf(result.trace, result.diagnostics);
	expect(pins.map(({ at, diagnostic }) => [diagnostic.kind, at])).toContainEqual(["deadlock", result.trace.end]);
	for (const { at } of pins) expect(at).toBeLessThanOrEqual(result.trace.end);
	expect(
		pinsOf(result.trace, [{ kind: "never-awaited", severity: "hint", message: "", file: "main.ts", line: 2, column: 1 }]),
	).toEqual([expect.objectContaining({ at: 30 })]);
	expect(pinsOf(result.trace, [{ kind: "import", severity: "error", message: "", file: "main.ts", line: 0, column: 0 }])).toEqual(
		[],
	);
});
