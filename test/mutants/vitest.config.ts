import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type Reporter, type TestSpecification } from "vitest/node";
import { type Mutation, mutated } from "./mutations.ts";

/** One run of unit tests for `mutants.ts`, which says in the environment what fault there is to be and in which order the files come. */
const root = path.resolve(import.meta.dirname, "../..");
const mutation = JSON.parse(process.env.INTERLEAVE_MUTATION ?? "null") as Mutation | null;
const order = JSON.parse(process.env.INTERLEAVE_ORDER ?? "[]") as string[];

class InOrder extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const placeOf = ({ moduleId }: TestSpecification): number => order.indexOf(path.relative(root, moduleId));
		return [...files].sort((a, b) => placeOf(a) - placeOf(b));
	}
}

const say = (word: string, what: unknown): void => void process.stdout.write(`\n@${word} ${JSON.stringify(what)}\n`);

/** A line for each test and each file, so that whoever listens hears of the first failure at once, and of silence too. */
const reporter: Reporter = {
	onTestCaseResult: (test) => {
		const { state } = test.result();
		const ms = test.diagnostic()?.duration ?? 0;
		say(state === "failed" ? "failed" : "test", { name: test.fullName, file: path.relative(root, test.module.moduleId), ms });
	},
	onTestModuleEnd: (module) => {
		const ms = module.diagnostic().duration;
		const file = path.relative(root, module.moduleId);
		if (module.errors().length > 0) say("failed", { name: "does not load", file, ms });
		else say("file", { name: "", file, ms });
	},
};

export default defineConfig({
	root,
	plugins: [
		{
			name: "interleave-mutation",
			enforce: "pre",
			// What a file becomes is kept from run to run, but not with a fault in it.
			configureVitest: ({ experimental_defineCacheKeyGenerator: define }) => {
				define(({ id }) => (mutation !== null && id === path.join(root, mutation.file) ? false : undefined));
			},
			transform(code, id) {
				if (mutation === null || id !== path.join(root, mutation.file)) return null;
				return { code: mutated(code, mutation), map: null };
			},
		},
	],
	test: {
		include: ["test/**/*.test.ts"],
		exclude: ["test/browser/**", "**/node_modules/**"],
		// A machine that is busy with something else must not pass for a test that has noticed.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		experimental: { fsModuleCache: true, fsModuleCachePath: ".cache/mutants-modules" },
		// One worker reads the sources once for all its files.
		isolate: false,
		execArgv: ["--max-old-space-size=1500"],
		reporters: [reporter],
		sequence: { sequencer: InOrder },
	},
});
