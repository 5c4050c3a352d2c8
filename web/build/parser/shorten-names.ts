import { builtInNames } from "./built-in-names.ts";
import { applyEdits, found } from "./edits.ts";
import { namesIn } from "./names.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Gives methods and errors short names. A name is changed only if every use of it defines a method or error or reads it, as in `this.name`. Then no
 * node of a tree can have a property of that name, because nothing is stored under it, and no string refers to it.
 *
 * @returns the text, and the names that were changed by the names that they have now
 */
export function shortenNames(code: string): { code: string; names: ReadonlyMap<string, string> } {
	const names = namesIn(code);
	const kept = builtInNames();
	for (const { kind, name } of names) if (kind === "other") kept.add(name);
	const uses = new Map<string, number>();
	for (const { kind, name } of names) if (kind === "definition" && !kept.has(name)) uses.set(name, 0);
	for (const { name } of names) if (uses.has(name)) uses.set(name, (uses.get(name) ?? 0) + 1);

	const taken = new Set([...kept, ...names.map(({ name }) => name)]);
	const short = new Map<string, string>();
	let next = 0;
	for (const [name] of found("methods with names of their own", [...uses]).sort(([, a], [, b]) => b - a)) {
		while (taken.has(letters(next))) next++;
		short.set(name, letters(next++));
	}
	const shorter = applyEdits(
		code,
		names.flatMap(({ name, node: { start, end } }) => {
			const text = short.get(name);
			return text === undefined ? [] : [{ start, end, text }];
		}),
	);
	return { code: shorter, names: new Map([...short].map(([name, now]) => [now, name])) };
}

/** "a" to "Z", then "aa" and so on. */
function letters(index: number): string {
	const last = LETTERS.charAt(index % LETTERS.length);
	return index < LETTERS.length ? last : letters(Math.floor(index / LETTERS.length) - 1) + last;
}
