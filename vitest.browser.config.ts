import { defineConfig } from "vitest/config";

/** Tests that drive Chromium. One file at a time: two cores, and some tests look at who uses the processor. */
export default defineConfig({
	test: {
		include: ["test/browser/**/*.test.ts"],
		globalSetup: ["test/browser/support/global-setup.ts"],
		fileParallelism: false,
		testTimeout: 180_000,
		expect: { poll: { timeout: 60_000 } },
		hookTimeout: 120_000,
		teardownTimeout: 20_000,
	},
});
