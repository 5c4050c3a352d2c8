import { defineConfig } from "vitest/config";

/** Unit tests: Node only. Browser tests have a config of their own. */
export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		exclude: ["test/browser/**", "**/node_modules/**"],
		// Vitest leaves one processor free, which on two is half of them.
		maxWorkers: "100%",
		// Long timeouts for a busy machine; no test waits for time to pass.
		testTimeout: 120_000,
		expect: { poll: { timeout: 60_000 } },
		hookTimeout: 120_000,
	},
});
