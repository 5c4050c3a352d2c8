import { child, list, type Node, need } from "../syntax/node";
import type { Piece } from "../syntax/pieces";
import { memberKeyName } from "../syntax/sites";
import { isAnonymousAsync, newlines } from "./classes";
import type { Context, Renderer } from "./context";
import { asyncFunction, isAsync, usesOf } from "./functions";

const isAsyncMethod = (property: Node): boolean => property.method === true && isAsync(need(property, "value"));

/** An object literal. Its async methods that use `super` get their home object once it exists. */
const objectExpression: Renderer = (node, context) => {
	const pieces = context.copy(node);
	const isHome = list(node, "properties").some((property) => isAsyncMethod(property) && usesOf(need(property, "value")).super);
	return isHome ? [`${context.prefix}h.home(`, ...pieces, ")"] : pieces;
};

const property: Renderer = (node, context) => {
	const value = child(node, "value");
	if (value !== null && isAsyncMethod(node)) return asyncMethod(node, value, context);
	if (node.computed === true && value !== null && isAnonymousAsync(value)) return computedProperty(node, value, context);
	return context.copy(node);
};

/** `async m() {}` becomes a property whose value is the function, because a function can refer to itself and a method cannot. */
function asyncMethod(node: Node, value: Node, context: Context): Piece[] {
	const key = need(node, "key");
	if (node.computed === true) return computedProperty(node, value, context);
	// A property `__proto__` would set the prototype; a method of that name does not, nor does a computed key.
	const shown = memberKeyName(key) === "__proto__" ? ['["__proto__"]'] : context.span(key.start, key.end, [key]);
	return [newlines(context, node.start, key.start), ...shown, ": ", ...asyncFunction(value, memberKeyName(key), context)];
}

/** `[key]: async () => {}` and `async [key]() {}`: the value gets its name from the key, which is known only at run time. */
function computedProperty(node: Node, value: Node, context: Context): Piece[] {
	const { prefix: p } = context;
	const key = need(node, "key");
	const open = context.find("[", node.start) + 1;
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
