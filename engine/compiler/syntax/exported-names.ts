import { child, list, type Node, need, text } from "./node";
import { boundNames, leftmost } from "./scope";

/** Names that a module exports, including types, and the specifiers of its `export *`. */
export type ExportedNames = { names: Set<string>; stars: string[] };

/** What a module exports according to its own text. To resolve `export *`, use `importableNames`. */
export function exportedNames(root: Node): ExportedNames {
	const names = new Set<string>();
	const stars: string[] = [];
	for (const statement of list(root, "body")) {
		if (statement.type === "ExportDefaultDeclaration") names.add("default");
		else if (statement.type === "ExportAllDeclaration") {
			const exported = child(statement, "exported");
			if (exported === null) stars.push(String(need(statement, "source").value));
			else names.add(moduleName(exported));
		} else if (statement.type === "ExportNamedDeclaration") {
			for (const specifier of list(statement, "specifiers")) names.add(moduleName(need(specifier, "exported")));
			const declaration = child(statement, "declaration");
			if (declaration !== null) for (const name of namesOf(declaration)) names.add(name);
		}
	}
	return { names, stars };
}

export const moduleName = (node: Node): string => (node.type === "Identifier" ? text(node, "name") : String(node.value));

function namesOf(declaration: Node): string[] {
	if (declaration.type === "VariableDeclaration")
		return list(declaration, "declarations").flatMap((one) => boundNames(need(one, "id")));
	const id = child(declaration, "id");
	const name = id === null ? null : leftmost(id);
	return name === null ? [] : [name];
}

/**
 * Every name that can be imported from `file`; null when unknown (it re-exports the whole library).
 * @param resolve the file that a specifier in the file `from` names, or null
 */
export function importableNames(
	file: string,
	all: ReadonlyMap<string, ExportedNames>,
	resolve: (specifier: string, from: string) => string | null,
	seen = new Set<string>(),
): Set<string> | null {
	const found = new Set<string>();
	const exported = all.get(file);
	if (exported === undefined || seen.has(file)) return found;
	seen.add(file);
	for (const name of exported.names) found.add(name);
	for (const star of exported.stars) {
		const next = resolve(star, file);
		const names = next === null ? null : importableNames(next, all, resolve, seen);
		if (names === null) return null;
		for (const name of names) if (name !== "default") found.add(name);
	}
	return found;
}
