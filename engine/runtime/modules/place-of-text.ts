import type { Program } from "../../types";

/** The place of a text in the compiled program, lines and columns from 1; null when it does not occur. */
export function placeOfText(program: Program, text: string): { file: string; line: number; column: number } | null {
	for (const { file, code } of program.modules) {
		const at = code.indexOf(text);
		if (at < 0) continue;
		const before = code.slice(0, at).split("\n");
		return { file, line: before.length, column: (before.at(-1) as string).length + 1 };
	}
	return null;
}
