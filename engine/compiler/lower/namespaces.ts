import { isInstantiated } from "../syntax/instantiated";
import { child, list, type Node, need, text } from "../syntax/node";
import type { Piece } from "../syntax/pieces";
import { boundNames, leftmost, referencesTo } from "../syntax/scope";
import type { Context, Renderer } from "./context";
import { enumCode } from "./enums";
import { hoistedFunctions } from "./functions";

/** The names that blocks of one namespace export: `assigned` ones are only properties of its object, `declared` ones also names in the block. */
type Exports = { block: Node | null; assigned: string[]; declared: string[] };

/** `a`, `b` and `c` of `namespace a.b.c`. */
const partsOf = (id: Node): string[] =>
	id.type === "TSQualifiedName" ? [...partsOf(need(id, "left")), text(need(id, "right"), "name")] : [text(id, "name")];

/** The exports of every block, by the path of its namespace: blocks of one path are merged. */
const exportsOf = new WeakMap<Node, Map<string, Exports[]>>();

function exportsIn(node: Node): Map<string, Exports[]> {
	let root = node;
	while (root.parent !== null) root = root.parent;
	let found = exportsOf.get(root);
	if (found === undefined) {
		found = new Map();
		exportsOf.set(root, found);
		collect(list(root, "body"), "", found);
	}
	return found;
}

function collect(statements: readonly Node[], path: string, found: Map<string, Exports[]>): void {
	for (const statement of statements) {
		const inner = child(statement, "declaration") ?? statement;
		if (inner.type !== "TSModuleDeclaration" || !isInstantiated(inner)) continue;
		const block = need(inner, "body");
		let at = path;
		for (const name of partsOf(need(inner, "id"))) {
			if (at !== path) add(found, at, { block: null, assigned: [], declared: [name] });
			at += `.${name}`;
		}
		const exports: Exports = { block, assigned: [], declared: [] };
		for (const member of list(block, "body")) {
			const declaration = child(member, "declaration");
			if (declaration === null || declaration.declare === true) continue;
			if (declaration.type === "VariableDeclaration")
				for (const one of list(declaration, "declarations")) exports.assigned.push(...boundNames(need(one, "id")));
			else if (declaration.type === "TSImportEqualsDeclaration") exports.assigned.push(text(need(declaration, "id"), "name"));
			else if (!/^TS(?:Interface|TypeAlias|DeclareFunction)/.test(declaration.type))
				exports.declared.push(leftmost(need(declaration, "id")) as string);
		}
		add(found, at, exports);
		collect(list(block, "body"), at, found);
	}
}

const add = (found: Map<string, Exports[]>, path: string, exports: Exports): void =>
	void found.set(path, [...(found.get(path) ?? []), exports]);

/** The path of the namespace around `node`; "" at the top level. */
function pathAround(node: Node): string {
	for (let at = node.parent; at !== null; at = at.parent)
		if (at.type === "TSModuleDeclaration") return `${pathAround(at)}.${partsOf(need(at, "id")).join(".")}`;
	return "";
}

const namespace: Renderer = (node, context) => {
	if (!isInstantiated(node)) return [context.blank(node.start, node.end)];
	const statement = node.parent?.type.startsWith("Export") === true ? (node.parent as Node) : node;
	return namespaceCode(node, isMergedWith(statement, leftmost(need(node, "id")) as string) ? null : "var", null, context);
};

/** True when a class or an async function of this name is declared beside the namespace: it is then not declared again. */
function isMergedWith(statement: Node, name: string): boolean {
	return list(statement.parent as Node, "body").some((other) => {
		const inner = child(other, "declaration") ?? other;
		const id = child(inner, "id");
		const isLet = inner.type === "ClassDeclaration" || (inner.type === "FunctionDeclaration" && inner.async === true);
		return isLet && id !== null && text(id, "name") === name;
	});
}

/**
 * A namespace: a function that fills an object, as TypeScript emits it. An exported variable is a property of that object, wherever it is used.
 * @param keyword of its declaration; null when a class or function of this name is declared already
 * @param outer the object of the namespace around it that exports it, or null
 */
function namespaceCode(node: Node, keyword: "var" | null, outer: string | null, context: Context): Piece[] {
	const parts = partsOf(need(node, "id"));
	const block = need(node, "body");
	const objects = parts.map(() => context.fresh("n"));
	let opening = "";
	let closing = "";
	parts.forEach((name, index) => {
		const holder = index === 0 ? outer : objects[index - 1];
		const seed = holder === null ? (keyword === null ? name : `${name} ?? {}`) : `${holder}.${name} ??= {}`;
		const declared = index === 0 && keyword === null ? "" : `var ${name} = `;
		opening += `${declared}((${objects[index]}) => {`;
		closing = ` return ${objects[index]}; })(${holder !== null && keyword === null && index === 0 ? `${holder}.${name} = ${name}` : seed});${closing}`;
	});
	const object = objects.at(-1) as string;
	replaceReferences(block, `${pathAround(node)}.${parts.join(".")}`, object, context);
	const statements = list(block, "body");
	const pieces: Piece[] = [
		opening,
		context.blank(node.start, block.start + 1),
		" ",
		hoistedFunctions(statements, "var", context),
	];
	let at = block.start + 1;
	for (const statement of statements) {
		pieces.push(...context.span(at, statement.start, []), ...member(statement, object, context));
		at = statement.end;
	}
	return [...pieces, ...context.span(at, block.end - 1, []), closing];
}

/** Inside a block the exported variables of the namespace, and all that its other blocks export, are accessible by their bare names. */
function replaceReferences(block: Node, path: string, object: string, context: Context): void {
	const blocks = exportsIn(block).get(path) ?? [];
	const own = blocks.find((one) => one.block === block);
	const names = new Set(blocks.flatMap(({ assigned, declared }) => [...assigned, ...declared]));
	for (const statement of list(block, "body")) for (const name of declaredBy(statement)) names.delete(name);
	for (const name of own?.assigned ?? []) names.add(name);
	for (const reference of referencesTo(names, block)) context.replacements.set(reference, `${object}.${text(reference, "name")}`);
}

/** Names that a statement of a block declares in the block. */
function declaredBy(statement: Node): string[] {
	const inner = child(statement, "declaration") ?? statement;
	if (inner.type === "VariableDeclaration") return list(inner, "declarations").flatMap((one) => boundNames(need(one, "id")));
	const id = child(inner, "id");
	const name = id === null ? null : leftmost(id);
	return name === null || /^TS(?:Interface|TypeAlias)/.test(inner.type) ? [] : [name];
}

/** A statement of a namespace; what it exports becomes a property of `object`. */
function member(statement: Node, object: string, context: Context): Piece[] {
	const declaration = statement.type === "ExportNamedDeclaration" ? child(statement, "declaration") : null;
	if (declaration === null) return context.render(statement);
	const lead = context.blank(statement.start, declaration.start);
	const erased = [context.blank(statement.start, statement.end)];
	if (declaration.declare === true) return erased;
	switch (declaration.type) {
		case "VariableDeclaration":
			return [lead, ...assignments(declaration, context)];
		case "TSImportEqualsDeclaration":
			return [lead, `${object}.${text(need(declaration, "id"), "name")} = `, ...aliased(declaration, context)];
		case "TSEnumDeclaration":
			return [lead, ...enumCode(declaration, `${object}.${text(need(declaration, "id"), "name")} ??= {}`, context)];
		case "TSModuleDeclaration": {
			if (!isInstantiated(declaration)) return erased;
			const isMerged = isMergedWith(statement, leftmost(need(declaration, "id")) as string);
			return [lead, ...namespaceCode(declaration, isMerged ? null : "var", object, context)];
		}
		case "FunctionDeclaration":
		case "ClassDeclaration": {
			const name = text(need(declaration, "id"), "name");
			return [lead, ...context.render(declaration), ` ${object}.${name} = ${name};`];
		}
		default:
			return erased;
	}
}

/** `export const a = 1, { b } = c` as assignments; its names have been replaced by properties already. */
function assignments(declaration: Node, context: Context): Piece[] {
	const pieces: Piece[] = [];
	let at = declaration.start;
	let count = 0;
	for (const one of list(declaration, "declarations")) {
		const id = need(one, "id");
		const init = child(one, "init");
		pieces.push(context.blank(at, one.start));
		at = one.end;
		if (init === null) continue;
		if (count++ > 0) pieces.push(", ");
		const isPattern = id.type !== "Identifier";
		pieces.push(isPattern ? "(" : "", ...context.render(id), ...context.span(id.end, one.end, [init]), isPattern ? ")" : "");
	}
	if (count > 0) pieces.push(";");
	return [...pieces, context.blank(at, declaration.end)];
}

/** The value of `import x = a.b`, and a semicolon. */
function aliased(node: Node, context: Context): Piece[] {
	const reference = need(node, "moduleReference");
	return [context.blank(node.start, reference.start), ...context.render(reference), ";"];
}

/** `import x = a.b`: a constant, unless only types refer to it. */
const importEquals: Renderer = (node, context) => {
	const reference = need(node, "moduleReference");
	if (reference.type === "TSExternalModuleReference") {
		const specifier = need(reference, "expression");
		const name = text(need(node, "id"), "name");
		context.unsupported(
			node,
			`"import x = require(…)" belongs to CommonJS modules. Write import ${name} from ${JSON.stringify(specifier.value)}.`,
		);
		return [context.blank(node.start, node.end)];
	}
	const name = text(need(node, "id"), "name");
	const scope = node.parent as Node;
	const isExported = scope.type.startsWith("Export");
	const isUsed = isExported || referencesTo(new Set([name]), scope).some((other) => other.parent !== node);
	if (!isUsed || node.importKind === "type") return [context.blank(node.start, node.end)];
	return [`var ${name} = `, ...aliased(node, context)];
};

export const namespaceRenderers: Record<string, Renderer> = {
	TSModuleDeclaration: namespace,
	TSImportEqualsDeclaration: importEquals,
};
