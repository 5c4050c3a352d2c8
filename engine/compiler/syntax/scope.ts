import { child, isFunction, link, list, type Node, need, text } from "./node";

/**
 * The references in `root` to one of the top-level `names` of the module, or of the namespace whose block `root` is. Property names are no references,
 * and neither are names that a declaration in between shadows. The names in declarations of `root` itself are among them.
 */
export function referencesTo(names: ReadonlySet<string>, root: Node): Node[] {
	return references(names, root, false);
}

/** The references in the module `root` to `names` that it does not declare anywhere around them. */
export function freeReferences(names: ReadonlySet<string>, root: Node): Node[] {
	return references(names, root, true);
}

function references(names: ReadonlySet<string>, root: Node, areFree: boolean): Node[] {
	const declared = new Map<Node, Set<string>>();
	const declare = (scope: Node, name: string): void => {
		const set = declared.get(scope) ?? new Set<string>();
		declared.set(scope, set.add(name));
	};
	const candidates: Node[] = [];
	link(root, (node) => {
		collectDeclarations(node, root, declare);
		if (node.type === "Identifier" && names.has(text(node, "name")) && !isPropertyName(node)) candidates.push(node);
	});
	return candidates.filter((node) => {
		const name = text(node, "name");
		for (let scope = node.parent; scope !== null && scope !== root; scope = scope.parent)
			if (declared.get(scope)?.has(name)) return false;
		return !isDeclarationName(node) && !(areFree && declared.get(root)?.has(name));
	});
}

function collectDeclarations(node: Node, root: Node, declare: (scope: Node, name: string) => void): void {
	if (node.type === "VariableDeclaration") {
		const scope = node.kind === "var" ? functionScope(node, root) : blockScope(node, root);
		for (const declarator of list(node, "declarations"))
			for (const name of boundNames(need(declarator, "id"))) declare(scope, name);
	} else if (isFunction(node)) {
		for (const parameter of list(node, "params")) for (const name of boundNames(parameter)) declare(node, name);
		const id = child(node, "id");
		if (id !== null) declare(node.type === "FunctionDeclaration" ? blockScope(node, root) : node, text(id, "name"));
	} else if (node.type === "ClassDeclaration" || node.type === "ClassExpression") {
		const id = child(node, "id");
		if (id !== null) declare(node.type === "ClassDeclaration" ? blockScope(node, root) : node, text(id, "name"));
	} else if (NAMED.has(node.type)) {
		const name = leftmost(child(node, "id") ?? need(node, "local"));
		if (name !== null) declare(blockScope(node, root), name);
		// Inside an enum its members are names, too.
		for (const member of list(child(node, "body") ?? node, "members")) declare(node, enumKey(member));
	} else if (node.type === "CatchClause") {
		const param = child(node, "param");
		if (param !== null) for (const name of boundNames(param)) declare(node, name);
	}
}

/** Declarations of one name each, besides functions and classes. */
const NAMED = new Set([
	"TSEnumDeclaration",
	"TSModuleDeclaration",
	"TSImportEqualsDeclaration",
	"ImportSpecifier",
	"ImportDefaultSpecifier",
	"ImportNamespaceSpecifier",
]);

/** `a` of `a.b.c`; null for a text, which names another module. */
export function leftmost(name: Node): string | null {
	let at = name;
	while (at.type === "TSQualifiedName") at = need(at, "left");
	return at.type === "Identifier" ? text(at, "name") : null;
}

/** The name of a member of an enum. */
export function enumKey(member: Node): string {
	const id = need(member, "id");
	return id.type === "Identifier" ? text(id, "name") : String(id.value);
}

/** The names a binding pattern binds. */
export function boundNames(pattern: Node): string[] {
	switch (pattern.type) {
		case "Identifier":
			return [text(pattern, "name")];
		case "ObjectPattern":
			return list(pattern, "properties").flatMap((property) =>
				boundNames(property.type === "RestElement" ? need(property, "argument") : need(property, "value")),
			);
		case "ArrayPattern":
			return list(pattern, "elements").flatMap(boundNames);
		case "AssignmentPattern":
			return boundNames(need(pattern, "left"));
		case "RestElement":
			return boundNames(need(pattern, "argument"));
		case "TSParameterProperty":
			return boundNames(need(pattern, "parameter"));
		default:
			return [];
	}
}

const BLOCKS = new Set([
	"BlockStatement",
	"ForStatement",
	"ForInStatement",
	"ForOfStatement",
	"SwitchStatement",
	"StaticBlock",
	"CatchClause",
	"TSModuleBlock",
]);

/** The scope of a `let` at `node`: a block, the head of a loop or a function; `root` when there is none in between. */
export function blockScope(node: Node, root: Node): Node {
	let at = node.parent;
	while (at !== null && at !== root && !BLOCKS.has(at.type) && !isFunction(at)) at = at.parent;
	return at ?? root;
}

/** The same for a `var`. */
export function functionScope(node: Node, root: Node): Node {
	let at = node.parent;
	while (at !== null && at !== root && !isFunction(at) && at.type !== "StaticBlock" && at.type !== "TSModuleBlock")
		at = at.parent;
	return at ?? root;
}

function isPropertyName(node: Node): boolean {
	const { parent } = node;
	if (parent === null) return false;
	if (parent.type === "MemberExpression") return parent.property === node && parent.computed !== true;
	if (parent.type === "Property") return parent.key === node && parent.computed !== true && parent.shorthand !== true;
	if (parent.type === "PropertyDefinition" || parent.type === "MethodDefinition")
		return parent.key === node && parent.computed !== true;
	return (
		parent.type.startsWith("Import") ||
		parent.type.startsWith("Export") ||
		parent.type === "LabeledStatement" ||
		parent.type === "MetaProperty" ||
		(parent.type.startsWith("TS") &&
			!parent.type.endsWith("Expression") &&
			parent.type !== "TSTypeAssertion" &&
			(parent.type !== "TSEnumMember" || parent.id === node) &&
			!isAliased(node))
	);
}

/** True for `a` in `import x = a.b`: a value, although it is written like a type. */
function isAliased(node: Node): boolean {
	let at = node;
	while (at.parent?.type === "TSQualifiedName" && at.parent.left === at) at = at.parent;
	return at.parent?.type === "TSImportEqualsDeclaration" && at.parent.moduleReference === at;
}

function isDeclarationName(node: Node): boolean {
	const { parent } = node;
	if (parent === null) return false;
	return (isFunction(parent) || parent.type.startsWith("Class")) && parent.id === node;
}
