import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";
import { highlightLines } from "../../lessons/read/highlight.ts";

/**
 * `import code from "./file.ts?code"` gives the file's text and its highlighted lines,
 * so that the code shown is the code that runs.
 */
export function codePlugin(): Plugin {
	return {
		name: "interleave:code",
		enforce: "pre",
		load: {
			filter: { id: /\.ts\?code$/ },
			async handler(id) {
				const file = id.replace(/\?code$/, "");
				this.addWatchFile(file);
				const source = await readFile(file, "utf8");
				const lines = await highlightLines(source, "typescript");
				return { code: `export default ${JSON.stringify({ source, lines })};`, map: null, moduleType: "js" };
			},
		},
	};
}
