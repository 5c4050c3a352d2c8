import { parse as babelParse } from "@babel/parser";
import type { Diagnostic } from "../../types";
import { MissingPart } from "./missing-part";
import type { Node } from "./node";
import { PARSER_OPTIONS } from "./parser-options";

export type ParserError = {
	message: string;
	reasonCode?: string;
	/** What the sentence of the error names. */
	details?: unknown;
	loc?: { line: number; column: number; index: number };
};

/** Name and sentence of each error of a parser that the build has shortened, by its `reasonCode`. */
export type Sentences = Readonly<Record<string, { name: string; template: string | Template | { message: string | Template } }>>;
type Template = (details: unknown) => string;

/**
 * Parses one TypeScript module.
 * @param sentences those that a shortened parser does not have; null if they are not loaded
 * @returns the tree, or null when the text cannot be parsed at all; and what is wrong with it, worst first
 */
export function parse(
	file: string,
	source: string,
	sentences: Sentences | null,
): { root: Node | null; diagnostics: Diagnostic[] } {
	const diagnosticOf = (error: ParserError): Diagnostic => toDiagnostic(file, error, sentences);
	let tree: { program: Node; errors: ParserError[] };
	try {
		tree = babelParse(source, PARSER_OPTIONS as unknown as Parameters<typeof babelParse>[1]) as unknown as typeof tree;
	} catch (error) {
		const problem = error as ParserError;
		return { root: null, diagnostics: [jsxIn(file, source, problem) ?? diagnosticOf(problem)] };
	}
	return { root: tree.program, diagnostics: tree.errors.map(diagnosticOf) };
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

/** What an error says. @throws MissingPart when the parser has no sentences, and none are loaded */
export function sentenceOf(error: ParserError, sentences: Sentences | null): string {
	const known = sentences?.[error.reasonCode ?? ""];
	const own = WORDS[known?.name ?? error.reasonCode ?? ""];
	if (own !== undefined) return own;
	if (known === undefined) {
		const message = error.message.replace(/\s*\(\d+:\d+\)\s*$/, "");
		if (message === "") throw new MissingPart("sentences");
		return message;
	}
	const { template } = known;
	const message = typeof template === "object" ? template.message : template;
	return typeof message === "string" ? message : message(error.details);
}

function toDiagnostic(file: string, error: ParserError, sentences: Sentences | null): Diagnostic {
	const { line = 1, column = 0 } = error.loc ?? {};
	const message = sentenceOf(error, sentences);
	return {
		kind: "syntax",
		severity: "error",
		message: message.endsWith(".") ? message : `${message}.`,
		file,
		line,
		column: column + 1,
	};
}
