import { parse as babelParse } from "@babel/parser";
import type { Diagnostic } from "../../types";
import { MissingPart } from "./missing-part";
import type { Node } from "./node";
import { PARSER_OPTIONS } from "./parser-options";
import type { DescribeErrors, ParserError } from "./syntax-errors";

/**
 * Parses one TypeScript module.
 * @param describe says what is wrong; null if that is not loaded
 * @returns the tree, or null when the text cannot be parsed at all; and what is wrong with it, worst first
 * @throws MissingPart when something is wrong and `describe` is null
 */
export function parse(
	file: string,
	source: string,
	describe: DescribeErrors | null,
): { root: Node | null; diagnostics: Diagnostic[] } {
	let root: Node | null = null;
	let errors: ParserError[];
	try {
		const tree = babelParse(source, PARSER_OPTIONS as unknown as Parameters<typeof babelParse>[1]);
		({ program: root, errors } = tree as unknown as { program: Node; errors: ParserError[] });
	} catch (error) {
		errors = [error as ParserError];
	}
	if (errors.length === 0) return { root, diagnostics: [] };
	if (describe === null) throw new MissingPart("describeErrors");
	return { root, diagnostics: describe(file, source, errors, root === null) };
}
