import { child, isFunction, list, type Node, need, text, unwrapTypes } from "../node";
import { insertAt, type Piece } from "../pieces";
import { inferredName, keyName } from "../sites";
import { type Context, quote, type Renderer } from "./context";
import { generatorOf, isAsync, superAccess, usesOf, wrapper } from "./functions";
import { erase, isErasedMember, reportDecorators } from "./types";

const MODIFIERS = /\b(?:public|private|protected|readonly|override|declare|abstract)\b/g;
const blankWords = (text: string): string => text.replace(MODIFIERS, (word) => " ".repeat(word.length));

/**
 * A class. Its async methods become a method that starts a private static generator: made once a class, and inside the class
 * body, where private names can be seen.
 */
const classNode: Renderer = (node, context) => {
	if (node.declare === true) return erase(node, context);
	reportDecorators(node, context);
	const id = child(node, "id");
	const body = need(node, "body");
	const superClass = child(node, "superClass");
	const hasAsync = list(body, "body").some(
		(member) => isNamedByKey(member) || (isLoweredMethod(member) && !usesOf(need(member, "value")).super),
	);
	const alias = id !== null ? text(id, "name") : hasAsync ? context.fresh("C") : null;
	const header = [
		id,
		child(node, "typeParameters"),
		superClass,
		child(node, "superTypeArguments") ?? child(node, "superTypeParameters"),
	].filter((part) => part !== null);
	const headerEnd = header.at(-1)?.end ?? context.find("class", node.start) + "class".length;
	const pieces: Piece[] = [];
	if (id === null && alias !== null) {
		const keyword = context.find("class", node.start) + "class".length;
		pieces.push(...context.span(node.start, keyword, []), ` ${alias}`, ...context.span(keyword, headerEnd, header));
	} else {
		const first = header[0]?.start ?? headerEnd;
		pieces.push(blankWords(context.source.slice(node.start, first)), ...context.span(first, headerEnd, header));
	}
	const typesFrom = list(node, "implements").length > 0 ? context.find("implements", headerEnd) : body.start;
	pieces.push(...context.span(headerEnd, typesFrom, []), context.blank(typesFrom, body.start), "{");
	if (id === null && alias !== null)
		pieces.push(` static { ${context.prefix}h.name(this, ${quote(inferredName(node) ?? "")}); }`);
	if (list(body, "body").some(isNamedByKey)) pieces.push(` static { ${context.prefix}h.fieldNames(this); }`);
	pieces.push(...classBody(body, alias, context));
	return pieces;
};

function classBody(body: Node, alias: string | null, context: Context): Piece[] {
	const pieces: Piece[] = [];
	let at = body.start + 1;
	for (const member of list(body, "body")) {
		pieces.push(...context.span(at, member.start, []), ...classMember(member, alias, context));
		at = member.end;
	}
	pieces.push(...context.span(at, body.end, []));
	return pieces;
}

const isLoweredMethod = (member: Node): boolean => {
	const value = child(member, "value");
	return member.type === "MethodDefinition" && value !== null && isAsync(value) && !isErasedMember(member);
};

function classMember(member: Node, alias: string | null, context: Context): Piece[] {
	if (isErasedMember(member)) return [context.blank(member.start, member.end)];
	reportDecorators(member, context);
	if (member.type === "StaticBlock" || member.type === "AccessorProperty") return context.render(member);
	const key = child(member, "key");
	if (key === null) return context.copy(member);
	if (isLoweredMethod(member)) return asyncMethod(member, alias, context);
	const value = child(member, "value");
	const keyStart = member.computed === true ? context.source.lastIndexOf("[", key.start) : key.start;
	const keyEnd = member.computed === true ? context.find("]", key.end) + 1 : key.end;
	const lead = blankWords(context.source.slice(member.start, keyStart));
	if (alias !== null && value !== null && isNamedByKey(member)) return [lead, ...namedField(member, key, value, alias, context)];
	const pieces: Piece[] = [lead, ...context.span(keyStart, keyEnd, [key])];
	if (member.type === "PropertyDefinition") {
		const annotation = child(member, "typeAnnotation");
		const rest = [annotation, value].filter((part) => part !== null);
		const tail = context.span(keyEnd, member.end, rest);
		// `x?;` and `x!;` have no type to go with.
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

/** A constructor, with `private x: number` in its parameters turned to assignments. */
function constructorFunction(fn: Node, context: Context): Piece[] {
	const names = list(fn, "params")
		.filter((parameter) => parameter.type === "TSParameterProperty")
		.map((parameter) => {
			const inner = need(parameter, "parameter");
			return text(inner.type === "AssignmentPattern" ? need(inner, "left") : inner, "name");
		});
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

/** Where the statements of a body begin: after its directives. */
export function directivesEnd(body: Node): number {
	let end = body.start + 1;
	for (const statement of list(body, "body")) {
		if (typeof statement.directive !== "string") break;
		end = statement.end;
	}
	return end;
}

function asyncMethod(member: Node, alias: string | null, context: Context): Piece[] {
	const { prefix: p } = context;
	const fn = need(member, "value");
	const key = need(member, "key");
	const uses = usesOf(fn);
	const name = member.computed === true ? "(computed)" : keyName(key);
	const site = context.site(fn.generator === true ? "generator" : "function", fn, name);
	const isStatic = member.static === true;
	const keyStart = member.computed === true ? context.source.lastIndexOf("[", key.start) : key.start;
	const keyEnd = member.computed === true ? context.find("]", key.end) + 1 : key.end;
	const head: Piece[] = [
		isStatic ? "static " : "",
		newlines(context, member.start, keyStart),
		...context.span(keyStart, keyEnd, [key]),
	];
	const found = methodExpression(member, context);
	const own = context.fresh("m");
	const mark = fn.generator === true ? "asyncGenerator" : "async";
	// A private method cannot be reached to be marked, and needs no mark to work.
	const canMark = found !== null;
	const self = fn.generator === true && canMark && alias !== null ? `${alias}.#${own}` : "undefined";
	const marking = !canMark
		? ""
		: fn.generator === true && alias !== null
			? ` static #${own} = ${p}h.${mark}(${found});`
			: ` static { ${p}h.${mark}(${found}); }`;
	if (uses.super || alias === null) {
		const generator = context.fresh("g");
		const { parameters, body } = wrapper(fn, generator, self, site, context, uses);
		const access = uses.super ? `const ${p}super = ${superAccess(context)}; ` : "";
		return [...head, `(${parameters}) { ${access}`, ...generatorOf(fn, generator, context), ` ${body} }${marking}`];
	}
	const generator = context.fresh("g");
	const { parameters, body } = wrapper(fn, `${alias}.#${generator}`, self, site, context, uses);
	return [...head, `(${parameters}) { ${body} } `, ...generatorOf(fn, `#${generator}`, context, "static *"), marking];
}

/** An expression for the method inside a static element of its class, or null when there is none. */
function methodExpression(member: Node, context: Context): string | null {
	const key = need(member, "key");
	const holder = member.static === true ? "this" : "this.prototype";
	if (key.type === "PrivateIdentifier") return null;
	if (member.computed !== true) return `${context.prefix}h.method(${holder}, ${quote(keyName(key))})`;
	const isWellKnown =
		key.type === "MemberExpression" &&
		key.computed !== true &&
		need(key, "object").type === "Identifier" &&
		text(need(key, "object"), "name") === "Symbol";
	return isWellKnown ? `${context.prefix}h.method(${holder}, Symbol.${text(need(key, "property"), "name")})` : null;
}

const newlines = (context: Context, start: number, end: number): string =>
	context.source.slice(start, end).replace(/[^\n\r]/g, "");

/** An object literal. Its async methods make their generator at each call: a literal has no place of its own to keep one. */
const objectExpression: Renderer = (node, context) => {
	const methods = list(node, "properties").filter(
		(property) => property.method === true && isAsync(need(property, "value")) && property.computed !== true,
	);
	const pieces = context.copy(node);
	if (methods.length === 0) return pieces;
	const keys = (generator: boolean): string =>
		methods
			.filter((method) => (need(method, "value").generator === true) === generator)
			.map((method) => quote(keyName(need(method, "key"))))
			.join(", ");
	return [`${context.prefix}h.methods(`, ...pieces, `, [${keys(false)}], [${keys(true)}])`];
};

const property: Renderer = (node, context) => {
	const value = child(node, "value");
	const { prefix: p } = context;
	if (node.computed === true && node.method !== true && value !== null && isAnonymousAsync(value))
		return computedProperty(node, value, context);
	if (node.method !== true || value === null || !isAsync(value)) return context.copy(node);
	const key = need(node, "key");
	const uses = usesOf(value);
	const site = context.site(
		value.generator === true ? "generator" : "function",
		value,
		node.computed === true ? "(computed)" : keyName(key),
	);
	const keyStart = node.computed === true ? context.source.lastIndexOf("[", key.start) : key.start;
	const keyEnd = node.computed === true ? context.find("]", key.end) + 1 : key.end;
	const generator = context.fresh("g");
	const { parameters, body } = wrapper(value, generator, "undefined", site, context, uses);
	const access = uses.super ? `const ${p}super = ${superAccess(context)}; ` : "";
	return [
		newlines(context, node.start, keyStart),
		...context.span(keyStart, keyEnd, [key]),
		`(${parameters}) { ${access}`,
		...generatorOf(value, generator, context),
		` ${body} }`,
	];
};

/** True for what lowering turns into something that the language would not name: an async function or a class with async members. */
const isAnonymousAsync = (value: Node): boolean => {
	const inner = unwrapTypes(value);
	if (child(inner, "id") !== null) return false;
	if (inner.type !== "ClassExpression") return isFunction(inner) && isAsync(inner);
	const members = list(need(inner, "body"), "body");
	return members.some((member) => isLoweredMethod(member) || isNamedByKey(member)) && !members.some(isStaticName);
};

/** A class that has a `name` of its own keeps it. */
const isStaticName = (member: Node): boolean =>
	member.static === true && member.computed !== true && keyName(need(member, "key")) === "name";

/** A field whose value takes its name from a key that is only known when the program runs. */
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

/** `[key] = async () => {}`: the key is turned into a name once, when the class is made, and the value is made again in every instance. */
function namedField(member: Node, key: Node, value: Node, alias: string, context: Context): Piece[] {
	const { prefix: p } = context;
	const slot = quote(context.fresh("k"));
	const open = context.source.lastIndexOf("[", key.start);
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

/** `[key]: async () => {}`: the language names the value after the key, which is only known when the program runs. */
function computedProperty(node: Node, value: Node, context: Context): Piece[] {
	const { prefix: p } = context;
	const key = need(node, "key");
	const open = context.source.lastIndexOf("[", key.start) + 1;
	const close = context.find("]", key.end);
	return [
		...context.span(node.start, open, []),
		`${p}h.key(`,
		...context.span(open, close, [key]),
		")",
		...context.span(close, value.start, []),
		`${p}h.keyed(${p}h.keyName(), `,
		...context.span(value.start, node.end, [value]),
		")",
	];
}

export const classRenderers: Record<string, Renderer> = {
	ClassDeclaration: classNode,
	ClassExpression: classNode,
	ObjectExpression: objectExpression,
	Property: property,
};
