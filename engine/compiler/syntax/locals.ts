import { child, isFunction, list, type Node, need } from "./node";
import { boundNames } from "./scope";

/** The variables in scope at `node` that belong to the function around it, innermost first; at the top level, those of the module. */
export function localsAt(node: Node): string[] {
	const names = new Set<string>();
	for (let at = node.parent; at !== null; at = at.parent) {
		for (const name of declaredIn(at)) names.add(name);
		if (isFunction(at) || at.type === "StaticBlock" || at.type === "Program") break;
	}
	return [...names];
}

/** Names that a scope declares itself. */
function declaredIn(scope: Node): string[] {
	switch (scope.type) {
		case "BlockStatement":
		case "Program":
		case "StaticBlock":
			return list(scope, "body").flatMap(declaredBy);
		case "SwitchStatement":
			return list(scope, "cases").flatMap((one) => list(one, "consequent").flatMap(declaredBy));
		case "ForStatement": {
			const init = child(scope, "init");
			return init === null ? [] : declaredBy(init);
		}
		case "ForInStatement":
		case "ForOfStatement":
			return declaredBy(need(scope, "left"));
		case "CatchClause": {
			const param = child(scope, "param");
			return param === null ? [] : boundNames(param);
		}
		default:
			return isFunction(scope)
				? list(scope, "params")
						.flatMap(boundNames)
						.filter((name) => name !== "this")
				: [];
	}
}

/** Variables that a statement declares. Functions and classes are left out, because they are not state. */
function declaredBy(statement: Node): string[] {
	if (statement.type.startsWith("Export")) {
		const declaration = child(statement, "declaration");
		return declaration === null ? [] : declaredBy(declaration);
	}
	if (statement.type !== "VariableDeclaration" || statement.declare === true) return [];
	return list(statement, "declarations").flatMap((one) => boundNames(need(one, "id")));
}

/** Code for a function that reads the locals. It returns pairs of a name and a getter; the getter of a variable in its dead zone throws. */
export function localsCode(node: Node): string {
	const pairs = localsAt(node).map((name) => `[${JSON.stringify(name)}, () => ${name}]`);
	return `() => [${pairs.join(", ")}]`;
}
