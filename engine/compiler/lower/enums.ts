import { child, list, type Node, need, text } from "../syntax/node";
import type { Piece } from "../syntax/pieces";
import { enumKey, referencesTo } from "../syntax/scope";
import { type Context, quote, type Renderer } from "./context";
import { erase } from "./types";

/**
 * `enum`: an object with a reverse entry for each number, as in TypeScript. Inside, members are accessible by their bare names, also those of an
 * earlier enum of the same name, with which it is merged.
 * @param seed the object to fill: an expression
 */
export function enumCode(node: Node, seed: string, context: Context): Piece[] {
	const name = text(need(node, "id"), "name");
	const members = list(child(node, "body") ?? node, "members");
	const inner = context.fresh("e");
	const earlier = membersBefore(node, name);
	for (const reference of earlier.size === 0 ? [] : referencesTo(earlier, node))
		context.replacements.set(reference, `${inner}[${quote(text(reference, "name"))}]`);
	const pieces: Piece[] = [`var ${name} = ((${inner}) => {`];
	let at = node.start;
	let previous: string | null = null;
	for (const member of members) {
		pieces.push(context.blank(at, member.start));
		at = member.end;
		const key = enumKey(member);
		const initializer = child(member, "initializer");
		const value: Piece[] =
			initializer !== null ? context.render(initializer) : [previous === null ? "0" : `${inner}[${quote(previous)}] + 1`];
		const slot = `${inner}[${quote(key)}]`;
		if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) && key !== name)
			pieces.push(`const ${key} = ${slot} = `, ...value, "; ");
		else pieces.push(`${slot} = `, ...value, "; ");
		pieces.push(`if (typeof ${slot} === "number") ${inner}[${slot}] = ${quote(key)};`);
		previous = key;
	}
	pieces.push(context.blank(at, node.end), ` return ${inner}; })(${seed});`);
	return pieces;
}

/** Members that enums of the same name before this one declare, and this one does not. */
function membersBefore(node: Node, name: string): Set<string> {
	const statement = node.parent?.type.startsWith("Export") === true ? node.parent : node;
	const earlier = new Set<string>();
	for (const other of list(statement.parent as Node, "body")) {
		if (other.start >= statement.start) break;
		const inner = child(other, "declaration") ?? other;
		if (inner.type !== "TSEnumDeclaration" || text(need(inner, "id"), "name") !== name) continue;
		for (const member of list(child(inner, "body") ?? inner, "members")) earlier.add(enumKey(member));
	}
	for (const member of list(child(node, "body") ?? node, "members")) earlier.delete(enumKey(member));
	return earlier;
}

export const enumRenderers: Record<string, Renderer> = {
	TSEnumDeclaration: (node, context) =>
		node.declare === true ? erase(node, context) : enumCode(node, `${text(need(node, "id"), "name")} ?? {}`, context),
};
