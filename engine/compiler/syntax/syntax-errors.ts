import type { Diagnostic } from "../../types";

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

/** @param isFatal the text could not be parsed at all */
export type DescribeErrors = (file: string, source: string, errors: readonly ParserError[], isFatal: boolean) => Diagnostic[];

/** Describes the errors of the parser. @param sentences those of a shortened parser; empty for the whole one, whose errors have their own */
export const describeWith =
	(sentences: Sentences): DescribeErrors =>
	(file, source, errors, isFatal) =>
		errors.map((error) => (isFatal ? jsxIn(file, source, error) : null) ?? toDiagnostic(file, error, sentences));

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

/** What an error says. */
export function sentenceOf(error: ParserError, sentences: Sentences): string {
	const known = sentences[error.reasonCode ?? ""];
	const own = WORDS[known?.name ?? error.reasonCode ?? ""];
	if (own !== undefined) return own;
	if (known === undefined) return error.message.replace(/\s*\(\d+:\d+\)\s*$/, "");
	const { template } = known;
	const message = typeof template === "object" ? template.message : template;
	return typeof message === "string" ? message : message(error.details);
}

function toDiagnostic(file: string, error: ParserError, sentences: Sentences): Diagnostic {
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
