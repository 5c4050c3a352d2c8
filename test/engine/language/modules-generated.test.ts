import fc from "fast-check";
import { expect, test } from "vitest";
import { modulesArbitrary } from "../support/generate-modules";
import { runModulesNatively } from "../support/native/native-modules";
import { runOurs } from "../support/native/ours";

/** How many graphs; `INTERLEAVE_RUNS=5000 npx vitest run modules-generated` tries that many, and INTERLEAVE_SEED tries one seed again. */
const RUNS = Number(process.env.INTERLEAVE_RUNS ?? 150);

test("random graphs of modules are evaluated in the order of V8", { timeout: 20 * 60_000 }, async () => {
	const seed = Number(process.env.INTERLEAVE_SEED ?? Date.now() & 0x7fffffff);
	const programs = fc.sample(modulesArbitrary, { numRuns: RUNS, seed });
	const expected = runModulesNatively(programs);
	for (const [index, files] of programs.entries()) {
		const shown = Object.entries(files)
			.map(([name, source]) => `// ${name}\n${source}`)
			.join("\n");
		expect(await runOurs(files), `seed ${seed}, program ${index}\n${shown}`).toEqual(expected[index]);
	}
});
