import { child, list, type Node, need } from "./node";

/** True for a namespace that exists at run time: one with a value in it. */
export function isInstantiated(node: Node): boolean {
	if (node.declare === true || node.global === true || child(node, "body") === null) return false;
	return list(need(node, "body"), "body").some((statement) => {
		const inner = child(statement, "declaration") ?? statement;
		if (inner.declare === true) return false;
		if (inner.type === "TSModuleDeclaration") return isInstantiated(inner);
		if (inner.type === "TSImportEqualsDeclaration") return inner !== statement;
		return !/^TS(?:Interface|TypeAlias|DeclareFunction)/.test(inner.type);
	});
}
