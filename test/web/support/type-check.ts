import { libFileMap } from "monaco-editor/languages/features/typescript/lib/lib";
import { typescript } from "monaco-editor/languages/features/typescript/lib/typescriptServices";
import { loadAbsent, NPM_PACKAGES, packagesNamed } from "../../../engine/packages";
import { packageTypes } from "../../../engine/packages/build";
import { COMPILER_OPTIONS, DECLARATIONS, MAIN } from "../../../web/editor/monaco/project";
import { sayInstead } from "../../../web/editor/monaco/say-instead";

/** What TypeScript says about a program: `line: message`. */
export type Complaints = string[];

const absent = await loadAbsent();
const types = Object.fromEntries(
	NPM_PACKAGES.map((name) => [
		name,
		Object.entries(packageTypes(name)).map(([path, text]) => [`file:///node_modules/${path}`, text] as const),
	]),
);

/** Makes a checker: the TypeScript of the editor with these declarations and standard libraries. Successive programs share what it has parsed. */
export function createChecker(lib: readonly string[], declarations: Record<string, string>): (source: string) => Complaints {
	let version = 0;
	let files: Record<string, string> = {};
	const textOf = (name: string): string | undefined => files[name] ?? libFileMap[name] ?? libFileMap[`lib.${name}.d.ts`];
	const service = typescript.createLanguageService({
		getCompilationSettings: () => ({ ...COMPILER_OPTIONS, lib: [...lib] }),
		getScriptFileNames: () => Object.keys(files),
		getScriptVersion: (name: string) => (name === MAIN ? String(version) : "1"),
		getScriptSnapshot: (name: string) => {
			const text = textOf(name);
			return text === undefined ? undefined : typescript.ScriptSnapshot.fromString(text);
		},
		getCurrentDirectory: () => "",
		getDefaultLibFileName: () => "lib.esnext.full.d.ts",
		fileExists: (name: string) => textOf(name) !== undefined,
		readFile: textOf,
	});
	return (source) => {
		version++;
		const packages = packagesNamed([source]).flatMap(({ name }) => types[name] ?? []);
		files = { ...declarations, ...Object.fromEntries(packages), [MAIN]: source };
		const meanings = sayInstead(service.getSemanticDiagnostics(MAIN), source, absent);
		return [...service.getSyntacticDiagnostics(MAIN), ...meanings].map(
			({ start, messageText }) =>
				`${source.slice(0, start).split("\n").length}: ${typescript.flattenDiagnosticMessageText(messageText, "\n")}`,
		);
	};
}

/** The complaints of the editor. */
export const inEditor = createChecker(COMPILER_OPTIONS.lib, DECLARATIONS);
