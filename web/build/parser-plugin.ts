import type { Plugin } from "vite";
import { PARSER_OPTIONS } from "../../engine/compiler/syntax/index.ts";
import { slimParser } from "./parser/slim-parser.ts";

/** Ships as much of @babel/parser as the compiler's programs can reach. The development server has all of it, which gives the same trees and errors. */
export function parserPlugin(): Plugin {
	return {
		name: "interleave:parser",
		apply: "build",
		transform: {
			filter: { id: /@babel[\\/]parser[\\/]/ },
			handler: (code) => ({ code: slimParser(code, PARSER_OPTIONS), map: null }),
		},
	};
}
