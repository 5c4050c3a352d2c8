import type { Diagnostic } from "./diagnostic";

/** The kind of code at a site. */
export type SiteKind = "main" | "function" | "generator" | "await" | "yield" | "call";

/** A loop whose rounds each await something and, judging by the text, are independent. */
export type LoopOfAwait = {
	line: number;
	/** The call that each round awaits. */
	call: string;
	/** An expression that does all rounds at once; null where none is short enough. */
	together: string | null;
	/** The round does not use what the call gives. */
	isStatement?: true;
	/** What the call is given is awaited, too, so a round takes longer than the call. */
	hasInnerAwait?: true;
};

/** A place of the program that a trace can refer to. Lines and columns count from 1, in the learner's TypeScript. */
export type Site = {
	kind: SiteKind;
	file: string;
	line: number;
	column: number;
	/** For a function or generator its name (`"fetchPage"`, `"(anonymous)"`), for a call its callee, for an await the source of its operand. */
	name: string;
	/** The site of the enclosing async function; 0 for the top level. */
	owner: number;
	/** For an await in a loop whose rounds are independent. */
	loop?: LoopOfAwait;
};

/**
 * A lowered module. `code` is the text of a JavaScript function expression that takes the run's helpers. It returns the generator function of
 * the body. The body is suspended once at its start, when the functions and exports of the module exist and nothing else has run.
 */
export type CompiledModule = {
	file: string;
	code: string;
	/** Modules of the program that this one imports, in the order in which it names them. */
	imports: string[];
	/** True when it has top-level await; modules that import it wait for it. */
	awaits: boolean;
	/** The site of its top level. */
	site: number;
	/** Source map (version 3, as JSON text) from `code` to the TypeScript. */
	map: string;
	/** True for a package: its calls are no tasks, it has no sites, and it is evaluated before the program. */
	isPackage?: true;
};

/** Something that programs may import or name besides the library and the language: an npm package, a module of Node, a part of the web platform. */
export type Package = {
	/** For example `p-limit`, `node:events` or `web:streams`; also the `file` of its module. */
	name: string;
	/** What programs may write to import it. */
	specifiers: readonly string[];
	/** Its exports that are globals of programs which name them. */
	globals: readonly string[];
	/** All its exports. */
	exports: readonly string[];
	module: CompiledModule;
};

/** Sentences for what people name and cannot have. */
export type Absent = {
	/** By global name. */
	globals: Readonly<Record<string, string>>;
	/** Why a module that is not there cannot be imported, and what to do instead; null for files. */
	module(specifier: string): string | null;
};

/** A compiled program: plain data, so it can be sent to workers by structured clone. */
export type Program = {
	entry: string;
	/** Another name under which the program's files may import the entry. */
	entryName?: string;
	modules: CompiledModule[];
	/** `sites[0]` is the reserved "nowhere"; `sites[1]` is the top level of the entry. */
	sites: Site[];
	/** True when a run of it needs `runtime/extras.ts`. */
	extras?: boolean;
	/** Names that packages give to the outermost scope, and the package of each. */
	globals?: Record<string, string>;
};

export type Compilation = { program: Program | null; diagnostics: Diagnostic[] };
