import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";
import { PARSER_OPTIONS } from "../../engine/compiler/syntax/index.ts";
import { slimParser } from "./parser/slim-parser.ts";

const SENTENCES = "virtual:interleave/sentences";

/**
 * Ships only the code of @babel/parser that the compiler's options can reach, and the sentences of its errors as a module of their own. The dev
 * server uses the whole parser, with the same trees and errors.
 */
export function parserPlugin(): Plugin {
	let isServer = false;
	return {
		name: "interleave:parser",
		configResolved(config) {
			isServer = config.command === "serve";
		},
		resolveId: (id) => (id === SENTENCES ? `\0${SENTENCES}` : undefined),
		async load(id) {
			if (id !== `\0${SENTENCES}`) return;
			if (isServer) return "export const sentences = {};";
			const parser = await this.resolve("@babel/parser");
			return slimParser(await readFile((parser as { id: string }).id, "utf8"), PARSER_OPTIONS).sentences;
		},
		transform: {
			filter: { id: /@babel[\\/]parser[\\/]/ },
			handler: (code) => (isServer ? undefined : { code: slimParser(code, PARSER_OPTIONS).code, map: null }),
		},
	};
}
