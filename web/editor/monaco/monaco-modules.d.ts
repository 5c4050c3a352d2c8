// Parts of monaco-editor that ship without types.
declare module "monaco-editor/languages/definitions/typescript/typescript" {
	import type { languages } from "monaco-editor/editor";
	export const conf: languages.LanguageConfiguration;
	export const language: languages.IMonarchLanguage;
}
declare module "monaco-editor/languages/features/typescript/ts.worker";
declare module "monaco-editor/editor/editor.worker?worker" {
	const EditorWorker: new () => Worker;
	export default EditorWorker;
}
