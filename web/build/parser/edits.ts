import { parseAst } from "vite";
import { link, type Node } from "../../../engine/compiler/syntax/index.ts";

/** Replaces the source between two offsets by `text`. */
export type Edit = { start: number; end: number; text: string };

/** All nodes of a module with their parents, parents first. */
export function nodesOf(code: string): Node[] {
	const nodes: Node[] = [];
	link(parseAst(code) as unknown as Node, (node) => nodes.push(node));
	return nodes;
}

/** The text after all edits. An edit inside the range of another one is skipped. */
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

/** Returns `things`. @throws Error when they are empty: a new version of the parser is written differently */
export function found<T>(what: string, things: T[]): T[] {
	if (things.length === 0) throw new Error(`slim-parser: found no ${what} in @babel/parser. Has it changed?`);
	return things;
}
