import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { apiPlugin } from "./web/build/api/api-plugin.ts";
import { codePlugin } from "./web/build/code-plugin.ts";
import { lessonPlugin } from "./web/build/lesson-plugin.ts";
import { monacoPlugins } from "./web/build/monaco-plugins.ts";
import { noticesPlugin } from "./web/build/notices-plugin.ts";
import { packagesPlugin } from "./web/build/packages-plugin.ts";
import { pagesPlugin } from "./web/build/pages-plugin.ts";
import { parserPlugin } from "./web/build/parser-plugin.ts";
import { sandboxPlugin } from "./web/build/sandbox-plugin.ts";
import { shortenPlugin } from "./web/build/shorten-plugin.ts";

export default defineConfig({
	// Relative, so that the built files work from any folder of any host.
	base: "./",
	appType: "custom",
	plugins: [
		react(),
		lessonPlugin(),
		codePlugin(),
		noticesPlugin(),
		apiPlugin(),
		...monacoPlugins(),
		packagesPlugin(),
		sandboxPlugin(),
		pagesPlugin(),
		shortenPlugin(),
	],
	worker: {
		format: "es",
		plugins: () => [...monacoPlugins(), packagesPlugin(), parserPlugin(), shortenPlugin()],
		rolldownOptions: { checks: { pluginTimings: false } },
	},
	// A fixed port is not claimed: the address is printed.
	server: { host: "localhost" },
	// Listed here, because discovering one of these later would make the dev server reload the page.
	optimizeDeps: {
		include: [
			"react",
			"react-dom/client",
			"react/jsx-runtime",
			"react/jsx-dev-runtime",
			"react-resizable-panels",
			"recharts",
			"comlink",
			"@babel/parser",
			"@jridgewell/sourcemap-codec",
		],
		// Hundreds of small modules, but the worker and the editor must share them with our plugins' cuts.
		exclude: ["monaco-editor"],
	},
	build: {
		target: "es2022",
		// From these on light-dark() is known, which gives every colour of tokens.css its two values.
		cssTarget: ["chrome125", "edge125", "firefox125", "safari17.5"],
		// Our own document template points at the assets, so nothing else may be inlined into it.
		assetsInlineLimit: 0,
		chunkSizeWarningLimit: 6000,
		manifest: true,
		rolldownOptions: { checks: { pluginTimings: false } },
	},
});
