import type { editor } from "monaco-editor/editor";
import { readColor } from "../../ui/colors";
import type { Theme } from "../../ui/theme";

/** Monaco's theme, made from the current values of the app's tokens. */
export function monacoTheme(theme: Theme): editor.IStandaloneThemeData {
	const hex = (token: string): string => readColor(token);
	const rule = (token: string, name: string): editor.ITokenThemeRule => ({ token, foreground: hex(name).slice(1) });
	return {
		base: theme === "dark" ? "vs-dark" : "vs",
		inherit: false,
		rules: [
			rule("", "--code-ink"),
			rule("keyword", "--code-keyword"),
			rule("function", "--code-function"),
			rule("type", "--code-type"),
			rule("string", "--code-string"),
			rule("regexp", "--code-string"),
			rule("number", "--code-number"),
			rule("constant", "--code-number"),
			rule("comment", "--code-comment"),
		],
		colors: {
			"editor.background": hex("--code-bg"),
			"editor.foreground": hex("--code-ink"),
			"editorLineNumber.foreground": hex("--ink3"),
			"editorLineNumber.activeForeground": hex("--ink2"),
			"editorCursor.foreground": hex("--ink"),
			"editor.selectionBackground": `${hex("--accent")}44`,
			"editor.inactiveSelectionBackground": `${hex("--accent")}2a`,
			"editorBracketMatch.background": hex("--accent-soft"),
			"editorBracketMatch.border": hex("--control"),
			// All brackets have one colour instead of Monaco's six.
			...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, hex("--code-ink")])),
			"editorBracketHighlight.unexpectedBracket.foreground": hex("--fail"),
			"editorWidget.background": hex("--panel"),
			"editorWidget.foreground": hex("--ink"),
			"editorWidget.border": hex("--line-strong"),
			"editorHoverWidget.background": hex("--panel"),
			"editorHoverWidget.border": hex("--line-strong"),
			"editorSuggestWidget.background": hex("--panel"),
			"editorSuggestWidget.foreground": hex("--ink"),
			"editorSuggestWidget.selectedBackground": hex("--accent-soft"),
			"editorSuggestWidget.selectedForeground": hex("--ink"),
			"editorSuggestWidget.highlightForeground": hex("--accent"),
			"editorSuggestWidget.focusHighlightForeground": hex("--accent-strong"),
			"editorError.foreground": hex("--fail"),
			"editorWarning.foreground": hex("--block"),
			"editorInfo.foreground": hex("--accent"),
			// Unused code is underlined. Monaco would fade it, which not everybody could read.
			"editorUnnecessaryCode.opacity": "#000000ff",
			"editorUnnecessaryCode.border": hex("--control"),
			"list.hoverBackground": hex("--accent-soft"),
			"input.background": hex("--bg"),
			"input.foreground": hex("--ink"),
			"input.border": hex("--control"),
			focusBorder: hex("--accent"),
			"scrollbarSlider.background": `${hex("--control")}55`,
			"scrollbarSlider.hoverBackground": `${hex("--control")}88`,
			"scrollbar.shadow": "#00000000",
		},
	};
}
