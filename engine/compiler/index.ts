import type { Compilation, CompiledModule, Diagnostic } from "../types";
import { scopeNames } from "../types/scope-names";
import { libraryNames } from "./library-names";
import { renderers } from "./lower";
import { Context } from "./lower/context";
import { programStatements } from "./lower/statements";
import { moduleRenderers, readLinks } from "./modules";
import { link, type Node } from "./node";
import { parse } from "./parse";
import { join } from "./pieces";
import { SiteTable } from "./sites";

const ENTRY = "main.ts";

export type CompileOptions = { inspect?: boolean };

/**
 * Compiles a TypeScript program: types are stripped, and async functions, generators, `for await`, `using` and top-level await
 * become generators that the runtime drives.
 * @param files the text of `main.ts`, or texts by file name, `main.ts` among them
 * @param options `inspect` makes a program whose suspended tasks can be asked for their locals; it runs the same, more slowly
 * @returns the program, or null with at least one error among the diagnostics
 * @example compile('console.log("hello")').program?.entry // "main.ts"
 */
export function compile(files: string | Record<string, string>, { inspect = false }: CompileOptions = {}): Compilation {
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
	// The entry first, so that its places have the lowest numbers.
	for (const file of [entry, ...[...names].filter((name) => name !== entry)]) {
		const compiled = compileModule(file, sources[file] as string, names, sites, inspect);
		diagnostics.push(...compiled.diagnostics);
		if (compiled.module !== null) modules.push(compiled.module);
	}
	if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return failed(diagnostics);
	return { program: { entry, modules, sites: sites.sites }, diagnostics };
}

const failed = (diagnostics: Diagnostic[]): Compilation => ({ program: null, diagnostics });

function compileModule(
	file: string,
	source: string,
	files: ReadonlySet<string>,
	sites: SiteTable,
	inspects: boolean,
): { module: CompiledModule | null; diagnostics: Diagnostic[] } {
	const parsed = parse(file, source);
	if (parsed.root === null || parsed.diagnostics.length > 0) return { module: null, diagnostics: parsed.diagnostics };
	const context = new Context(file, source, freePrefix(source), sites, { ...renderers, ...moduleRenderers }, inspects);
	link(parsed.root, setNoParent);
	const links = readLinks(parsed.root, files, libraryNames, context);
	const { prefix: p } = context;
	const body = programStatements(parsed.root, context);
	const exports =
		links.exports === null ? "" : `${p}h.exports(${links.exports}${links.reexports.map((one) => `, ${one}`).join("")}); `;
	const opening = `(function (${p}h) { "use strict"; const { ${scopeNames.join(", ")} } = ${p}h.scope; ${links.preamble}return function* () { ${exports}`;
	const { code, map } = join([opening, ...body, "\n}; })"], source, file);
	return { module: { file, code, imports: links.imports, map }, diagnostics: context.diagnostics };
}

function setNoParent(node: Node): void {
	node.parent ??= null;
}

/** A start for made-up names that the source does not contain. */
function freePrefix(source: string): string {
	let prefix = "$$";
	while (source.includes(prefix)) prefix += "$";
	return prefix;
}
