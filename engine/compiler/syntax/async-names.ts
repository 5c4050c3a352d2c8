import { child, isFunction, link, type Node, text } from "./node";

/** Names under which a file has async functions that are no generators. */
export function asyncFunctionNames(root: Node): string[] {
	const names: string[] = [];
	link(root, (node) => {
		if (!isFunction(node) || node.async !== true || node.generator === true) return;
		const { parent } = node;
		const named = child(node, "id") ?? (parent === null ? null : (child(parent, "id") ?? child(parent, "key")));
		if (named !== null && (named.type === "Identifier" || named.type === "PrivateIdentifier")) names.push(text(named, "name"));
	});
	return names;
}
