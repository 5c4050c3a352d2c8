import { child, type Node, need, text } from "../syntax/node";
import type { Piece } from "../syntax/pieces";
import type { Context, Renderer } from "./context";

/** Nodes that exist only for the type checker; they are replaced by white space. */
const ERASED = [
	"TSTypeAnnotation",
	"TSTypeParameterDeclaration",
	"TSTypeParameterInstantiation",
	"TSInterfaceDeclaration",
	"TSTypeAliasDeclaration",
	"TSDeclareFunction",
	"TSIndexSignature",
	"TSAbstractMethodDefinition",
	"TSAbstractPropertyDefinition",
	"TSAbstractAccessorProperty",
	"TSDeclareMethod",
	"TSNamespaceExportDeclaration",
] as const;

export const erase: Renderer = (node, context) => [context.blank(node.start, node.end)];

/** `x as T` and `x satisfies T`: the expression with its parentheses, then white space. */
const asExpression: Renderer = (node, context) => {
	const keyword = context.source.lastIndexOf(
		node.type === "TSAsExpression" ? "as" : "satisfies",
		need(node, "typeAnnotation").start,
	);
	return [...context.span(node.start, keyword, [need(node, "expression")]), context.blank(keyword, node.end)];
};

/** `x!` */
const nonNull: Renderer = (node, context) => [...context.span(node.start, node.end - 1, [need(node, "expression")]), " "];

/** `<T>x`: in parentheses, because the expression might begin with a brace. */
const typeAssertion: Renderer = (node, context) => {
	const end = context.find(">", need(node, "typeAnnotation").end) + 1;
	return [context.blank(node.start, end), "(", ...context.span(end, node.end, [need(node, "expression")]), ")"];
};

/** A name; a following `?`, `!` and type are erased. */
const identifier: Renderer = (node, context) => {
	const replacement = context.replacements.get(node);
	if (replacement !== undefined) return replacedReference(node, replacement, context);
	const annotation = child(node, "typeAnnotation");
	if (annotation === null && node.optional !== true) return [{ start: node.start, end: node.end }];
	const name = /^(?:[\p{ID_Continue}$\u200c\u200d]|\\u\{[^}]*\}|\\u.{4})+/u.exec(context.source.slice(node.start, node.end));
	const end = node.start + (name?.[0].length ?? node.end - node.start);
	return [{ start: node.start, end }, context.blank(end, node.end)];
};

/** A name that stands for a property: the live binding of another module, or an exported member of a namespace. */
function replacedReference(node: Node, replacement: string, context: Context): Piece[] {
	const { parent } = node;
	const lines = context.source.slice(node.start, node.end).replace(/[^\n\r]/g, "");
	const property = parent?.type === "AssignmentPattern" && parent.left === node ? parent.parent : parent;
	const isShorthand = property?.type === "Property" && property.shorthand === true;
	if (isShorthand) return [`${text(node, "name")}: ${replacement}${lines}`];
	const isCallee = parent?.type === "CallExpression" && parent.callee === node;
	return [(isCallee ? `(0, ${replacement})` : replacement) + lines];
}

const parameterProperty: Renderer = (node, context) => {
	const parameter = need(node, "parameter");
	return [context.blank(node.start, parameter.start), ...context.render(parameter)];
};

const refused =
	(message: string): Renderer =>
	(node, context) => {
		context.unsupported(node, message);
		return context.copy(node);
	};

/** True for a class member that does not exist at run time. */
export function isErasedMember(member: Node): boolean {
	if ((ERASED as readonly string[]).includes(member.type) || member.declare === true) return true;
	return child(member, "value")?.type === "TSEmptyBodyFunctionExpression";
}

export const typeRenderers: Record<string, Renderer> = {
	...Object.fromEntries(ERASED.map((type) => [type, erase])),
	TSAsExpression: asExpression,
	TSSatisfiesExpression: asExpression,
	TSNonNullExpression: nonNull,
	TSTypeAssertion: typeAssertion,
	TSParameterProperty: parameterProperty,
	TSExportAssignment: refused('"export =" belongs to CommonJS modules. Write export default.'),
	Identifier: identifier,
};
