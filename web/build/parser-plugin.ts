import type { Plugin } from "vite";
import { PARSER_OPTIONS } from "../../engine/compiler/syntax/index.ts";
import { slimParser } from "./parser/slim-parser.ts";

/** Ships only the code of @babel/parser that the compiler's options can reach. The dev server uses the whole parser, with the same trees and errors. */
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
