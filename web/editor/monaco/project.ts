import globals from "../../../engine/library/globals.d.ts?raw";
import library from "../../../engine/library/interleave.d.ts?raw";
import nodeModules from "../../../engine/packages/node.d.ts?raw";

/** URI of the program's main file for TypeScript. Other files are beside it. */
export const MAIN = "file:///main.ts";

/** How TypeScript checks a program in the editor. Enumerations stand as their numbers, so that the tests can give them to TypeScript itself. */
export const COMPILER_OPTIONS = {
	/** ESNext. */
	target: 99,
	/** ESNext. */
	module: 99,
	/** "bundler". */
	moduleResolution: 100,
	/** "force": every file is a module, so that top-level await is legal without an import and two files do not share names. */
	moduleDetection: 3,
	lib: ["esnext"],
	strict: true,
	noEmit: true,
	allowNonTsExtensions: true,
	types: [],
};

/** What TypeScript knows of the world of a program: the library, the globals and Node's modules, by URI. */
export const DECLARATIONS: Record<string, string> = {
	"file:///node_modules/interleave/index.d.ts": library,
	"file:///globals.d.ts": globals,
	"file:///node.d.ts": nodeModules,
};
