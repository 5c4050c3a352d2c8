import { builtInNames } from "./built-in-names.ts";
import { applyEdits, type Edit } from "./edits.ts";
import { namesIn } from "./names.ts";

/** Removes methods and errors whose names occur nowhere else, neither in a call nor in a string, so that nothing can reach them. */
export function dropUnnamed(code: string): string {
	const names = namesIn(code);
	const kept = builtInNames();
	for (const { kind, name } of names) if (kind !== "definition") kept.add(name);
	return applyEdits(
		code,
		names.flatMap(({ kind, name, node }): Edit[] => {
			if (kind !== "definition" || kept.has(name) || node.parent === null) return [];
			const { start, end } = node.parent;
			// Entries of an object end with a comma; methods do not.
			const comma = /^\s*,/.exec(code.slice(end, end + 100))?.[0].length ?? 0;
			return [{ start, end: end + comma, text: "" }];
		}),
	);
}
