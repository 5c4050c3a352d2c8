/**
 * What `web` and `lessons` may import of the engine: its doors, and what each is for. Everything else is the engine's own business.
 * Names are from the root, without ending.
 */
export const DOORS: Record<string, string> = {
	"engine/index": "compile and run a program in Node, or in a worker of one's own",
	"engine/types/index": "the words that all share: programs, traces, outcomes, diagnostics, units",
	"engine/analysis/index": "read a trace: spans, lanes, series, moments, words, files to save",
	"engine/sandbox/index": "run a stranger's program in a page",
	"engine/sandbox/gate/index": "take a trace in chunks, as it crosses the border",
	"engine/compiler/index": "compile, and nothing else: for a worker that only compiles",
	"engine/explore": "run a program many times, wherever runs are started",
	"engine/compiler/syntax/index": "build the parser small",
	"engine/library/interleave.d": "the library's declarations, as text for the editor",
	"engine/library/globals.d": "the globals' declarations, as text for the editor",
};

/** The door that an import of this path goes through, or null. @param target from the root, with or without ending and `/index` */
export function doorOf(target: string): string | null {
	const name = target.replace(/\.tsx?$/, "");
	return [name, `${name}/index`].find((path) => path in DOORS) ?? null;
}
