/** A node of the parser's TS-ESTree tree. Its fields depend on `type` and are read through the helpers below. */
export type Node = {
	type: string;
	start: number;
	end: number;
	loc: { start: { line: number; column: number } };
	parent: Node | null;
	[field: string]: unknown;
};

const NOT_CHILDREN = new Set(["parent", "loc", "extra"]);

export function isNode(value: unknown): value is Node {
	return (
		typeof value === "object" &&
		value !== null &&
		typeof (value as Node).type === "string" &&
		typeof (value as Node).start === "number"
	);
}

export function child(node: Node, field: string): Node | null {
	const value = node[field];
	return isNode(value) ? value : null;
}

/** The child in `field`, which the grammar guarantees. */
export function need(node: Node, field: string): Node {
	const value = node[field];
	if (!isNode(value)) throw new Error(`${node.type} has no ${field}.`);
	return value;
}

export function list(node: Node, field: string): Node[] {
	const value = node[field];
	return Array.isArray(value) ? value.filter(isNode) : [];
}

export function text(node: Node, field: string): string {
	return String(node[field]);
}

/** Children in source order. Of two that start at the same offset the longer comes first (in `{ a = 1 }` the key lies inside the value). */
export function childrenOf(node: Node): Node[] {
	const children: Node[] = [];
	for (const field in node) {
		if (NOT_CHILDREN.has(field)) continue;
		const value = node[field];
		if (Array.isArray(value)) {
			for (const item of value) if (isNode(item)) children.push(item);
		} else if (isNode(value)) children.push(value);
	}
	return children.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Sets `parent` of every node below `root`, and calls `visit` for each node, parents first. */
export function link(root: Node, visit: (node: Node) => void): void {
	const pending = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		visit(node);
		for (const next of childrenOf(node)) {
			next.parent = node;
			pending.push(next);
		}
	}
}

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
export const isFunction = (node: Node): boolean => FUNCTIONS.has(node.type);

/** The function around `node`, or null at the top level. Class field initialisers, static blocks and namespaces count as functions. */
export function enclosingFunction(node: Node): Node | null {
	for (let at = node.parent; at !== null; at = at.parent) {
		if (isFunction(at) || at.type === "StaticBlock" || at.type === "TSModuleBlock") return at;
		if ((at.type === "PropertyDefinition" || at.type === "AccessorProperty") && within(node, child(at, "value"))) return at;
	}
	return null;
}

/** Like `enclosingFunction`, but looks through arrows: the function that `this`, `arguments`, `super` and `new.target` belong to. */
export function thisScope(node: Node): Node | null {
	let scope = enclosingFunction(node);
	while (scope !== null && scope.type === "ArrowFunctionExpression") scope = enclosingFunction(scope);
	return scope;
}

export function within(node: Node, outer: Node | null): boolean {
	return outer !== null && node.start >= outer.start && node.end <= outer.end;
}

/** `node` without wrappers that exist only in TypeScript, such as `as`, `satisfies` and `!`. */
export function unwrapTypes(node: Node): Node {
	let at = node;
	while (TYPE_WRAPPERS.has(at.type)) at = need(at, "expression");
	return at;
}
export const TYPE_WRAPPERS = new Set([
	"TSAsExpression",
	"TSSatisfiesExpression",
	"TSNonNullExpression",
	"TSTypeAssertion",
	"TSInstantiationExpression",
]);
