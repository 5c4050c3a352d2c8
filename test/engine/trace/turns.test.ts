import { expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { beginsTurn } from "../../../engine/analysis";
import type { RunResult } from "../../../engine/types";

const runOf = async (source: string): Promise<RunResult> => run(compile(source).program ?? expect.fail()).result;
const turnsOf = ({ trace }: RunResult): number =>
	Array.from({ length: trace.length }, (_, row) => beginsTurn(trace, row)).filter(Boolean).length;

// The first turn, the program's own beginning, is not one that a timer began.
test.each([
	["naps one after the other", 'import { sleep } from "interleave"; for (let i = 0; i < 5; i++) await sleep(i);'],
	[
		"naps that end together",
		'import { sleep } from "interleave"; async function nap() { await sleep(5); } await Promise.all([nap(), nap(), nap()]);',
	],
	[
		"operations that nobody but Promise.all awaits",
		'import { sleep } from "interleave"; await Promise.all([sleep(5), sleep(5), sleep(6)]);',
	],
	["callbacks", "for (let i = 0; i < 4; i++) setTimeout(() => console.log(i), 10 * (i % 2));"],
	["time that a task burns", 'import { busy, sleep } from "interleave"; busy(3); await sleep(1); busy(4); await null; busy(1);'],
	[
		"many requests",
		'import { limitedAsCompleted, request } from "interleave"; function* all() { for (let i = 0; i < 50; i++) yield () => request("/" + i); } for await (const _ of limitedAsCompleted(all(), 7));',
	],
])("as many turns are seen as there were: %s", async (_what, source) => {
	const result = await runOf(source);
	expect(turnsOf(result)).toBe(result.stats.turns + 1);
});
