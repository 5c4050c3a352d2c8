import type { Diagnostic } from "./diagnostic";

/** What a site is: the kind of thing that stands at a place of the program. */
export type SiteKind = "main" | "function" | "generator" | "await" | "yield" | "call";

/** A loop whose rounds await something each and do not need each other, as far as its text tells. */
export type LoopOfAwait = {
	line: number;
	/** What is called in each round. */
	call: string;
	/** An expression that does all of it at once, or null where none is short enough. */
	together: string | null;
};

/** One place of the program that a trace can point at. Lines and columns count from 1, in the TypeScript the learner sees. */
export type Site = {
	kind: SiteKind;
	file: string;
	line: number;
	column: number;
	/** For a function or generator its name (`"fetchPage"`, `"(anonymous)"`), for a call what is called, for an await the source of its operand. */
	name: string;
	/** The site of the enclosing async function; 0 for the top level. */
	owner: number;
	/** For an await that could stand outside its loop. */
	loop?: LoopOfAwait;
};

/**
 * One module after lowering: `code` is the text of a JavaScript function expression that takes the run's scope. It returns the generator
 * function of the body, which stops once at its start, when the functions and exports of the module are there, and nothing has run yet.
 */
export type CompiledModule = {
	file: string;
	code: string;
	/** Modules of the program that this one imports, in the order in which it names them. */
	imports: string[];
	/** True when it has top-level await: what imports it waits for it. */
	awaits: boolean;
	/** The site of its top level. */
	site: number;
	/** Source map (version 3, as JSON text) from `code` to the TypeScript. */
	map: string;
};

/** A compiled program: plain data, so it crosses workers by structured clone. */
export type Program = {
	entry: string;
	modules: CompiledModule[];
	/** `sites[0]` is the reserved "nowhere"; `sites[1]` is the top level of the entry. */
	sites: Site[];
};

export type Compilation = { program: Program | null; diagnostics: Diagnostic[] };
