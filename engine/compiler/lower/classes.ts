import { child, isFunction, list, type Node, need, text, unwrapTypes } from "../syntax/node";
import { insertAt, isSource, type Piece } from "../syntax/pieces";
import { inferredName, memberKeyName } from "../syntax/sites";
import { type Context, type Decoration, quote, type Renderer } from "./context";
import { generatorOf, isAsync, usesOf, wrapper } from "./functions";
import { erase, isErasedMember } from "./types";

export const decoratorsOf = (node: Node): Node[] => list(node, "decorators");

/** The decorated members of a class with decorators; null for a class without any. */
export function decorationOf(node: Node, context: Context): Decoration | null {
	const members = list(need(node, "body"), "body").filter((member) => decoratorsOf(member).length > 0 && member.declare !== true);
	if (members.length + decoratorsOf(node).length === 0) return null;
	return { record: context.fresh("D"), indexOf: new Map(members.map((member, index) => [member, index])) };
}

/** Where a class or member begins behind its decorators. */
export const startBehind = (node: Node): number => decoratorsOf(node).at(-1)?.end ?? node.start;

const MODIFIERS = /\b(?:public|private|protected|readonly|override|declare|abstract)\b/g;
const blankWords = (text: string): string => text.replace(MODIFIERS, (word) => " ".repeat(word.length));

/**
 * A class. An async method is lowered to a method that starts a private static generator. The generator is created once per class, and inside the
 * class body, where private names are in scope.
 */
const classNode: Renderer = (node, context) => {
	if (node.declare === true) return erase(node, context);
	const decoration = decorationOf(node, context);
	return decoration === null ? plainClass(node, null, context) : context.rare.decoratedClass(node, decoration, context);
};

/** A class without what its decorators put around it. @param decoration its decorated members, or null */
export function plainClass(node: Node, decoration: Decoration | null, context: Context): Piece[] {
	const id = child(node, "id");
	const body = need(node, "body");
	const superClass = child(node, "superClass");
	const members = list(body, "body");
	// Between the decorators and the class there may be `export`.
	const start = decoration === null ? node.start : context.find("class", startBehind(node));
	const hasAsync = members.some((member) => isNamedByKey(member) || isLoweredMethod(member));
	const alias = id !== null ? text(id, "name") : hasAsync ? context.fresh("C") : null;
	const header = [
		id,
		child(node, "typeParameters"),
		superClass,
		child(node, "superTypeArguments") ?? child(node, "superTypeParameters"),
	].filter((part) => part !== null);
	const headerEnd = header.at(-1)?.end ?? context.find("class", start) + "class".length;
	// An async function is no parent, and the error must not show its lowered text.
	if (superClass !== null) context.around.set(superClass, { before: `${context.prefix}h.parent((`, after: "))" });
	const pieces: Piece[] = decoration === null ? [] : [newlines(context, startBehind(node), start)];
	if (id === null && alias !== null) {
		const keyword = context.find("class", start) + "class".length;
		pieces.push(...context.span(start, keyword, []), ` ${alias}`, ...context.span(keyword, headerEnd, header));
	} else {
		const first = header[0]?.start ?? headerEnd;
		pieces.push(blankWords(context.source.slice(start, first)), ...context.span(first, headerEnd, header));
	}
	const typesFrom = list(node, "implements").length > 0 ? context.find("implements", headerEnd) : body.start;
	pieces.push(...context.span(headerEnd, typesFrom, []), context.blank(typesFrom, body.start), "{");
	const opened = pieces.length;
	if (id === null && (alias !== null || decoration !== null))
		pieces.push(` static { ${context.prefix}h.name(this, ${quote(inferredName(node) ?? "")}); }`);
	if (members.some((member) => isNamedByKey(member) || (isLoweredMethod(member) && member.computed === true)))
		pieces.push(` static { ${context.prefix}h.fieldNames(this); }`);
	const first: string[] = [];
	const rendered = classBody(body, alias, first, decoration, context);
	if (decoration !== null) first.push(...context.rare.decorationCode(members, decoration, context));
	// A parameter property is declared like a field in front of the others, and gets its value in the constructor.
	const properties = members
		.filter((member) => member.kind === "constructor")
		.flatMap((member) => propertiesOf(need(member, "value")));
	first.push(...properties.map((name) => `${name};`));
	pieces.push(...first.map((code) => ` ${code}`), ...rendered);
	if (decoration !== null && list(node, "decorators").length > 0)
		pieces.splice(-1, 0, ` static { ${decoration.record}.end(); } `);
	if (!isSource(pieces, context.source, node.start, node.end))
		pieces.splice(opened, 0, context.mark(context.find("class", startBehind(node)), node.end));
	return pieces;
}

function classBody(body: Node, alias: string | null, first: string[], decoration: Decoration | null, context: Context): Piece[] {
	const pieces: Piece[] = [];
	let at = body.start + 1;
	for (const member of list(body, "body")) {
		pieces.push(...context.span(at, member.start, []), ...classMember(member, alias, first, decoration, context));
		at = member.end;
	}
	pieces.push(...context.span(at, body.end - 1, []), { start: body.end - 1, end: body.end });
	return pieces;
}

export const isLoweredMethod = (member: Node): boolean => {
	const value = child(member, "value");
	return member.type === "MethodDefinition" && value !== null && isAsync(value) && !isErasedMember(member);
};

function classMember(
	member: Node,
	alias: string | null,
	first: string[],
	decoration: Decoration | null,
	context: Context,
): Piece[] {
	if (isErasedMember(member)) return [context.blank(member.start, member.end)];
	if (member.type === "StaticBlock") return context.render(member);
	const key = child(member, "key");
	if (key === null) return context.copy(member);
	if (member.type === "AccessorProperty") return context.rare.accessor(member, decoration, context);
	if (decoration?.indexOf.has(member) === true) return context.rare.decoratedMember(member, alias, first, decoration, context);
	if (alias !== null && isLoweredMethod(member)) return asyncMethod(member, alias, first, null, context);
	const value = child(member, "value");
	const { keyStart, keyEnd } = keySpan(member, key, context);
	const lead = leadOf(member.start, keyStart, context);
	if (alias !== null && value !== null && isNamedByKey(member)) return [lead, ...namedField(member, key, value, alias, context)];
	const pieces: Piece[] = [lead, ...context.span(keyStart, keyEnd, [key])];
	if (member.type === "PropertyDefinition") {
		const annotation = child(member, "typeAnnotation");
		const rest = [annotation, value].filter((part) => part !== null);
		const tail = context.span(keyEnd, member.end, rest);
		// `x?;` and `x!;`: a mark without a type.
		if (annotation === null && typeof tail[0] === "object")
			tail[0] = context.source.slice(tail[0].start, tail[0].end).replace(/^(\s*)[?!]/, "$1 ");
		pieces.push(...tail);
		if (!context.source.slice(member.start, member.end).trimEnd().endsWith(";")) pieces.push(";");
		return pieces;
	}
	if (value === null) return [...pieces, ...context.span(keyEnd, member.end, [])];
	const isConstructor = member.kind === "constructor";
	const gap = context.source.slice(keyEnd, value.start).replace(/[?!]/, " ");
	return [...pieces, gap, ...(isConstructor ? constructorFunction(value, context) : context.render(value))];
}

/** The modifiers in front of a member; a range of the source where none has to go. */
function leadOf(start: number, end: number, context: Context): Piece {
	const lead = context.source.slice(start, end);
	const kept = blankWords(lead);
	return kept === lead ? { start, end } : kept;
}

/** The names of the parameter properties of a constructor. */
const propertiesOf = (fn: Node): string[] =>
	list(fn, "params")
		.filter((parameter) => parameter.type === "TSParameterProperty")
		.map((parameter) => {
			const inner = need(parameter, "parameter");
			return text(inner.type === "AssignmentPattern" ? need(inner, "left") : inner, "name");
		});

/** A constructor; parameter properties such as `private x: number` become assignments. */
function constructorFunction(fn: Node, context: Context): Piece[] {
	const names = propertiesOf(fn);
	if (names.length === 0) return context.render(fn);
	const assignments = names.map((name) => ` this.${name} = ${name};`).join("");
	const body = need(fn, "body");
	const superCall = list(body, "body").find(isSuperCall);
	const at = superCall?.end ?? directivesEnd(body);
	const rendered = context.render(fn);
	return insertAt(rendered, at, `;${assignments}`);
}

const isSuperCall = (statement: Node): boolean => {
	if (statement.type !== "ExpressionStatement") return false;
	const expression = need(statement, "expression");
	return expression.type === "CallExpression" && need(expression, "callee").type === "Super";
};

/** Offset of the first statement of a body after its directives. */
export function directivesEnd(body: Node): number {
	let end = body.start + 1;
	for (const statement of list(body, "body")) {
		if (typeof statement.directive !== "string") break;
		end = statement.end;
	}
	return end;
}

/**
 * An async method: a method in its place that starts the generator, and the generator as a private static method. For methods that use `super`, the
 * private static method creates the generator.
 * @param first receives code that runs at the beginning of the class: it marks methods as async and gives async generator methods a reference to themselves
 */
export function asyncMethod(
	member: Node,
	alias: string,
	first: string[],
	decoration: Decoration | null,
	context: Context,
): Piece[] {
	const { prefix: p } = context;
	const fn = need(member, "value");
	const key = need(member, "key");
	const uses = usesOf(fn);
	const name = member.computed === true ? "(computed)" : memberKeyName(key);
	const site = context.site(fn.generator === true ? "generator" : "function", fn, name);
	const isStatic = member.static === true;
	const { keyStart, keyEnd } = keySpan(member, key, context);
	const place = isStatic ? "static " : "";
	const lines = newlines(context, member.start, keyStart);
	const generator = context.fresh("g");
	const own = context.fresh("m");
	const home = isStatic ? alias : `${alias}.prototype`;
	const made = uses.super ? `${alias}.#${generator}(${p}h.superIn(${home}, this))` : `${alias}.#${generator}`;
	const { parameters, body } = wrapper(fn, made, `${alias}.#${own}`, site, context, uses);
	const generators = uses.super
		? [` static #${generator}(${p}super) { return `, ...generatorOf(fn, "", context), "; }"]
		: [" ", ...generatorOf(fn, `#${generator}`, context, "static *")];
	const mark = fn.generator === true ? `${p}h.asyncGenerator` : `${p}h.async`;
	if (key.type === "PrivateIdentifier") {
		// A getter that returns the one function. As a private method it could not be reached from outside to be marked as async.
		const shown = quote(name);
		first.push(`static #${own} = ${mark}(({ ${shown}(${parameters}) { ${body} } })[${shown}]);`);
		return [place, lines, `get ${name}() { return ${alias}.#${own}; }`, ...generators];
	}
	const slot = quote(own);
	const found = `${p}h.method(${isStatic ? "this" : "this.prototype"}, ${member.computed === true ? `${p}h.memberKey(this, ${slot})` : quote(name)})`;
	first.push(`static #${own} = ${isReplaced(member) ? "undefined" : `${mark}(${found})`};`);
	const decorated = decoration === null ? null : context.rare.decoratedKey(member, decoration, context);
	const shown =
		member.computed === true
			? [`[${p}h.fieldKey(${slot}, `, ...(decorated ?? context.span(keyStart + 1, keyEnd - 1, [key])), ")]"]
			: decorated === null
				? context.span(keyStart, keyEnd, [key])
				: ["[", ...decorated, "]"];
	return [place, decorated === null ? lines : "", ...shown, `(${parameters}) { ${body} }`, ...generators];
}

/** The source range of a member's key, brackets included. */
function keySpan(member: Node, key: Node, context: Context): { keyStart: number; keyEnd: number } {
	if (member.computed !== true) return { keyStart: key.start, keyEnd: key.end };
	return { keyStart: context.find("[", member.start), keyEnd: context.find("]", key.end) + 1 };
}

/** True when a later member of the class has the same name and replaces this one. */
function isReplaced(member: Node): boolean {
	const name = memberKeyName(need(member, "key"));
	const isSame = (other: Node): boolean =>
		other.computed !== true &&
		other.static === member.static &&
		other.type === "MethodDefinition" &&
		memberKeyName(need(other, "key")) === name;
	return member.computed !== true && list(member.parent as Node, "body").findLast(isSame) !== member;
}

export const newlines = (context: Context, start: number, end: number): string =>
	context.source.slice(start, end).replace(/[^\n\r]/g, "");

/** True for an expression whose lowered form would not get a name from the language: an async function or a class with async members. */
export const isAnonymousAsync = (value: Node): boolean => {
	const inner = unwrapTypes(value);
	if (child(inner, "id") !== null) return false;
	if (inner.type !== "ClassExpression") return isFunction(inner) && isAsync(inner);
	const members = list(need(inner, "body"), "body");
	return members.some((member) => isLoweredMethod(member) || isNamedByKey(member)) && !members.some(isStaticName);
};

/** A class that has a `name` of its own keeps it. */
export const isStaticName = (member: Node): boolean =>
	member.static === true && member.computed !== true && memberKeyName(need(member, "key")) === "name";

/** True for a field whose value gets its name from a computed key. */
function isNamedByKey(member: Node): boolean {
	const value = child(member, "value");
	return (
		member.type === "PropertyDefinition" &&
		member.computed === true &&
		value !== null &&
		!isErasedMember(member) &&
		isAnonymousAsync(value)
	);
}

/** `[key] = async () => {}`: the key is converted to a name once, when the class is evaluated; the value is created for every instance. */
function namedField(member: Node, key: Node, value: Node, alias: string, context: Context): Piece[] {
	const { prefix: p } = context;
	const slot = quote(context.fresh("k"));
	const open = context.find("[", member.start);
	const close = context.find("]", key.end);
	const annotation = child(member, "typeAnnotation");
	return [
		`[${p}h.fieldKey(${slot}, `,
		...context.span(open + 1, close, [key]),
		")]",
		...(annotation === null
			? [context.source.slice(close + 1, value.start).replace(/^(\s*)[?!]/, "$1 ")]
			: context.span(close + 1, value.start, [annotation])),
		`${p}h.keyed(${p}h.fieldName(${alias}, ${slot}), `,
		...context.span(value.start, value.end, [value]),
		");",
		...context.span(context.source[member.end - 1] === ";" ? member.end : value.end, member.end, []),
	];
}

export const classRenderers: Record<string, Renderer> = {
	ClassDeclaration: classNode,
	ClassExpression: classNode,
};
