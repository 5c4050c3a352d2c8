import { parseAst } from "vite";
import { link, type Node } from "../../../engine/compiler/syntax/index.ts";

/** Puts `text` in the place of what stands between two offsets. */
export type Edit = { start: number; end: number; text: string };

/** Every node of a module, each with its parent, from the outside in. */
export function nodesOf(code: string): Node[] {
	const nodes: Node[] = [];
	link(parseAst(code) as unknown as Node, (node) => nodes.push(node));
	return nodes;
}

/** The text after all edits. One inside another is left out: what it would change is gone. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
	let result = "";
	let at = 0;
	for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
		if (start < at) continue;
		result += code.slice(at, start) + text;
		at = end;
	}
	return result + code.slice(at);
}

/** @throws Error when there is nothing to do: the parser is no longer written as this was written for */
export function found<T>(what: string, things: T[]): T[] {
	if (things.length === 0) throw new Error(`slim-parser: found no ${what} in @babel/parser. Has it changed?`);
	return things;
}
