import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Files of a step's folder that are not part of its program. `start.ts` is its `main.ts`; the others take its place, or look at its runs. */
const NOT_FILES = /^(start|check|figures|predict|solution(-.*)?|wrong-.*)\.ts$/;
const RELATIVE_IMPORT = /\bfrom\s+["'](\.\.?\/[^"']+)["']/g;

/**
 * The files of a step's program beside `main.ts`, by name: those in its folder, and what they import from folders that the lesson's steps share.
 * @param folder the step's folder
 * @param entries texts of the programs that take the place of `main.ts`
 */
export function readFurtherFiles(folder: string, entries: readonly string[]): Record<string, string> {
	const files: Record<string, string> = {};
	const add = (name: string): void => {
		if (name in files || name === "start.ts" || !existsSync(path.join(folder, name))) return;
		files[name] = readFileSync(path.join(folder, name), "utf8");
		addImportsOf(name, files[name]);
	};
	const addImportsOf = (name: string, text: string): void => {
		for (const [, to = ""] of text.matchAll(RELATIVE_IMPORT))
			add(`${path.posix.join(path.posix.dirname(name), to).replace(/\.(ts|js)$/, "")}.ts`);
	};
	for (const name of readdirSync(folder).sort()) if (name.endsWith(".ts") && !NOT_FILES.test(name)) add(name);
	for (const text of entries) addImportsOf("main.ts", text);
	return files;
}
