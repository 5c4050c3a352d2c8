import { defineConfig } from "vitest/config";

/** Tests that drive Chromium. One file at a time, because the machine has two cores and some tests measure the use of the processor. */
export default defineConfig({
	test: {
		include: ["test/browser/**/*.test.ts"],
		globalSetup: ["test/browser/support/global-setup.ts"],
		fileParallelism: false,
		testTimeout: 400_000,
		expect: { poll: { timeout: 120_000 } },
		hookTimeout: 120_000,
		teardownTimeout: 20_000,
	},
});
