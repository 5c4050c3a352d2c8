import type { Plugin } from "vite";

/**
 * Three cuts that take Monaco with TypeScript from 1.8 MB to about 1.4 MB (brotli) and drop a duplicate worker.
 * Each matches a file of monaco-editor 0.57 by its path; `cut` throws when a new version no longer contains the text to cut.
 */
export function monacoPlugins(): Plugin[] {
	return [leanWorkers(), leanLibrary(), noBuiltinTypeScriptWorker()];
}

function cut(code: string, pattern: RegExp, by: string, what: string): string {
	const shorter = code.replace(pattern, by);
	if (shorter === code) throw new Error(`monaco-plugins: expected ${what}, found nothing to cut. Has monaco-editor changed?`);
	return shorter;
}

/** Monaco's worker helper imports every editor feature for its side effects; we register our own short list. */
function leanWorkers(): Plugin {
	return {
		name: "interleave:lean-monaco-workers",
		enforce: "pre",
		transform: {
			filter: { id: /monaco-editor\/esm\/vs\/internal\/common\/workers\.js/ },
			handler: (code) => ({
				code: cut(code, /^import '[^']+';$/gm, "", "imports for side effects in workers.js"),
				map: null,
			}),
		},
	};
}

/** Keeps only what the target ESNext without the DOM needs of TypeScript's 3.2 MB of library text. */
function leanLibrary(root = "esnext"): Plugin {
	return {
		name: "interleave:lean-typescript-library",
		enforce: "pre",
		load: {
			filter: { id: /features\/typescript\/lib\/lib\.js$/ },
			async handler(id) {
				const { libFileMap } = (await import(id)) as { libFileMap: Record<string, string> };
				const kept: Record<string, string> = {};
				const keep = (name: string): void => {
					const text = libFileMap[name];
					if (text === undefined || kept[name] !== undefined) return;
					kept[name] = text.replace(/^\/\*![\s\S]*?\*\/\s*/, "");
					for (const match of text.matchAll(/\/\/\/ <reference lib="([^"]+)"/g)) keep(`lib.${match[1]}.d.ts`);
				};
				keep(`lib.${root}.d.ts`);
				// TypeScript's default libraries for other targets refer to the same short list.
				for (const name of ["lib.esnext.full.d.ts", "lib.es2016.full.d.ts", "lib.es6.d.ts"])
					kept[name] = `/// <reference lib="${root}" />\n`;
				return { code: `export const libFileMap = ${JSON.stringify(kept)};`, map: null };
			},
		},
	};
}

/** Prevents Monaco from bundling its TypeScript worker a second time (4 MB); `MonacoEnvironment.getWorker` provides ours. */
function noBuiltinTypeScriptWorker(): Plugin {
	return {
		name: "interleave:no-builtin-typescript-worker",
		enforce: "pre",
		transform: {
			filter: { id: /features\/typescript\/workerManager\.js/ },
			handler: (code) => ({
				code: cut(
					code,
					/createWorker: \(\) => new Worker\(new URL\('ts\.worker\.js'[^\n]*\n/,
					"\n",
					"createWorker in workerManager.js",
				),
				map: null,
			}),
		},
	};
}
