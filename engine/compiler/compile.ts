import type { Absent, Compilation, CompiledModule, Diagnostic, Package } from "../types";
import { resolveLocal } from "../types/local-files";
import { scopeNames } from "../types/scope-names";
import { tellOfAbsent } from "./absent";
import { CORE_NAMES, libraryNames } from "./library-names";
import { renderers } from "./lower";
import { Context } from "./lower/context";
import { programStatements } from "./lower/statements";
import { COMMON_JS_NAMES, moduleRenderers, type Resolve, readLinks } from "./modules";
import type { Parts } from "./parts";
import type { RareSyntax } from "./rare-syntax";
import { asyncFunctionNames } from "./syntax/async-names";
import { type ExportedNames, exportedNames } from "./syntax/exported-names";
import { MissingPart } from "./syntax/missing-part";
import { child, link, type Node } from "./syntax/node";
import { parse } from "./syntax/parse";
import { join } from "./syntax/pieces";
import { SiteTable } from "./syntax/sites";
import type { Watched } from "./updates/candidates";
import type { ReadModule } from "./updates/hooks";
import type { Waiting } from "./waiting";

const ENTRY = "main.ts";
/** The site of the entry's top level. */
const ENTRY_SITE = 1;

/** Calls in generated code that need `runtime/extras.ts`: decorators, lost updates, and what of the library is not in every sandbox. */
const EXTRAS = new RegExp(`h\\.(?:decorate|updates|import|library(?!\\.(?:${CORE_NAMES.join("|")})\\b))`);

/** What all modules of a program share while they are compiled. */
type Shared = {
	exported: ReadonlyMap<string, ExportedNames>;
	resolve: Resolve;
	sites: SiteTable;
	watched: ReadonlySet<Watched>;
	/** The names of functions that are used as decorators. */
	decorators: ReadonlySet<string>;
	/** The names of the program's async functions and methods. */
	asyncNames: ReadonlySet<string>;
	inspects: boolean;
	/** Global names that packages give to the program. */
	globals: readonly string[];
	absent: Absent | null;
	parts: Parts;
	/** Given when something can wait. */
	waiting: Waiting | null;
	/** Given when a module has decorators or names of CommonJS. */
	rare: RareSyntax | null;
};

export type CompileOptions = {
	inspect?: boolean;
	watchesAll?: boolean;
	entry?: string;
	entryName?: string;
	packages?: readonly Package[];
	absent?: Absent | null;
};

/**
 * Compiles a TypeScript program: types are stripped, and async functions, generators, `for await`, `using` and top-level await
 * become generators that the runtime drives.
 * @param files the text of `main.ts`, or texts by file name, `main.ts` among them
 * @param options `inspect` compiles a program whose suspended tasks can be asked for their locals; it behaves the same and runs more slowly.
 * `watchesAll` watches everything that async code reads and writes, not only possible lost updates; tests use it to check that watching has no effect.
 * `entry` is the file in which a program of several files begins, `main.ts` unless given.
 * `entryName` is another name under which the program's files import the entry: that of the file on disk.
 * `packages` are those that the program names (`packages/README.md`), each after those that it imports; `absent` has sentences for what it cannot have
 * @returns the program, or null with at least one error among the diagnostics
 * @example compile('console.log("hello")').program?.entry // "main.ts"
 */
export function compileWith(
	parts: Parts,
	files: string | Record<string, string>,
	{ inspect = false, watchesAll = false, entry: wanted = ENTRY, entryName, packages = [], absent = null }: CompileOptions,
): Compilation {
	const sources: Record<string, string> = typeof files === "string" ? { [ENTRY]: files } : files;
	const names = new Set(Object.keys(sources));
	const entry = names.has(wanted) ? wanted : [...names][0];
	if (entry === undefined || (names.size > 1 && entry !== wanted))
		return failed([
			{
				kind: "import",
				severity: "error",
				message: `A program of several files needs one called ${wanted}, where it begins.`,
				file: ENTRY,
				line: 0,
				column: 0,
			},
		]);
	const sites = new SiteTable();
	sites.sites.push({ kind: "main", file: entry, line: 1, column: 1, name: "main", owner: 0 });
	const diagnostics: Diagnostic[] = [];
	const modules: CompiledModule[] = [];
	// The entry first, so that its sites have the lowest numbers.
	const suspends = watchesAll || canSuspend(Object.values(sources));
	if (suspends && parts.waiting === null) throw new MissingPart("waiting");
	const waiting = suspends ? parts.waiting : null;
	let hasDecorators = false;
	let namesCommonJs = false;
	const accessesIn = (root: Node, source: string): ReadModule | null => {
		link(root, (node) => {
			hasDecorators ||= node.type === "Decorator";
			namesCommonJs ||= node.type === "Identifier" && COMMON_JS_NAMES.includes(node.name as (typeof COMMON_JS_NAMES)[number]);
			prepare(node);
		});
		return waiting?.readAccesses(root, source, watchesAll) ?? null;
	};
	const parsed = [entry, ...[...names].filter((name) => name !== entry)].map((file) => {
		const source = sources[file] as string;
		const { root, diagnostics: problems } = parse(file, source, parts.describeErrors);
		diagnostics.push(...problems);
		return root === null || problems.length > 0 ? null : { file, source, root, accesses: accessesIn(root, source) };
	});
	const readable = parsed.filter((one) => one !== null);
	const watched = waiting?.allRisks(readable.flatMap(({ accesses }) => accesses ?? [])) ?? new Set<Watched>();
	// A file that could not be parsed has its own error; imports from it are not checked.
	const unreadable = { names: new Set<string>(), stars: [""] };
	const exported = new Map([...names].map((file) => [file, unreadable]));
	for (const { file, root } of readable) exported.set(file, exportedNames(root));
	for (const { name, exports } of packages) exported.set(name, { names: new Set(exports), stars: [] });
	const packageOf = new Map(packages.flatMap((one) => one.specifiers.map((specifier) => [specifier, one.name] as const)));
	const resolve: Resolve = (specifier, from) => {
		const file = packageOf.get(specifier) ?? resolveLocal(specifier, from, (name) => name === entryName || names.has(name));
		return file !== null && file === entryName ? entry : file;
	};
	const isRare = hasDecorators || namesCommonJs;
	if (isRare && parts.rareSyntax === null) throw new MissingPart("rareSyntax");
	const rare = isRare ? parts.rareSyntax : null;
	const decorators = new Set(rare === null || !hasDecorators ? [] : readable.flatMap(({ root }) => rare.decoratorNames(root)));
	const asyncNames = new Set(suspends ? readable.flatMap(({ root }) => asyncFunctionNames(root)) : []);
	const globals = Object.fromEntries(packages.flatMap((one) => one.globals.map((global) => [global, one.name] as const)));
	const inspects = inspect;
	const shared: Shared = {
		exported,
		resolve,
		sites,
		watched,
		decorators,
		asyncNames,
		inspects,
		globals: Object.keys(globals),
		absent,
		parts,
		waiting,
		rare,
	};
	for (const one of readable) {
		const compiled = compileModule(one, modules.length, shared);
		diagnostics.push(...compiled.diagnostics);
		modules.push(compiled.module);
	}
	if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return failed(diagnostics);
	const isLooping = sites.sites.some(({ loop }) => loop !== undefined);
	const extras = packages.length > 0 || namesCommonJs || isLooping || modules.some(({ code }) => EXTRAS.test(code));
	modules.push(...packages.map(({ module }) => module));
	const named = entryName === undefined ? {} : { entryName };
	return { program: { entry, ...named, modules, sites: sites.sites, globals, extras }, diagnostics };
}

/** Without an await in any file nothing can interleave, so the program is not analysed. */
const canSuspend = (sources: Iterable<string>): boolean => [...sources].some((source) => /\bawait\b/.test(source));

const failed = (diagnostics: Diagnostic[]): Compilation => ({ program: null, diagnostics });

/** A parsed module. */
type Parsed = { file: string; source: string; root: Node; accesses: ReadModule | null };

function compileModule(
	{ file, source, root, accesses }: Parsed,
	index: number,
	{ exported, resolve, sites, watched, decorators, asyncNames, inspects, globals, absent, parts, waiting, rare }: Shared,
): { module: CompiledModule; diagnostics: Diagnostic[] } {
	const context = new Context(
		file,
		source,
		freePrefix(source),
		sites,
		{ ...renderers, ...moduleRenderers },
		index,
		asyncNames,
		inspects,
		parts.rareSyntax,
	);
	const site = file === sites.sites[ENTRY_SITE]?.file ? ENTRY_SITE : context.site("function", root, file);
	rare?.reportCommonJs(root, resolve, context);
	if (decorators.size > 0) rare?.reportLegacyDecorators(root, decorators, context);
	const links = readLinks(root, exported, resolve, libraryNames, absent, context);
	if (accesses !== null && watched.size > 0)
		context.hooks = waiting?.hooksFor(accesses, watched, context.prefix, (hint) => context.fresh(hint)) ?? null;
	if (absent !== null) tellOfAbsent(absent, root, resolve, context);
	waiting?.reportHints(root, asyncNames, context);
	const { prefix: p } = context;
	const body = programStatements(root, links.exports, context);
	// A name of the scope that the module imports is the import's.
	const isFree = (name: string): boolean => source.includes(name) && !links.preamble.includes(`const ${name} =`);
	const named = [...new Set([...scopeNames, ...globals])].filter(isFree);
	const opening = `(function (${p}h) { "use strict"; const { ${named.join(", ")} } = ${p}h.scope; ${links.preamble}return function* () { `;
	const { code, map } = join([opening, ...body, "\n}; })"], source, file);
	const { awaits, imports } = links;
	return { module: { file, code, imports, awaits, site, map }, diagnostics: context.diagnostics.sort(byPlace) };
}

const byPlace = (a: Diagnostic, b: Diagnostic): number => a.line - b.line || a.column - b.column;

function prepare(node: Node): void {
	node.parent ??= null;
	// In `@d export class …` the decorator belongs to the class, but stands before the statement.
	const declaration = node.type.startsWith("Export") ? child(node, "declaration") : null;
	if (declaration !== null) node.start = Math.min(node.start, declaration.start);
}

/** A prefix for generated names that the source does not contain. */
function freePrefix(source: string): string {
	let prefix = "$$";
	while (source.includes(prefix)) prefix += "$";
	return prefix;
}
