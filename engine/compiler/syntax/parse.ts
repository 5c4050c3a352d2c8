import { parse as babelParse } from "@babel/parser";
import type { Diagnostic } from "../../types";
import type { Node } from "./node";
import { PARSER_OPTIONS } from "./parser-options";

type ParserError = { message: string; reasonCode?: string; loc?: { line: number; column: number; index: number } };

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
		const problem = error as ParserError;
		return { root: null, diagnostics: [jsxIn(file, source, problem) ?? toDiagnostic(file, problem)] };
	}
}

/** Errors of the parser that need other words, by its code. */
const WORDS: Readonly<Record<string, string>> = {
	UnsupportedParameterDecorator:
		"Decorators of parameters belong to experimentalDecorators, TypeScript's older decorators, which do not run here. The standard ones decorate classes, methods, accessors and fields; hand the value over as an argument instead.",
};

/** A tag of JSX: `<div>`, `<Page title="a"`, `<>`. */
const TAG = /<(?:>|([A-Za-z][\w.-]*)(?:\s*\/?>|\s+[\w-]+(?:=|\s|\/?>)|\s+\{\.\.\.))/g;

/** The error for a text that cannot be parsed because it contains JSX; null for any other. */
function jsxIn(file: string, source: string, { loc }: ParserError): Diagnostic | null {
	if (loc === undefined || !/<\/[\w.-]*>|\/>/.test(source)) return null;
	const [tag] = source.matchAll(TAG);
	if (tag === undefined || tag.index > loc.index) return null;
	const before = source.slice(0, tag.index).split("\n");
	const name = tag[1] ?? "Fragment";
	const message = `JSX does not run here, because there is no page to draw on. Call a function instead: createElement(${/^[a-z]/.test(name) ? `"${name}"` : name}, …).`;
	return {
		kind: "unsupported",
		severity: "error",
		message,
		file,
		line: before.length,
		column: (before.at(-1) as string).length + 1,
	};
}

function toDiagnostic(file: string, error: ParserError): Diagnostic {
	const { line = 1, column = 0 } = error.loc ?? {};
	const message = WORDS[error.reasonCode ?? ""] ?? error.message.replace(/\s*\(\d+:\d+\)\s*$/, "");
	return {
		kind: "syntax",
		severity: "error",
		message: message.endsWith(".") ? message : `${message}.`,
		file,
		line,
		column: column + 1,
	};
}
