import type { Root } from "hast";
import { type BundledLanguage, createHighlighter, type Highlighter, type ThemeRegistration } from "shiki";

/** The theme below uses placeholder colours, which are replaced by the app's own tokens, so that one highlighting serves both themes of the app. */
const TOKENS = {
	"#000001": "var(--code-ink)",
	"#000002": "var(--code-keyword)",
	"#000003": "var(--code-function)",
	"#000004": "var(--code-string)",
	"#000005": "var(--code-number)",
	"#000006": "var(--code-comment)",
	"#000007": "var(--code-type)",
};

const theme: ThemeRegistration = {
	name: "interleave",
	type: "light",
	fg: "#000001",
	bg: "#000000",
	settings: [
		{ settings: { foreground: "#000001", background: "#000000" } },
		{ scope: ["comment"], settings: { foreground: "#000006" } },
		{ scope: ["string", "punctuation.definition.string"], settings: { foreground: "#000004" } },
		{ scope: ["meta.template.expression", "punctuation.definition.template-expression"], settings: { foreground: "#000001" } },
		{ scope: ["constant.numeric", "constant.language"], settings: { foreground: "#000005" } },
		{
			scope: ["keyword", "storage", "variable.language", "keyword.operator.expression", "keyword.operator.new"],
			settings: { foreground: "#000002" },
		},
		{ scope: ["keyword.operator"], settings: { foreground: "#000001" } },
		{ scope: ["storage.type.function.arrow"], settings: { foreground: "#000001" } },
		{ scope: ["keyword.operator.expression", "keyword.operator.new"], settings: { foreground: "#000002" } },
		{ scope: ["entity.name.function", "support.function"], settings: { foreground: "#000003" } },
		{ scope: ["entity.name.type", "support.type", "support.class", "entity.name.class"], settings: { foreground: "#000007" } },
	],
};

let shared: Promise<Highlighter> | undefined;
const highlighter = (): Promise<Highlighter> => {
	shared ??= createHighlighter({ themes: [theme], langs: ["typescript", "python", "shellscript", "json"] });
	return shared;
};

const options = (language: string) => ({
	lang: language as BundledLanguage,
	theme: "interleave",
	colorReplacements: TOKENS,
	// The app's style sheet styles the box; only colours of tokens come from here.
	rootStyle: false as const,
	// No limit: on a busy machine it would leave the rest of a line plain, and two builds of one text would differ.
	tokenizeTimeLimit: 0,
});

/** Highlights code to a tree of one `pre`; unknown languages stay plain. */
export async function highlightToTree(code: string, language: string): Promise<Root> {
	const shiki = await highlighter();
	const known = ["ts", "typescript", "python", "py", "sh", "bash", "json"].includes(language);
	return shiki.codeToHast(code.replace(/\n$/, ""), options(known ? language : "text"));
}

/** Highlights code. @returns one string of HTML per line, without an element for the line */
export async function highlightLines(code: string, language: string): Promise<string[]> {
	const shiki = await highlighter();
	const { tokens } = shiki.codeToTokens(code, options(language));
	return tokens.map((line) => line.map(({ content, color }) => token(content, color, language)).join(""));
}

function token(content: string, color: string | undefined, language: string): string {
	const text = escape(content);
	const isPlain = color === undefined || color === "var(--code-ink)";
	if (
		/^[A-Z][\w$]*$/.test(content.trim()) &&
		language === "typescript" &&
		color !== "var(--code-string)" &&
		color !== "var(--code-comment)"
	)
		return withTypes(text);
	if (isPlain) return language === "typescript" ? withTypes(text) : text;
	return `<span style="color:${color}">${text}</span>`;
}

/**
 * Colours every capitalised name as a type, as the editor does; the grammar used here distinguishes some of them. The colours
 * on the page must not change when the editor replaces it, so the editor's rule applies.
 */
const withTypes = (html: string): string =>
	html.replace(/(?<![\w$&;])[A-Z][\w$]*/g, (name) => `<span style="color:var(--code-type)">${name}</span>`);

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
