import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import type { Code } from "../../../lessons/content.ts";
import { highlightLines } from "../../../lessons/read/highlight.ts";
import { type Declared, readDeclarations } from "./declarations.ts";

/** A name of the library as its page shows it. */
export type ApiEntry = Omit<Declared, "signature" | "example"> & { signature: Code; example: Code | null; twin: Code | null };

const MODULE = "virtual:interleave/api";
const library = path.join(fileURLToPath(new URL("../../..", import.meta.url)), "engine/library");

const toCode = async (source: string): Promise<Code> => ({ source, lines: await highlightLines(source, "typescript") });

/** `import { entries } from "virtual:interleave/api"`: what the library exports, read from its declarations and its plain twins. */
export function apiPlugin(): Plugin {
	return {
		name: "interleave:api",
		resolveId: (id) => (id === MODULE ? `\0${id}` : undefined),
		async load(id) {
			if (id !== `\0${MODULE}`) return;
			const declarations = path.join(library, "interleave.d.ts");
			this.addWatchFile(declarations);
			const plain = path.join(library, "plain");
			const twins = new Map<string, string>();
			for (const entry of await readdir(plain, { recursive: true, withFileTypes: true }))
				if (entry.isFile()) {
					const text = await readFile(path.join(entry.parentPath, entry.name), "utf8");
					const name = /^export (?:async )?(?:function\*?|class) (\w+)/m.exec(text)?.[1];
					if (name !== undefined) twins.set(name, text);
				}
			const entries: ApiEntry[] = [];
			for (const one of readDeclarations(await readFile(declarations, "utf8"))) {
				const twin = one.isType ? undefined : twins.get(one.name);
				entries.push({
					...one,
					signature: await toCode(one.signature),
					example: one.example === null ? null : await toCode(one.example),
					twin: twin === undefined ? null : await toCode(twin),
				});
			}
			return { code: `export const entries = ${JSON.stringify(entries)};`, map: null, moduleType: "js" };
		},
	};
}
