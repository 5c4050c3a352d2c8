import { child, list, type Node, need, text } from "../../../engine/compiler/syntax/index.ts";
import { found, nodesOf } from "./edits.ts";

/**
 * A use of a property name: the definition of a method or of an error template, a read as `object.name`, or anything else that could be a name: a key,
 * a field, the target of an assignment, a string.
 */
export type NameUse = { kind: "definition" | "read" | "other"; name: string; node: Node };

/** All names of properties in a module. */
export function namesIn(code: string): NameUse[] {
	const nodes = nodesOf(code);
	const templates = errorTemplates(nodes);
	return nodes.flatMap((node): NameUse[] => {
		if (node.type === "Literal") return [{ kind: "other", name: String(node["value"]), node }];
		if (node.type === "TemplateElement") return [{ kind: "other", name: (node["value"] as { cooked: string }).cooked, node }];
		const owner = node.parent;
		if (node.type !== "Identifier" || owner === null || owner["computed"] === true) return [];
		const name = String(node["name"]);
		if (owner.type === "MemberExpression")
			return owner["property"] === node ? [{ kind: isTarget(owner) ? "other" : "read", name, node }] : [];
		if (owner["key"] !== node) return [];
		const isDefinition = owner.type === "MethodDefinition" || (owner.type === "Property" && templates.has(owner.parent));
		return [{ kind: isDefinition ? "definition" : "other", name, node }];
	});
}

/** Templates of errors: `ParseErrorEnum({ BadGetterArity: "…" })` creates an error for each, which the parser raises as `Errors.BadGetterArity`. */
export function errorTemplates(nodes: Node[]): Set<Node | null> {
	const objects = new Map<string, Node>();
	for (const node of nodes) {
		const value = node.type === "VariableDeclarator" ? child(node, "init") : null;
		if (value?.type === "ObjectExpression") objects.set(text(need(node, "id"), "name"), value);
	}
	const templates = nodes.flatMap((node) => {
		if (node.type !== "CallExpression") return [];
		const callee = need(node, "callee");
		const made = callee.type === "TaggedTemplateExpression" ? need(callee, "tag") : callee;
		const [argument] = list(node, "arguments");
		return made["name"] === "ParseErrorEnum" && argument ? [objects.get(text(argument, "name")) ?? argument] : [];
	});
	return new Set(found("templates of errors", templates));
}

/** Whether this `object.name` is assigned or deleted. */
function isTarget(member: Node): boolean {
	const owner = member.parent;
	if (owner === null) return false;
	if (owner.type === "UnaryExpression") return owner["operator"] === "delete";
	if (owner.type === "Property") return owner.parent?.type === "ObjectPattern";
	return owner["left"] === member
		? owner.type !== "BinaryExpression" && owner.type !== "LogicalExpression"
		: TARGETS.has(owner.type);
}
const TARGETS = new Set(["UpdateExpression", "ArrayPattern", "RestElement"]);
