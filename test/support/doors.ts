/**
 * What `web` and `lessons` may import of the engine: its doors, and what each is for. Everything else is the engine's own business.
 * Names are from the root, without ending.
 */
export const DOORS: Record<string, string> = {
	"engine/index": "compile and run a program in Node, or in a worker made for it",
	"engine/types/index": "the shared types: programs, traces, outcomes, diagnostics, units",
	"engine/analysis/index": "read a trace: spans, lanes, series, moments, words, files to save",
	"engine/sandbox/index": "run an untrusted program in a page",
	"engine/sandbox/gate/index": "read a trace in chunks while it arrives from the sandbox",
	"engine/compiler/on-demand": "compile, and nothing else: for a worker that only compiles, and loads what few programs need",
	"engine/explore": "run a program under many seeds, in this realm or in a sandbox",
	"engine/compiler/syntax/index": "what the build needs in order to shrink the parser",
	"engine/packages/index": "what programs may import or name besides the library and the language",
	"engine/packages/build/index": "bundle and lower packages, and collect their types, when the app is built",
	"engine/packages/node.d": "the declarations of Node's modules, as text for the editor",
	"engine/library/interleave.d": "the library's declarations, as text for the editor",
	"engine/library/globals.d": "the globals' declarations, as text for the editor",
};

/** The door that an import of this path goes through, or null. @param target from the root, with or without ending and `/index` */
export function doorOf(target: string): string | null {
	const name = target.replace(/\.tsx?$/, "");
	return [name, `${name}/index`].find((path) => path in DOORS) ?? null;
}
