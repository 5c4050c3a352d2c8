import * as monaco from "monaco-editor/editor";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import { conf, language } from "monaco-editor/languages/definitions/typescript/typescript";
import * as typescript from "monaco-editor/languages/features/typescript/register";
import "./features";
import { COMPILER_OPTIONS, DECLARATIONS } from "./project";
import TypeScriptWorker from "./typescript.worker?worker";

let done = false;

/** Sets up Monaco, once per page: workers, language, types of the library and of the globals that a run provides. */
export function setUpMonaco(): typeof monaco {
	if (done) return monaco;
	done = true;
	self.MonacoEnvironment = {
		getWorker: (_id, label) => (label === "typescript" || label === "javascript" ? new TypeScriptWorker() : new EditorWorker()),
	};
	monaco.languages.register({ id: "typescript", extensions: [".ts"] });
	monaco.languages.setLanguageConfiguration("typescript", conf);
	monaco.languages.setMonarchTokensProvider("typescript", withCalls(language));
	const { typescriptDefaults } = typescript;
	typescriptDefaults.setCompilerOptions(COMPILER_OPTIONS);
	typescriptDefaults.setEagerModelSync(true);
	for (const [uri, text] of Object.entries(DECLARATIONS)) typescriptDefaults.addExtraLib(text, uri);
	return monaco;
}

/** Adds a rule for calls, which Monaco's own rules do not distinguish from names. The highlighting of the prerendered code does. */
function withCalls(original: monaco.languages.IMonarchLanguage): monaco.languages.IMonarchLanguage {
	const rules = original.tokenizer;
	const call: monaco.languages.IMonarchLanguageRule = [
		/#?[a-z_$][\w$]*(?=\s*\()/,
		{
			cases: { "true|false|null|undefined": "constant", "this|super": "keyword", "@keywords": "keyword", "@default": "function" },
		},
	];
	const declarations: monaco.languages.IMonarchLanguageRule = [/\busing\b(?=\s+[\w$])/, "keyword"];
	const constants: monaco.languages.IMonarchLanguageRule = [/\b(?:true|false|null|undefined)\b/, "constant"];
	const types: monaco.languages.IMonarchLanguageRule = [
		/\b(?:number|string|boolean|unknown|never|any|void|object|symbol|bigint)\b(?!\s*[:(])/,
		"type",
	];
	return { ...original, tokenizer: { ...rules, common: [declarations, call, constants, types, ...(rules.common ?? [])] } };
}
