import { child, childrenOf, isFunction, list, type Node, need, text, unwrapTypes } from "../syntax/node";
import type { Piece } from "../syntax/pieces";
import { referencesTo } from "../syntax/scope";
import { memberKeyName } from "../syntax/sites";
import { asyncMethod, decoratorsOf, isLoweredMethod, isStaticName, newlines, plainClass, startBehind } from "./classes";
import { type Context, type Decoration, quote } from "./context";
import { asyncFunction, isAsync, usesOf } from "./functions";

/** A class with decorators: its record is made first, and the class fills it. */
export function decoratedClass(node: Node, decoration: Decoration, context: Context): Piece[] {
	const { record } = decoration;
	const id = child(node, "id");
	const isReplaceable = list(node, "decorators").length > 0;
	// Inside, the name of the class means what its decorators have put in its place.
	if (isReplaceable && id !== null)
		for (const reference of referencesTo(new Set([text(id, "name")]), need(node, "body")))
			context.replacements.set(reference, `${record}.class`);
	const made = recordCode(node, context);
	const lowered = plainClass(node, decoration, context);
	if (node.type === "ClassDeclaration" && id !== null) {
		if (!isReplaceable) return [`const ${record} = `, ...made, "; ", ...lowered];
		return [`const ${record} = `, ...made, "; { ", ...lowered, ` } let ${text(id, "name")} = ${record}.class;`];
	}
	if (suspends(node))
		context.unsupported(
			node,
			"await cannot stand in the head of a decorated class expression. Declare the class first, or await before it.",
		);
	return [`((${record}) => (`, ...lowered, `, ${record}.class))(`, ...made, ")"];
}

/** True for a class that contains an `await` or `yield` of the function around it. */
function suspends(node: Node): boolean {
	return childrenOf(node).some(
		(inner) => inner.type === "AwaitExpression" || inner.type === "YieldExpression" || (!isFunction(inner) && suspends(inner)),
	);
}

/** Code that calls the decorators of a class, for its beginning. */
export function decorationCode(members: readonly Node[], { record, indexOf }: Decoration, context: Context): string[] {
	const hasMethods = members.some(
		(member) => indexOf.has(member) && member.type === "MethodDefinition" && member.static !== true,
	);
	return [`static { ${record}.apply(this); }`, ...(hasMethods ? [`#${context.fresh("i")} = ${record}.begin(this);`] : [])];
}

/** A decorated member. Its decorators are evaluated with its key, which becomes a computed one. */
export function decoratedMember(
	member: Node,
	alias: string | null,
	first: string[],
	decoration: Decoration,
	context: Context,
): Piece[] {
	const isPrivate = need(member, "key").type === "PrivateIdentifier";
	if (member.type === "PropertyDefinition") {
		const place = member.static === true ? "static " : "";
		const key = need(member, "key");
		const shown: Piece[] = isPrivate
			? [...privateField(member, decoration, context), place, memberKeyName(key)]
			: [place, "[", ...decoratedKey(member, decoration, context), "]"];
		return [...shown, " = ", ...valueOf(member, decoration, context), ";", afterField(member, decoration, context)];
	}
	if (isPrivate) return privateMethod(member, decoration, context);
	if (alias !== null && isLoweredMethod(member)) return asyncMethod(member, alias, first, decoration, context);
	const fn = need(member, "value");
	const word = member.kind === "get" || member.kind === "set" ? `${member.kind} ` : fn.generator === true ? "*" : "";
	return [
		member.static === true ? "static " : "",
		word,
		"[",
		...decoratedKey(member, decoration, context),
		"]",
		...context.render(fn),
	];
}

/** The initial value of a field or accessor, passed through its decorators. */
function valueOf(member: Node, decoration: Decoration | null, context: Context): Piece[] {
	const key = need(member, "key");
	const value = child(member, "value");
	const from = child(member, "typeAnnotation")?.end ?? key.end;
	const code: Piece[] =
		value === null
			? ["undefined"]
			: [newlines(context, from, value.start), "(", ...context.span(value.start, value.end, [value]), ")"];
	const index = decoration?.indexOf.get(member);
	if (decoration === null || index === undefined) return code;
	const inner = value === null ? null : unwrapTypes(value);
	const isAnonymous = inner !== null && child(inner, "id") === null && (isFunction(inner) || inner.type === "ClassExpression");
	const hasOwnName = inner?.type === "ClassExpression" && list(need(inner, "body"), "body").some(isStaticName);
	const { record } = decoration;
	const named = isAnonymous && !hasOwnName ? [`${context.prefix}h.keyed(${record}.nameOf(${index}), `, ...code, ")"] : code;
	return [`${record}.init(${index}, this, `, ...named, ")"];
}

/** `accessor x = 1`, with or without decorators. */
export function accessor(member: Node, decoration: Decoration | null, context: Context): Piece[] {
	const field = accessorField(member, decoration, valueOf(member, decoration, context), context);
	return decoration?.indexOf.has(member) === true ? [...field, afterField(member, decoration, context)] : field;
}

/** The decorators of a class or member as an array, on their lines. */
function arrayOf(node: Node, context: Context): Piece[] {
	const pieces: Piece[] = ["["];
	let at = node.start;
	for (const decorator of decoratorsOf(node)) {
		const expression = need(decorator, "expression");
		pieces.push(context.blank(at, expression.start), "(", ...context.render(expression), "), ");
		at = expression.end;
	}
	return [...pieces, "]"];
}

/** An expression for the record of a class. */
const recordCode = (node: Node, context: Context): Piece[] => [`${context.prefix}h.decorate(`, ...arrayOf(node, context), ")"];

const kindOf = (member: Node): string => {
	if (member.type === "PropertyDefinition") return "field";
	if (member.type === "AccessorProperty") return "accessor";
	return member.kind === "get" ? "getter" : member.kind === "set" ? "setter" : "method";
};

/** The key of a member as an expression. */
function keyExpression(member: Node, key: Node, context: Context): Piece[] {
	if (member.computed !== true) return [quote(memberKeyName(key))];
	return ["(", ...context.render(key), ")"];
}

/** The key of a decorated member as an expression that also evaluates its decorators. */
export function decoratedKey(member: Node, { record }: Decoration, context: Context): Piece[] {
	const key = need(member, "key");
	return [
		`${record}.add("${kindOf(member)}", ${member.static === true}, `,
		...arrayOf(member, context),
		`, ${newlines(context, startBehind(member), key.start)}`,
		...keyExpression(member, key, context),
		")",
	];
}

/**
 * A decorated private member. It has no key in which its decorators could be evaluated, so a static method that the record removes stands before it.
 * @param body the code of the member's functions, as properties of an object literal; empty for a field
 */
function privateKey(member: Node, { record }: Decoration, body: Piece[], context: Context): Piece[] {
	const name = memberKeyName(need(member, "key"));
	const kind = kindOf(member);
	const get = kind === "setter" ? "" : `, get: (o) => o.${name}`;
	const set = kind === "getter" || kind === "method" ? "" : `, set: (o, v) => { o.${name} = v; }`;
	return [
		`static [${record}.add("${kind}", ${member.static === true}, `,
		...arrayOf(member, context),
		`, ${quote(name)}, { has: (o) => ${name} in o${get}${set} }, {`,
		newlines(context, startBehind(member), need(member, "key").start),
		...body,
		"})]() {} ",
	];
}

/** A private method, getter or setter: the record keeps its function, and a getter or setter reaches it. */
function privateMethod(member: Node, decoration: Decoration, context: Context): Piece[] {
	const fn = need(member, "value");
	const name = memberKeyName(need(member, "key"));
	if (usesOf(fn).super)
		context.unsupported(
			member,
			`super does not reach the parent class inside a decorated private method. Call it from a method without #.`,
		);
	const kind = kindOf(member);
	const word = kind === "getter" ? "get " : kind === "setter" ? "set " : fn.generator === true ? "*" : "";
	const body = isAsync(fn)
		? [`${quote(name)}: `, ...asyncFunction(fn, name, context)]
		: [word + quote(name), ...context.render(fn)];
	const index = decoration.indexOf.get(member);
	const { record } = decoration;
	const place = member.static === true ? "static " : "";
	const shown =
		kind === "setter"
			? `set ${name}(v) { ${record}.set(${index}, this, v); }`
			: `get ${name}() { return ${record}.${kind === "getter" ? `get(${index}, this)` : `method(${index})`}; }`;
	return [...privateKey(member, decoration, body, context), place, shown];
}

/** What stands in front of a decorated private field. */
const privateField = (member: Node, decoration: Decoration, context: Context): Piece[] =>
	privateKey(member, decoration, [], context);

/** Runs what decorators have added for the time after a field or accessor has its value. */
function afterField(member: Node, { record, indexOf }: Decoration, context: Context): string {
	const call = `${record}.after(${indexOf.get(member)}, this);`;
	return member.static === true ? ` static { ${call} }` : ` #${context.fresh("i")} = ${call}`;
}

/** `accessor x = 1`: a private field with a getter and a setter. @param value the rendered initial value */
function accessorField(member: Node, decoration: Decoration | null, value: Piece[], context: Context): Piece[] {
	const { prefix: p } = context;
	const key = need(member, "key");
	const isDecorated = decoration?.indexOf.has(member) === true;
	const place = member.static === true ? "static " : "";
	const name = memberKeyName(key);
	if (key.type === "PrivateIdentifier" && !isDecorated)
		return [place, newlines(context, member.start, key.start), name, " = ", ...value, ";"];
	const storage = storageName(member, context);
	const getter = `() { return this.${storage}; }`;
	const setter = `(v) { this.${storage} = v; }`;
	const field: Piece[] = [` ${place}${storage} = `, ...value, ";"];
	if (key.type === "PrivateIdentifier" && decoration !== null) {
		const { record, indexOf } = decoration;
		const index = indexOf.get(member);
		return [
			...privateKey(member, decoration, [`get ${quote(name)}${getter}, set ${quote(name)}${setter}`], context),
			`${place}get ${name}() { return ${record}.get(${index}, this); } ${place}set ${name}(v) { ${record}.set(${index}, this, v); }`,
			...field,
		];
	}
	const isPlain = !isDecorated && member.computed !== true;
	const first: Piece[] = isPlain
		? [newlines(context, member.start, key.start), ...context.span(key.start, key.end, [key])]
		: isDecorated && decoration !== null
			? ["[", ...decoratedKey(member, decoration, context), "]"]
			: [newlines(context, member.start, key.start), `[${p}h.key(`, ...keyExpression(member, key, context), ")]"];
	const second = isPlain ? context.source.slice(key.start, key.end) : `[${p}h.sameKey()]`;
	return [`${place}get `, ...first, `${getter} ${place}set ${second}${setter}`, ...field];
}

/** Private names that hold the values of accessors, by class. */
const storages = new WeakMap<Node, Set<string>>();

/** A private name for the value of an accessor. Errors show it, so it is the accessor's own name, with underscores where that is taken. */
function storageName(member: Node, context: Context): string {
	const body = member.parent as Node;
	const taken = storages.get(body) ?? new Set<string>();
	storages.set(body, taken);
	const key = member.computed === true ? "" : memberKeyName(need(member, "key")).replace(/^#/, "");
	let name = `#${/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) && key !== "constructor" ? key : "value"}`;
	while (taken.has(name) || context.source.includes(name)) name = name.replace("#", "#_");
	taken.add(name);
	return name;
}
