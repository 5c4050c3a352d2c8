import type { Absent } from "../types";
import { specifierOf } from "../types/local-files";
import { type Context, quote, type Renderer } from "./lower/context";
import { isAsync } from "./lower/functions";
import { type ExportedNames, importableNames, moduleName } from "./syntax/exported-names";
import { isInstantiated } from "./syntax/instantiated";
import { child, childrenOf, isFunction, list, type Node, need, text } from "./syntax/node";
import { insertAt, type Piece } from "./syntax/pieces";
import { boundNames, leftmost, referencesTo } from "./syntax/scope";

/** The names that Node gives to modules of CommonJS. */
export const COMMON_JS_NAMES = ["require", "module", "exports", "__filename", "__dirname"] as const;

/** What can be imported from "interleave": values, and types, which do not exist at run time. */
export type LibraryNames = { values: readonly string[]; types: readonly string[] };

/** The file of the program, or the package, that a specifier in the file `from` names; or null. */
export type Resolve = (specifier: string, from: string) => string | null;

/** The imports and exports of one module. */
export type ModuleLinks = {
	/** Files of the program this module imports, in the order in which they are evaluated. */
	imports: string[];
	/** Statements before the body that bind the imports. */
	preamble: string;
	/** The statement that declares the exports, or an empty text. It runs before the body, when no variable has a value yet. */
	exports: string;
	/** True for a module with top-level await. */
	awaits: boolean;
};

/**
 * Reads the imports and exports of a module, and registers in the context which names refer to bindings of other modules.
 * @param absent sentences for modules that cannot be imported
 */
export function readLinks(
	root: Node,
	files: ReadonlyMap<string, ExportedNames>,
	resolve: Resolve,
	library: LibraryNames,
	absent: Absent | null,
	context: Context,
): ModuleLinks {
	const { prefix: p } = context;
	const links: ModuleLinks = { imports: [], preamble: "", exports: "", awaits: awaitsAtTop(root) };
	const getters: string[] = [];
	/** Triples: the exported name, a module, and the name in that module. */
	const indirect: string[] = [];
	const stars: string[] = [];
	const typesOnly = typeNames(root);
	/** Imports by local name: the variable that holds the module, and the name in that module. */
	const imported = new Map<string, { variable: string; name: string }>();
	const moduleVariable = new Map<string, string>();
	const moduleOf = (file: string): string => {
		let variable = moduleVariable.get(file);
		if (variable === undefined) {
			variable = context.fresh("m");
			moduleVariable.set(file, variable);
			links.imports.push(file);
			links.preamble += `const ${variable} = ${p}h.module(${quote(file)}); `;
		}
		return variable;
	};
	const source = (node: Node): { kind: "library" } | { kind: "file"; file: string } | null => {
		const literal = need(node, "source");
		const specifier = String(literal.value);
		if (specifier === "interleave") return { kind: "library" };
		const file = resolve(specifier, context.file);
		if (file !== null) return { kind: "file", file };
		const sentence = absent?.module(specifier) ?? null;
		if (sentence !== null) {
			report(context, literal, sentence);
			return null;
		}
		const others = [...files.keys()]
			.filter((name) => name !== context.file && name.endsWith(".ts"))
			.map((name) => `"${specifierOf(name, context.file)}"`);
		report(
			context,
			literal,
			`Nothing called "${specifier}" can be imported here. A program may import "interleave"${others.length > 0 ? ` and its own files: ${others.join(", ")}` : ""}.`,
		);
		return null;
	};

	for (const statement of list(root, "body")) {
		if (statement.type === "ImportDeclaration") readImport(statement);
		else if (statement.type === "ExportNamedDeclaration" && statement.exportKind !== "type") readNamedExport(statement);
		else if (statement.type === "ExportDefaultDeclaration" && !isTypeOnly(need(statement, "declaration")))
			getters.push(defaultGetter(statement, p));
		else if (statement.type === "ExportAllDeclaration" && statement.exportKind !== "type") readExportAll(statement);
	}
	if (getters.length + indirect.length + stars.length > 0)
		links.exports = `${p}h.exports({ ${getters.join(", ")} }, [${indirect.join(", ")}], [${stars.join(", ")}]); `;
	if (context.imports.size > 0)
		for (const node of referencesTo(new Set(context.imports.keys()), root))
			context.replacements.set(node, context.imports.get(text(node, "name")) as string);
	return links;

	function readImport(statement: Node): void {
		if (statement.importKind === "type") return;
		const from = source(statement);
		if (from === null) return;
		const specifiers = list(statement, "specifiers").filter((specifier) => specifier.importKind !== "type");
		if (from.kind === "file") {
			const variable = moduleOf(from.file);
			for (const specifier of specifiers) {
				const local = text(need(specifier, "local"), "name");
				if (specifier.type === "ImportNamespaceSpecifier") {
					context.imports.set(local, variable);
					continue;
				}
				const name = specifier.type === "ImportDefaultSpecifier" ? "default" : moduleName(need(specifier, "imported"));
				checkName(from.file, specifier, name);
				context.imports.set(local, `${variable}[${quote(name)}]`);
				imported.set(local, { variable, name });
			}
			return;
		}
		for (const specifier of specifiers) readLibraryImport(specifier);
	}

	/** Reports an error when `file` has no export of that name. */
	function checkName(file: string, node: Node, name: string): void {
		const names = importableNames(file, files, resolve);
		if (names === null || names.has(name)) return;
		const near = nearest(name, [...names]);
		const what = name === "default" ? "default export" : `export named ${name}`;
		const hint =
			near !== null ? `Did you mean ${near}?` : names.size > 0 ? `It exports ${[...names].join(", ")}.` : "It exports nothing.";
		report(context, node, `${file} has no ${what}. ${hint}`);
	}

	function readLibraryImport(specifier: Node): void {
		const local = text(need(specifier, "local"), "name");
		if (specifier.type === "ImportNamespaceSpecifier") {
			links.preamble += `const ${local} = ${p}h.library; `;
			return;
		}
		if (specifier.type === "ImportDefaultSpecifier") {
			report(context, specifier, `"interleave" has no default export. Write import { sleep } from "interleave".`);
			return;
		}
		const name = moduleName(need(specifier, "imported"));
		if (library.types.includes(name)) return;
		if (!library.values.includes(name)) {
			const near = nearest(name, library.values);
			report(
				context,
				specifier,
				`"interleave" has no export named ${name}. ${near === null ? `It has ${library.values.join(", ")}.` : `Did you mean ${near}?`}`,
			);
			return;
		}
		context.libraryNames.add(local);
		links.preamble += `const ${local} = ${p}h.library.${name}; `;
	}

	function readNamedExport(statement: Node): void {
		const declaration = child(statement, "declaration");
		if (declaration !== null) {
			if (declaration.declare === true) return;
			for (const name of declaredNames(declaration)) getters.push(`get ${name}() { return ${name}; }`);
			return;
		}
		const from = child(statement, "source") === null ? null : source(statement);
		if (child(statement, "source") !== null && from === null) return;
		const variable = from === null ? null : from.kind === "library" ? `${p}h.library` : moduleOf(from.file);
		for (const specifier of list(statement, "specifiers")) {
			if (specifier.exportKind === "type") continue;
			const exported = quote(moduleName(need(specifier, "exported")));
			const local = moduleName(need(specifier, "local"));
			if (from?.kind === "file") checkName(from.file, specifier, local);
			const elsewhere = variable === null ? imported.get(local) : { variable, name: local };
			if (elsewhere !== undefined) indirect.push(`[${exported}, ${elsewhere.variable}, ${quote(elsewhere.name)}]`);
			else if (!typesOnly.has(local)) getters.push(`get ${exported}() { return ${context.imports.get(local) ?? local}; }`);
		}
	}

	function readExportAll(statement: Node): void {
		const from = source(statement);
		if (from === null) return;
		const variable = from.kind === "library" ? `${p}h.library` : moduleOf(from.file);
		const exported = child(statement, "exported");
		if (exported === null) stars.push(variable);
		else getters.push(`get ${quote(moduleName(exported))}() { return ${variable}; }`);
	}
}

function report(context: Context, node: Node, message: string): void {
	const { line, column } = node.loc.start;
	context.diagnostics.push({ kind: "import", severity: "error", message, file: context.file, line, column: column + 1 });
}

function declaredNames(declaration: Node): string[] {
	if (declaration.type === "VariableDeclaration")
		return list(declaration, "declarations").flatMap((one) => boundNames(need(one, "id")));
	const isType =
		declaration.type === "TSModuleDeclaration" ? !isInstantiated(declaration) : /^TS(?!Enum|ImportEq)/.test(declaration.type);
	const id = child(declaration, "id");
	return isType || id === null ? [] : [leftmost(id) as string];
}

/** The getter of the default export. If lowering generated its variable, errors do not name that variable. */
function defaultGetter(statement: Node, prefix: string): string {
	const declaration = need(statement, "declaration");
	const id = child(declaration, "id");
	const isDeclaration = declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration";
	if (isDeclaration && id !== null) return `get default() { return ${text(id, "name")}; }`;
	return `get default() { try { return ${prefix}default; } catch { throw new ReferenceError("Cannot access 'default' before initialization"); } }`;
}

/** Top-level names that exist only for the type checker. */
function typeNames(root: Node): Set<string> {
	const types = new Set<string>();
	const values = new Set<string>();
	for (const statement of list(root, "body")) {
		const declaration = child(statement, "declaration") ?? statement;
		const { type } = declaration;
		if (type === "TSInterfaceDeclaration" || type === "TSTypeAliasDeclaration") types.add(text(need(declaration, "id"), "name"));
		else if (type === "ImportDeclaration")
			for (const specifier of list(statement, "specifiers")) {
				const isType = statement.importKind === "type" || specifier.importKind === "type";
				if (isType) types.add(text(need(specifier, "local"), "name"));
			}
		else if (/^(?:Variable|Function|Class|TSEnum|TSModule|TSImportEquals)Declaration$/.test(type))
			for (const name of declaredNames(declaration)) values.add(name);
	}
	for (const name of values) types.delete(name);
	return types;
}

/** True for a module with top-level await in any of its forms. */
function awaitsAtTop(root: Node): boolean {
	const pending = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (node.type === "AwaitExpression" || node.await === true || node.kind === "await using") return true;
		if (!isFunction(node)) pending.push(...childrenOf(node));
	}
	return false;
}

/** The name in `names` that differs by at most two letters, or null. */
function nearest(name: string, names: readonly string[]): string | null {
	const distance = (a: string, b: string): number => {
		let row = Array.from({ length: b.length + 1 }, (_, i) => i);
		for (let i = 1; i <= a.length; i++) {
			const next = [i];
			for (let j = 1; j <= b.length; j++)
				next.push(
					Math.min((next[j - 1] as number) + 1, (row[j] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)),
				);
			row = next;
		}
		return row[b.length] as number;
	};
	const best = names
		.map((candidate) => ({ candidate, far: distance(name.toLowerCase(), candidate.toLowerCase()) }))
		.sort((a, b) => a.far - b.far)[0];
	return best !== undefined && best.far <= 2 ? best.candidate : null;
}

/** Removes imports and exports from the body: the preamble binds imports, and the getters provide exports. */
export const moduleRenderers: Record<string, Renderer> = {
	ImportDeclaration: (node, context) => [context.blank(node.start, node.end)],
	ExportAllDeclaration: (node, context) => [context.blank(node.start, node.end)],
	ExportNamedDeclaration: (node, context) => {
		const declaration = child(node, "declaration");
		if (declaration === null || node.exportKind === "type") return [context.blank(node.start, node.end)];
		return [context.blank(node.start, declaration.start), ...context.render(declaration)];
	},
	ExportDefaultDeclaration: exportDefault,
};

const isTypeOnly = (declaration: Node): boolean =>
	declaration.type === "TSDeclareFunction" || (declaration.type.startsWith("TS") && declaration.type.endsWith("Declaration"));

function exportDefault(node: Node, context: Context): Piece[] {
	const declaration = need(node, "declaration");
	const lead = context.blank(node.start, declaration.start);
	if (isTypeOnly(declaration)) return [context.blank(node.start, node.end)];
	const name = `${context.prefix}default`;
	const isAnonymous = child(declaration, "id") === null;
	if (declaration.type === "FunctionDeclaration") {
		if (!isAnonymous || isAsync(declaration)) return [lead, ...context.render(declaration)];
		// A declaration, so that it is initialised before the module runs, as the language requires.
		const keyword = context.find(declaration.generator === true ? "*" : "function", declaration.start);
		return [lead, ...insertAt(context.render(declaration), keyword + (declaration.generator === true ? 1 : 8), ` ${name}`)];
	}
	if (declaration.type === "ClassDeclaration" && !isAnonymous) return [lead, ...context.render(declaration)];
	return [lead, `const ${name} = ({ "default": `, ...context.render(declaration), ` })["default"];`];
}
