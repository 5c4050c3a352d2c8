import type { Context } from "./lower/context";
import { child, childrenOf, enclosingFunction, isFunction, list, type Node, need, text, unwrapTypes } from "./syntax/node";
import { inferredName } from "./syntax/sites";

/** The names of the functions that a module uses as decorators: `log` for `@log`, `@log()` and `@log.calls`. */
export function decoratorNames(root: Node): string[] {
	return nodesOf(root)
		.filter(({ type }) => type === "Decorator")
		.map((decorator) => {
			let at = unwrapTypes(need(decorator, "expression"));
			while (at.type !== "Identifier") {
				const next = child(at, "callee") ?? child(at, "object");
				if (next === null) return "";
				at = unwrapTypes(next);
			}
			return text(at, "name");
		});
}

/**
 * Reports functions that are used as decorators and are written for TypeScript's older kind (`experimentalDecorators`), which passes a target, a key
 * and a property descriptor.
 * @param names the functions that some module of the program uses as decorators
 */
export function reportLegacyDecorators(root: Node, names: ReadonlySet<string>, context: Context): void {
	for (const fn of nodesOf(root)) {
		if (!isFunction(fn) || !takesDescriptor(fn, context.source)) continue;
		const isUsed = [fn, enclosingFunction(fn)].some((one) => one !== null && names.has(nameOf(one)));
		if (!isUsed) continue;
		context.unsupported(
			fn,
			"This decorator is of TypeScript's older kind (experimentalDecorators), which does not run here. A standard decorator takes (value, context) and returns what replaces the value: for a method, a function.",
		);
	}
}

const nameOf = (fn: Node): string => {
	const id = child(fn, "id");
	return id === null ? (inferredName(fn) ?? "") : text(id, "name");
};

/** True when the third parameter is a property descriptor, by its type or its name. */
function takesDescriptor(fn: Node, source: string): boolean {
	const third = list(fn, "params")[2];
	if (third === undefined) return false;
	const annotation = child(third, "typeAnnotation");
	const type = annotation === null ? "" : source.slice(annotation.start, annotation.end);
	return /\b(?:Typed)?PropertyDescriptor\b/.test(type) || /^(?:property)?desc(?:riptor)?$/i.test(text(third, "name"));
}

function nodesOf(root: Node): Node[] {
	const nodes = [root];
	for (let i = 0; i < nodes.length; i++) nodes.push(...childrenOf(nodes[i] as Node));
	return nodes;
}
