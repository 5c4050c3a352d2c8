import { child, isFunction, list, type Node, need, text } from "../syntax/node";
import { blockScope, boundNames, functionScope } from "../syntax/scope";

/** A `let` or `var`, identified by its declaration; `block` is the block that begins with its scope. */
export type Variable = { name: string; block: Node };

/** Resolves identifiers to variables. Names of parameters, functions and imports are not watched, but they shadow outer variables. */
export class Bindings {
	readonly #scopes = new Map<Node, Map<string, Variable | null>>();

	constructor(readonly root: Node) {}

	/** Records what `node` declares. Call it for every node of the module before resolving any name. */
	collect(node: Node): void {
		const { root } = this;
		if (node.type === "VariableDeclaration") {
			const isVar = node.kind === "var";
			const scope = isVar ? functionScope(node, root) : blockScope(node, root);
			const isVariable = (isVar || node.kind === "let") && node.declare !== true;
			for (const declarator of list(node, "declarations"))
				for (const name of boundNames(need(declarator, "id"))) this.#declare(scope, name, isVariable);
		} else if (isFunction(node)) {
			for (const parameter of list(node, "params")) for (const name of boundNames(parameter)) this.#declare(node, name, false);
			const id = child(node, "id");
			if (id !== null)
				this.#declare(node.type === "FunctionDeclaration" ? blockScope(node, root) : node, text(id, "name"), false);
		} else if (node.type === "ClassDeclaration" || node.type === "ClassExpression" || node.type === "TSEnumDeclaration") {
			const id = child(node, "id");
			if (id !== null) this.#declare(node.type === "ClassExpression" ? node : blockScope(node, root), text(id, "name"), false);
		} else if (node.type === "CatchClause") {
			const param = child(node, "param");
			if (param !== null) for (const name of boundNames(param)) this.#declare(node, name, false);
		}
	}

	/** The variable that `name` refers to at `node`; null if it is not watched, undefined if the module does not declare it. */
	resolve(name: string, node: Node): Variable | null | undefined {
		for (let scope: Node | null = node; scope !== null; scope = scope.parent) {
			const found = this.#scopes.get(scope)?.get(name);
			if (found !== undefined) return found;
		}
		return undefined;
	}

	#declare(scope: Node, name: string, isVariable: boolean): void {
		const names = this.#scopes.get(scope) ?? new Map<string, Variable | null>();
		this.#scopes.set(scope, names);
		const block = isVariable ? blockOf(scope) : null;
		if (block === null) names.set(name, null);
		else if (!names.has(name)) names.set(name, { name, block });
	}
}

/** The block at whose beginning a scope's variables can be registered; null for the head of a loop. */
function blockOf(scope: Node): Node | null {
	if (scope.type === "Program" || scope.type === "BlockStatement") return scope;
	const body = isFunction(scope) ? child(scope, "body") : null;
	return body?.type === "BlockStatement" ? body : null;
}
