// Parts of monaco-editor that ship without types.
declare module "monaco-editor/languages/definitions/typescript/typescript" {
	import type { languages } from "monaco-editor/editor";
	export const conf: languages.LanguageConfiguration;
	export const language: languages.IMonarchLanguage;
}
declare module "monaco-editor/languages/features/typescript/ts.worker" {
	type Message = { code: number; start?: number; length?: number; messageText: unknown };
	/** Answers what Monaco asks about the files of an editor. */
	export class TypeScriptWorker {
		constructor(context: unknown, data: unknown);
		getScriptText(file: string): Promise<string | undefined>;
		getSemanticDiagnostics(file: string): Promise<Message[]>;
	}
	/** Starts the worker with the first message of the page. */
	export function initialize(create: (context: unknown, data: unknown) => TypeScriptWorker): void;
}
declare module "monaco-editor/editor/contrib/suggest/browser/suggestController";
declare module "monaco-editor/editor/editor.worker?worker" {
	const EditorWorker: new () => Worker;
	export default EditorWorker;
}
declare module "monaco-editor/languages/features/typescript/lib/lib" {
	/** TypeScript's library files, by name. */
	export const libFileMap: Record<string, string>;
}
declare module "monaco-editor/languages/features/typescript/lib/typescriptServices" {
	type Message = { start?: number; length?: number; code: number; messageText: string | object };
	type Host = {
		getCompilationSettings(): object;
		getScriptFileNames(): string[];
		getScriptVersion(name: string): string;
		getScriptSnapshot(name: string): object | undefined;
		getCurrentDirectory(): string;
		getDefaultLibFileName(): string;
		fileExists(name: string): boolean;
		readFile(name: string): string | undefined;
	};
	/** What is used of TypeScript itself. */
	export const typescript: {
		createLanguageService(host: Host): {
			getSyntacticDiagnostics(name: string): Message[];
			getSemanticDiagnostics(name: string): Message[];
		};
		ScriptSnapshot: { fromString(text: string): object };
		flattenDiagnosticMessageText(message: string | object, newLine: string): string;
	};
}
