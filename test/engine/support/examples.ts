import { readFileSync } from "node:fs";

const declarations = readFileSync(new URL("../../../engine/library/interleave.d.ts", import.meta.url), "utf8");

/** The example that `interleave.d.ts` gives for a primitive, as a program; null where it gives none. */
export function exampleOf(primitive: string): string | null {
	const declared = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*export (?:function|class) ${primitive}\\b`).exec(declarations);
	const example = declared?.[1]?.split("@example")[1]?.split(/^\s*\* @/m)[0];
	return example === undefined ? null : example.replaceAll(/^[ \t]*\* ?/gm, "").trim();
}
