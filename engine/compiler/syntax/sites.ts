import type { Site, SiteId, SiteKind } from "../../types";
import { child, enclosingFunction, isFunction, list, type Node, need, text, unwrapTypes } from "./node";

const MAX_SITES = 0xffff;
const LONGEST_NAME = 60;

/** Numbers the sites of a program: the places that a trace refers to. */
export class SiteTable {
	readonly sites: Site[] = [{ kind: "call", file: "", line: 0, column: 0, name: "", owner: 0 }];
	readonly #ofFunction = new Map<Node, SiteId>();

	/** Adds a site for `node`. Beyond 65,535 sites a program still works; further sites are "nowhere". */
	add(kind: SiteKind, file: string, node: Node, name: string): SiteId {
		if (this.sites.length >= MAX_SITES) return 0;
		const { line, column } = node.loc.start;
		const owner = this.#owner(node);
		const id = this.sites.push({ kind, file, line, column: column + 1, name: shorten(name), owner }) - 1;
		if (isFunction(node)) this.#ofFunction.set(node, id);
		return id;
	}

	#owner(node: Node): SiteId {
		for (let at = enclosingFunction(node); at !== null; at = enclosingFunction(at)) {
			const known = this.#ofFunction.get(at);
			if (known !== undefined) return known;
		}
		return 0;
	}
}

function shorten(name: string): string {
	const line = name.replace(/\s+/g, " ").trim();
	return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
}

/** The name that the language gives an anonymous function or class here (NamedEvaluation); null if it gives none. */
export function inferredName(node: Node): string | null {
	let inner = node;
	let outer = node.parent;
	while (outer !== null && unwrapTypes(outer) !== outer && need(outer, "expression") === inner) {
		inner = outer;
		outer = outer.parent;
	}
	if (outer === null) return null;
	switch (outer.type) {
		case "VariableDeclarator":
			// An exported variable of a namespace is a property, and its assignment gives no name.
			if (outer.parent?.parent?.parent?.type === "TSModuleBlock" && outer.parent.parent.type.startsWith("Export")) return null;
			return child(outer, "init") === inner ? identifierName(child(outer, "id")) : null;
		case "AssignmentExpression":
			return child(outer, "right") === inner && ["=", "&&=", "||=", "??="].includes(text(outer, "operator"))
				? identifierName(child(outer, "left"))
				: null;
		case "AssignmentPattern":
			return child(outer, "right") === inner ? identifierName(child(outer, "left")) : null;
		case "Property":
		case "PropertyDefinition":
			return child(outer, "value") === inner && outer.computed !== true ? memberKeyName(need(outer, "key")) : null;
		case "ExportDefaultDeclaration":
			return "default";
		default:
			return null;
	}
}

function identifierName(node: Node | null): string | null {
	return node !== null && node.type === "Identifier" ? text(node, "name") : null;
}

/** The name of a property key that is not computed, or of a computed one that is a literal. */
export function memberKeyName(key: Node): string {
	if (key.type === "Identifier") return text(key, "name");
	if (key.type === "PrivateIdentifier") return `#${text(key, "name")}`;
	return String(key.value);
}

/** What charts call a function without a name: "map callback" for an argument of a call, and for what such an argument returns. */
export function anonymousName(fn: Node): string {
	const { parent } = fn;
	const arrow = parent?.type === "ArrowFunctionExpression" && child(parent, "body") === fn ? parent : null;
	const call = arrow === null ? parent : arrow.parent;
	if (call?.type !== "CallExpression" || !list(call, "arguments").includes(arrow ?? fn)) return "(anonymous)";
	const callee = unwrapTypes(need(call, "callee"));
	const named = callee.type === "MemberExpression" && callee.computed !== true ? need(callee, "property") : callee;
	return named.type === "Identifier" ? `${text(named, "name")} callback` : "(anonymous)";
}

/** The name of the function or method that an expression calls; null for anything else. */
export function calledName(node: Node | null): string | null {
	const call = node === null ? null : unwrapTypes(node);
	if (call?.type !== "CallExpression") return null;
	const callee = unwrapTypes(need(call, "callee"));
	if (callee.type === "Identifier") return text(callee, "name");
	return callee.type === "MemberExpression" && callee.computed !== true ? text(need(callee, "property"), "name") : null;
}
