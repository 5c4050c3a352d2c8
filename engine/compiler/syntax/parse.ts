import { parse as babelParse } from "@babel/parser";
import type { Diagnostic } from "../../types";
import type { Node } from "./node";
import { PARSER_OPTIONS } from "./parser-options";

type ParserError = { message: string; loc?: { line: number; column: number } };

/**
 * Parses one TypeScript module.
 * @returns the tree, or null when the text cannot be parsed at all; and what is wrong with it, worst first
 */
export function parse(file: string, source: string): { root: Node | null; diagnostics: Diagnostic[] } {
	try {
		const tree = babelParse(source, PARSER_OPTIONS as unknown as Parameters<typeof babelParse>[1]) as unknown as {
			program: Node;
			errors: ParserError[];
		};
		return { root: tree.program, diagnostics: tree.errors.map((error) => toDiagnostic(file, error)) };
	} catch (error) {
		return { root: null, diagnostics: [toDiagnostic(file, error as ParserError)] };
	}
}

function toDiagnostic(file: string, error: ParserError): Diagnostic {
	const { line = 1, column = 0 } = error.loc ?? {};
	const message = error.message.replace(/\s*\(\d+:\d+\)\s*$/, "");
	return {
		kind: "syntax",
		severity: "error",
		message: message.endsWith(".") ? message : `${message}.`,
		file,
		line,
		column: column + 1,
	};
}
