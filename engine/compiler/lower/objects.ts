import { child, list, type Node, need } from "../node";
import type { Piece } from "../pieces";
import { keyName } from "../sites";
import { isAnonymousAsync, newlines } from "./classes";
import { type Context, quote, type Renderer } from "./context";
import { asyncFunction, generatorOf, isAsync, superAccess, usesOf, wrapper } from "./functions";

/** An async method of a literal; one that uses `super` has to stay a method. */
const isAsyncMethod = (property: Node): boolean => property.method === true && isAsync(need(property, "value"));
const usesSuper = (property: Node): boolean => usesOf(need(property, "value")).super;

/** An object literal, whose async methods that use `super` are marked once it is there. */
const objectExpression: Renderer = (node, context) => {
	const methods = list(node, "properties").filter(
		(property) => isAsyncMethod(property) && property.computed !== true && usesSuper(property),
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
	if (value !== null && isAsyncMethod(node))
		return usesSuper(node) ? superMethod(node, value, context) : asyncMethod(node, value, context);
	if (node.computed === true && value !== null && isAnonymousAsync(value)) return computedProperty(node, value, context);
	return context.copy(node);
};

/** `async m() {}` becomes a property whose value is the function: that function knows itself, as a method could not. */
function asyncMethod(node: Node, value: Node, context: Context): Piece[] {
	const key = need(node, "key");
	if (node.computed === true) return computedProperty(node, value, context);
	// A property called __proto__ would set the prototype; a method of that name, and a computed key, do not.
	const shown = keyName(key) === "__proto__" ? ['["__proto__"]'] : context.span(key.start, key.end, [key]);
	return [newlines(context, node.start, key.start), ...shown, ": ", ...asyncFunction(value, keyName(key), context)];
}

/** A method that uses `super` makes its generator in every call: only inside the method is the word allowed. */
function superMethod(node: Node, value: Node, context: Context): Piece[] {
	const { prefix: p } = context;
	const key = need(node, "key");
	const uses = usesOf(value);
	const name = node.computed === true ? "(computed)" : keyName(key);
	const site = context.site(value.generator === true ? "generator" : "function", value, name);
	const keyStart = node.computed === true ? context.source.lastIndexOf("[", key.start) : key.start;
	const keyEnd = node.computed === true ? context.find("]", key.end) + 1 : key.end;
	const generator = context.fresh("g");
	const { parameters, body } = wrapper(value, generator, "undefined", site, context, uses);
	return [
		newlines(context, node.start, keyStart),
		...context.span(keyStart, keyEnd, [key]),
		`(${parameters}) { const ${p}super = ${superAccess(context)}; `,
		...generatorOf(value, generator, context),
		` ${body} }`,
	];
}

/** `[key]: async () => {}` and `async [key]() {}`: the language names the value after the key, which is only known when the program runs. */
function computedProperty(node: Node, value: Node, context: Context): Piece[] {
	const { prefix: p } = context;
	const key = need(node, "key");
	const open = context.source.lastIndexOf("[", key.start) + 1;
	const close = context.find("]", key.end);
	const isMethod = node.method === true;
	return [
		...(isMethod ? [newlines(context, node.start, open), "["] : context.span(node.start, open, [])),
		`${p}h.key(`,
		...context.span(open, close, [key]),
		")",
		...(isMethod ? ["]: "] : context.span(close, value.start, [])),
		`${p}h.keyed(${p}h.keyName(), `,
		...(isMethod ? asyncFunction(value, null, context) : context.span(value.start, node.end, [value])),
		")",
	];
}

export const objectRenderers: Record<string, Renderer> = {
	ObjectExpression: objectExpression,
	Property: property,
};
