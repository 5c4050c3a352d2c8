import type { Plugin } from "vite";

/** What the compiler asks of the parser (see `engine/compiler/parse.ts`). */
const WANTED = ["estree", "typescript"];
const LIST = /const mixinPlugins = \{([\s\w,]*)\};/;

/**
 * Leaves out the syntaxes of @babel/parser that no program here is written in: Flow, JSX, placeholders, V8 intrinsics. Those are a fifth of its
 * script, and nothing but this list mentions them.
 */
export function parserPlugin(): Plugin {
	return {
		name: "interleave:parser",
		apply: "build",
		transform(code, id) {
			if (!id.replaceAll("\\", "/").includes("/@babel/parser/lib/index.js")) return null;
			const known = (LIST.exec(code)?.[1] ?? "").split(",").map((name) => name.trim());
			const missing = WANTED.filter((name) => !known.includes(name));
			if (missing.length > 0)
				throw new Error(`parser-plugin: @babel/parser lists no ${missing.join(" and no ")}. Has it changed?`);
			return { code: code.replace(LIST, `const mixinPlugins = { ${WANTED.join(", ")} };`), map: null };
		},
	};
}
