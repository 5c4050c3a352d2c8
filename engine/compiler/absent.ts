import type { Absent } from "../types";
import type { Context } from "./lower/context";
import type { Resolve } from "./modules";
import { child, childrenOf, list, type Node } from "./syntax/node";
import { freeReferences } from "./syntax/scope";

/**
 * Tells of what a file names and cannot have, at its place: globals, and the modules that it loads while it runs. A module of an import
 * declaration is an error, see `modules.ts`.
 */
export function tellOfAbsent(absent: Absent, root: Node, resolve: Resolve, context: Context): void {
	tellOfGlobals(absent.globals, root, context);
	if (/\b(?:require|import)\s*\(/.test(context.source)) tellOfModules(absent, root, resolve, context);
}

/** Tells of globals at their first place in each file; not where a program asks with `typeof` whether they are there. */
function tellOfGlobals(globals: Absent["globals"], root: Node, context: Context): void {
	const told = new Set<string>();
	const isAsked = (node: Node): boolean => node.parent?.type === "UnaryExpression" && node.parent.operator === "typeof";
	const isImported = (name: string): boolean => context.imports.has(name) || context.libraryNames.has(name);
	const named = Object.keys(globals).filter((name) => context.source.includes(name) && !isImported(name));
	const found = [...freeReferences(new Set(named), root)].filter(({ parent }) => !parent?.type.startsWith("TS"));
	const guarded = new Set(found.filter(isAsked).map(({ name }) => name));
	for (const node of found.sort((a, b) => a.start - b.start)) {
		const name = String(node.name);
		if (told.has(name) || guarded.has(name)) continue;
		told.add(name);
		tell(node, globals[name] as string, context);
	}
}

/** Tells of `require("…")` and `import("…")` of what is not there. */
function tellOfModules(absent: Absent, root: Node, resolve: Resolve, context: Context): void {
	const requires = context.imports.has("require") ? [] : freeReferences(new Set(["require"]), root);
	const calls = requires.map(({ parent }) => parent).filter((parent) => parent?.type === "CallExpression");
	const specifiers = [
		...calls.map((call) => (call === null ? undefined : list(call, "arguments")[0])),
		...importsIn(root).map((node) => child(node, "source")),
	];
	for (const node of specifiers) {
		if (!node || typeof node.value !== "string" || node.value === "interleave" || resolve(node.value, context.file) !== null)
			continue;
		const sentence = absent.module(node.value);
		if (sentence !== null) tell(node, sentence, context);
	}
}

function importsIn(root: Node): Node[] {
	const found: Node[] = [];
	const pending = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (node.type === "ImportExpression") found.push(node);
		pending.push(...childrenOf(node));
	}
	return found;
}

function tell(node: Node, message: string, context: Context): void {
	const { line, column } = node.loc.start;
	context.diagnostics.push({ kind: "absent", severity: "hint", message, file: context.file, line, column: column + 1 });
}
