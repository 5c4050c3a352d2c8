import { child, isFunction, list, type Node, need, text } from "../syntax/node";
import { blockScope, boundNames, functionScope } from "../syntax/scope";

/** A `let` or `var` that can be told from every other of its name: where it is declared, and the block that begins with its scope. */
export type Variable = { name: string; block: Node };

/** Which variable an identifier means. Names that are no variables of their own (parameters, functions, imports) hide those outside. */
export class Bindings {
	readonly #scopes = new Map<Node, Map<string, Variable | null>>();

	constructor(readonly root: Node) {}

	/** Takes note of what `node` declares; for every node of the module before anything is resolved. */
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

	/** The variable that `name` means at `node`; null for what is not watched, undefined for what is declared nowhere in the module. */
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

/** The block that runs when a scope begins, where something can stand beside its variables: none for the head of a loop. */
function blockOf(scope: Node): Node | null {
	if (scope.type === "Program" || scope.type === "BlockStatement") return scope;
	const body = isFunction(scope) ? child(scope, "body") : null;
	return body?.type === "BlockStatement" ? body : null;
}
