import { child, list, type Node, need, text } from "../syntax/node";
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
	const replacement = context.importReferences.has(node) ? context.imports.get(text(node, "name")) : undefined;
	if (replacement !== undefined) return importedReference(node, replacement);
	const annotation = child(node, "typeAnnotation");
	if (annotation === null && node.optional !== true) return [{ start: node.start, end: node.end }];
	const name = /^(?:[\p{ID_Continue}$\u200c\u200d]|\\u\{[^}]*\}|\\u.{4})+/u.exec(context.source.slice(node.start, node.end));
	const end = node.start + (name?.[0].length ?? node.end - node.start);
	return [{ start: node.start, end }, context.blank(end, node.end)];
};

/** A name imported from another module is replaced by an access to that module's live binding. */
function importedReference(node: Node, replacement: string): Piece[] {
	const { parent } = node;
	if (parent?.type === "Property" && parent.shorthand === true) return [`${text(node, "name")}: ${replacement}`];
	const isCallee = parent?.type === "CallExpression" && parent.callee === node;
	return [isCallee ? `(0, ${replacement})` : replacement];
}

const parameterProperty: Renderer = (node, context) => {
	const parameter = need(node, "parameter");
	return [context.blank(node.start, parameter.start), ...context.render(parameter)];
};

/** Erases a declaration with `declare`: it describes something that exists elsewhere. */
const unlessDeclared =
	(renderer: Renderer): Renderer =>
	(node, context) =>
		node.declare === true ? erase(node, context) : renderer(node, context);

/** `enum`: an object with a reverse entry for each number, as in TypeScript. Inside, members are accessible by their bare names. */
const enumDeclaration: Renderer = (node, context) => {
	const name = text(need(node, "id"), "name");
	const body = child(node, "body") ?? node;
	const members = list(body, "members");
	const inner = context.fresh("e");
	const pieces: Piece[] = [`var ${name} = ((${inner}) => {`];
	let at = node.start;
	let previous: string | null = null;
	for (const member of members) {
		pieces.push(context.blank(at, member.start));
		at = member.end;
		const id = need(member, "id");
		const key = id.type === "Identifier" ? text(id, "name") : String(id.value);
		const initializer = child(member, "initializer");
		const value: Piece[] =
			initializer !== null
				? context.render(initializer)
				: [previous === null ? "0" : `${inner}[${JSON.stringify(previous)}] + 1`];
		const slot = `${inner}[${JSON.stringify(key)}]`;
		if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) && key !== name)
			pieces.push(`const ${key} = ${slot} = `, ...value, "; ");
		else pieces.push(`${slot} = `, ...value, "; ");
		pieces.push(`if (typeof ${slot} === "number") ${inner}[${slot}] = ${JSON.stringify(key)};`);
		previous = key;
	}
	pieces.push(context.blank(at, node.end), ` return ${inner}; })(${name} ?? {});`);
	return pieces;
};

const namespace: Renderer = (node, context) => {
	if (node.declare !== true && node.global !== true)
		context.unsupported(node, "Namespaces do not run here. Use a file of its own, or an object, and export from it.");
	return erase(node, context);
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
	TSEnumDeclaration: unlessDeclared(enumDeclaration),
	TSModuleDeclaration: namespace,
	TSImportEqualsDeclaration: refused('"import x = …" does not run here. Write import … from "…".'),
	TSExportAssignment: refused('"export =" does not run here. Write export default.'),
	AccessorProperty: refused("Accessor fields do not run here. Write a getter and a setter."),
	Decorator: refused("Decorators do not run here. Call the function on the class or the method instead."),
	Identifier: identifier,
};

/** Reports decorators. They are not children of a node, so they are searched where they are allowed. */
export function reportDecorators(node: Node, context: Context): void {
	for (const decorator of list(node, "decorators"))
		context.unsupported(decorator, "Decorators do not run here. Call the function on the class or the method instead.");
}
