import type { Absent, Compilation, CompiledModule, Diagnostic, Package } from "../types";
import { scopeNames } from "../types/scope-names";
import { libraryNames } from "./library-names";
import { renderers } from "./lower";
import { Context } from "./lower/context";
import { programStatements } from "./lower/statements";
import { moduleRenderers, readLinks, type World } from "./modules";
import { type ExportedNames, exportedNames } from "./syntax/exported-names";
import { link, type Node } from "./syntax/node";
import { parse } from "./syntax/parse";
import { join } from "./syntax/pieces";
import { referencesTo } from "./syntax/scope";
import { SiteTable } from "./syntax/sites";
import type { Watched } from "./updates/candidates";
import { allRisks, canSuspend, hooksFor, type ReadModule, readAccesses } from "./updates/hooks";

const ENTRY = "main.ts";
/** The site of the entry's top level. */
const ENTRY_SITE = 1;

export type CompileOptions = { inspect?: boolean; watchesAll?: boolean; packages?: readonly Package[]; absent?: Absent | null };

/**
 * Compiles a TypeScript program: types are stripped, and async functions, generators, `for await`, `using` and top-level await
 * become generators that the runtime drives.
 * @param files the text of `main.ts`, or texts by file name, `main.ts` among them
 * @param options `inspect` compiles a program whose suspended tasks can be asked for their locals; it behaves the same and runs more slowly.
 * `watchesAll` watches everything that async code reads and writes, not only possible lost updates; tests use it to check that watching has no effect.
 * `packages` are those that the program names (`packages/README.md`), each after those that it imports; `absent` has sentences for what it cannot have
 * @returns the program, or null with at least one error among the diagnostics
 * @example compile('console.log("hello")').program?.entry // "main.ts"
 */
export function compile(
	files: string | Record<string, string>,
	{ inspect = false, watchesAll = false, packages = [], absent = null }: CompileOptions = {},
): Compilation {
	const sources: Record<string, string> = typeof files === "string" ? { [ENTRY]: files } : files;
	const names = new Set(Object.keys(sources));
	const entry = names.has(ENTRY) ? ENTRY : [...names][0];
	if (entry === undefined || (names.size > 1 && entry !== ENTRY))
		return failed([
			{
				kind: "import",
				severity: "error",
				message: "A program of several files needs one called main.ts, where it begins.",
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
	const accessesIn = (root: Node, source: string): ReadModule | null => {
		link(root, setNoParent);
		return suspends ? readAccesses(root, source, watchesAll) : null;
	};
	const parsed = [entry, ...[...names].filter((name) => name !== entry)].map((file) => {
		const source = sources[file] as string;
		const { root, diagnostics: problems } = parse(file, source);
		diagnostics.push(...problems);
		return root === null || problems.length > 0 ? null : { file, source, root, accesses: accessesIn(root, source) };
	});
	const readable = parsed.filter((one) => one !== null);
	const watched = allRisks(readable.flatMap(({ accesses }) => accesses ?? []));
	// A file that could not be parsed has its own error; imports from it are not checked.
	const unreadable = { names: new Set<string>(), stars: [""] };
	const exported = new Map([...names].map((file) => [file, unreadable]));
	for (const { file, root } of readable) exported.set(file, exportedNames(root));
	for (const { name, exports } of packages) exported.set(name, { names: new Set(exports), stars: [] });
	const world = worldOf(packages, absent);
	for (const one of readable) {
		const compiled = compileModule(one, exported, sites, watched, inspect, world);
		diagnostics.push(...compiled.diagnostics);
		modules.push(compiled.module);
	}
	if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return failed(diagnostics);
	modules.push(...packages.map(({ module }) => module));
	return { program: { entry, modules, sites: sites.sites, globals: Object.fromEntries(world.globals) }, diagnostics };
}

function worldOf(packages: readonly Package[], absent: Absent | null): World {
	const specifiers = packages.flatMap((one) => one.specifiers.map((specifier) => [specifier, one.name] as const));
	return {
		specifiers: new Map(specifiers),
		globals: new Map(packages.flatMap(({ name, globals }) => globals.map((global) => [global, name] as const))),
		absent,
	};
}

const failed = (diagnostics: Diagnostic[]): Compilation => ({ program: null, diagnostics });

/** A parsed module. */
type Parsed = { file: string; source: string; root: Node; accesses: ReadModule | null };

function compileModule(
	{ file, source, root, accesses }: Parsed,
	files: ReadonlyMap<string, ExportedNames>,
	sites: SiteTable,
	watched: ReadonlySet<Watched>,
	inspects: boolean,
	world: World,
): { module: CompiledModule; diagnostics: Diagnostic[] } {
	const context = new Context(file, source, freePrefix(source), sites, { ...renderers, ...moduleRenderers }, inspects);
	const site = file === sites.sites[ENTRY_SITE]?.file ? ENTRY_SITE : context.site("function", root, file);
	const links = readLinks(root, files, libraryNames, world, context);
	if (accesses !== null && watched.size > 0)
		context.hooks = hooksFor(accesses, watched, context.prefix, (hint) => context.fresh(hint));
	if (world.absent !== null) tellOfAbsent(world.absent.globals, root, context);
	const { prefix: p } = context;
	const body = programStatements(root, links.exports, context);
	// A name of the scope that the module imports is the import's.
	const isFree = (name: string): boolean => source.includes(name) && !links.preamble.includes(`const ${name} =`);
	const named = [...new Set([...scopeNames, ...world.globals.keys()])].filter(isFree);
	const opening = `(function (${p}h) { "use strict"; const { ${named.join(", ")} } = ${p}h.scope; ${links.preamble}return function* () { `;
	const { code, map } = join([opening, ...body, "\n}; })"], source, file);
	const { awaits, imports } = links;
	return { module: { file, code, imports, awaits, site, map }, diagnostics: context.diagnostics };
}

/** Tells of globals that are not there, at their first place in each file; not where a program asks with `typeof` whether they are. */
function tellOfAbsent(globals: Readonly<Record<string, string>>, root: Node, context: Context): void {
	const told = new Set<string>();
	const isAsked = (node: Node): boolean => node.parent?.type === "UnaryExpression" && node.parent.operator === "typeof";
	const isImported = (name: string): boolean => context.imports.has(name) || context.libraryNames.has(name);
	const named = Object.keys(globals).filter((name) => context.source.includes(name) && !isImported(name));
	const found = [...referencesTo(new Set(named), root, true)].filter(({ parent }) => !parent?.type.startsWith("TS"));
	const guarded = new Set(found.filter(isAsked).map(({ name }) => name));
	for (const node of found.sort((a, b) => a.start - b.start)) {
		const name = String(node.name);
		if (told.has(name) || guarded.has(name)) continue;
		told.add(name);
		const { line, column } = node.loc.start;
		const message = globals[name] as string;
		context.diagnostics.push({ kind: "absent", severity: "hint", message, file: context.file, line, column: column + 1 });
	}
}

function setNoParent(node: Node): void {
	node.parent ??= null;
}

/** A prefix for generated names that the source does not contain. */
function freePrefix(source: string): string {
	let prefix = "$$";
	while (source.includes(prefix)) prefix += "$";
	return prefix;
}
