import fc from "fast-check";
import { expect, test } from "vitest";
import { programArbitrary } from "../support/generate-program";
import { runNatively } from "../support/native/native";
import { runOurs } from "../support/native/ours";

/** More with INTERLEAVE_RUNS=20000; the seed of a failure is printed by fast-check. */
const RUNS = Number(process.env.INTERLEAVE_RUNS ?? 300);

test("a generated program prints what it prints on V8, in the same order", { timeout: 3_600_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(programArbitrary(), async (source) => {
			const [native, ours] = [await runNatively(source), await runOurs(source)];
			expect(ours).toEqual(native);
			expect(await runOurs(source, { watchesAll: true })).toEqual(native);
		}),
		{ numRuns: RUNS },
	);
});
