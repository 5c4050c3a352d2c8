import { defineConfig } from "vitest/config";

/** Tests that look at the processor or at the memory of the browser: one file at a time, with no other beside it. */
const ALONE = ["security-limits", "workers", "memory-model", "sandbox-crash"].map((name) => `test/browser/**/${name}.test.ts`);

/** As in `support/browser.ts`. */
const PATIENCE_MS = Number(process.env["PATIENCE_MS"] ?? 120_000);

const common = { testTimeout: 400_000, expect: { poll: { timeout: PATIENCE_MS } }, hookTimeout: 120_000 };

/** Tests that drive Chromium: all in one browser, two files at a time, because much of a test is waiting. */
export default defineConfig({
	test: {
		globalSetup: ["test/browser/support/global-setup.ts"],
		teardownTimeout: 20_000,
		projects: [
			{
				test: {
					...common,
					name: "together",
					include: ["test/browser/**/*.test.ts"],
					exclude: ALONE,
					maxWorkers: 2,
					sequence: { groupOrder: 0 },
				},
			},
			{ test: { ...common, name: "alone", include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
		],
	},
});
