import { defineConfig } from "vitest/config";

/** Unit tests: Node only. Browser tests have a config of their own. */
export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		exclude: ["test/browser/**", "**/node_modules/**"],
	},
});
