import { specifierOf } from "../types/local-files";
import type { Context } from "./lower/context";
import { COMMON_JS_NAMES, type Resolve } from "./modules";
import { list, type Node, text } from "./syntax/node";
import { freeReferences } from "./syntax/scope";

/** What to write instead of the names that Node gives to CommonJS modules. */
const INSTEAD: Readonly<Record<(typeof COMMON_JS_NAMES)[number], string>> = {
	require: "",
	module: "Write export in front of what other files import, or export default.",
	exports: "Write export in front of what other files import.",
	__filename: "import.meta.url is the address of the file.",
	__dirname: "import.meta.url is the address of the file.",
};

/**
 * Reports the names of CommonJS modules, which do not exist in a module of the language. A program that asks `typeof require` (or another of them)
 * is prepared for that, so this name is not reported.
 */
export function reportCommonJs(root: Node, resolve: Resolve, context: Context): void {
	const names = new Set<string>(COMMON_JS_NAMES.filter((name) => context.source.includes(name)));
	if (names.size === 0) return;
	const references = freeReferences(names, root);
	const isAsked = ({ parent }: Node): boolean => parent?.type === "UnaryExpression" && parent.operator === "typeof";
	const asked = new Set(references.filter(isAsked).map((node) => text(node, "name")));
	const reported = new Set<string>();
	for (const node of references) {
		const name = text(node, "name");
		if (asked.has(name) || reported.has(name)) continue;
		const file = name === "require" ? localFile(node, resolve, context) : null;
		// Packages can be required; other modules fail when the program asks for them, as in Node.
		if (name === "require" && file === null) continue;
		reported.add(name);
		const instead =
			file === null ? INSTEAD[name as keyof typeof INSTEAD] : `Write import … from "${specifierOf(file, context.file)}".`;
		context.unsupported(node, `${name} belongs to CommonJS modules, and this file is a module of the language. ${instead}`);
	}
}

/** The program's file that `require("./file")` names, or null. */
function localFile({ parent }: Node, resolve: Resolve, context: Context): string | null {
	const specifier = parent?.type === "CallExpression" ? list(parent, "arguments")[0]?.value : undefined;
	const file = typeof specifier === "string" ? resolve(specifier, context.file) : null;
	// A package is no file.
	return file?.endsWith(".ts") ? file : null;
}
