/** What a piece of code is, as far as colours go; `plain` has the colour of the text. */
export type Tint = "plain" | "keyword" | "function" | "type" | "string" | "number" | "comment";
export type Token = { text: string; tint: Tint };

const KEYWORDS = new Set(
	"abstract any as asserts bigint boolean break case catch class continue const constructor debugger declare default delete do else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof let module namespace never new null number object out package private protected public override readonly require global return satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield async await of".split(
		" ",
	),
);

const wordTint = (text: string): Tint => (KEYWORDS.has(text) ? "keyword" : "plain");

/** Code outside of comments and template literals: the first rule that matches at a place counts. Order and tints are those of Monaco. */
const RULES: [RegExp, Tint | ((text: string) => Tint)][] = [
	[/using\b(?=\s+[\w$])/y, "keyword"],
	[/(?:true|false|null|undefined)\b/y, "number"],
	[/#?[a-z_$][\w$]*(?=\s*\()/y, (text) => (KEYWORDS.has(text) ? "keyword" : "function")],
	[/(?:number|string|boolean|unknown|never|any|void|object|symbol|bigint)\b(?!\s*[:(])/y, "type"],
	[/#?[a-z_$][\w$]*/y, wordTint],
	[/[A-Z][\w$]*/y, "type"],
	[/\s+/y, "plain"],
	[/\/\/.*/y, "comment"],
	// Only where something follows that cannot follow an operand, so that no division is taken for one.
	[/\/(?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/(?=[dgimsuy]*\s*(?:[.;,)\]}]|$))/y, "string"],
	[/0[xX][\da-fA-F_]+n?|0[oO][0-7_]+n?|0[bB][01_]+n?/y, "number"],
	[/\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d[\d_]*)?n?/y, "number"],
	[/"(?:[^"\\]|\\.)*"?/y, "string"],
	[/'(?:[^'\\]|\\.)*'?/y, "string"],
];

/** Where a line begins: in code, in a comment, or in a template literal; code inside a literal counts its braces. */
type State = { kind: "code"; braces: number } | { kind: "comment" } | { kind: "template" };

/**
 * Splits TypeScript into coloured pieces, line by line. The full editor colours by the same rules, so that nothing changes its colour when it
 * takes the place of the light one.
 */
export function highlight(source: string): Token[][] {
	const stack: State[] = [{ kind: "code", braces: 0 }];
	return source.split("\n").map((line) => readLine(line, stack));
}

function readLine(line: string, stack: State[]): Token[] {
	const tokens: Token[] = [];
	for (let at = 0; at < line.length; ) {
		const last = tokens.at(-1);
		const { text, tint } = flags(last, line, at, stack) ?? readToken(line, at, stack);
		if (last?.tint === tint) last.text += text;
		else tokens.push({ text, tint });
		at += text.length;
	}
	return tokens;
}

/** The flags of a regular expression: of all that has the tint of strings only it ends with a slash in code. */
function flags(last: Token | undefined, line: string, at: number, stack: State[]): Token | null {
	if (last?.tint !== "string" || !last.text.endsWith("/") || stack.at(-1)?.kind !== "code") return null;
	const text = match(/[dgimsuy]+/y, line, at);
	return text === "" ? null : { text, tint: "keyword" };
}

/** Reads the next piece, at least one character, and changes the state behind it. */
function readToken(line: string, at: number, stack: State[]): Token {
	const state = stack.at(-1) as State;
	if (state.kind === "comment") {
		const text = match(/.*?\*\/|.+/y, line, at);
		if (text.endsWith("*/")) stack.pop();
		return { text, tint: "comment" };
	}
	if (state.kind === "template") {
		if (line.startsWith("${", at)) {
			stack.push({ kind: "code", braces: 1 });
			return { text: "${", tint: "plain" };
		}
		const text = match(/`|(?:\\.|\$(?!\{)|[^\\`$])+|./y, line, at);
		if (text === "`") stack.pop();
		return { text, tint: "string" };
	}
	if (line.startsWith("/*", at)) {
		stack.push({ kind: "comment" });
		return { text: "/*", tint: "comment" };
	}
	const character = line[at] as string;
	if (character === "`") {
		stack.push({ kind: "template" });
		return { text: character, tint: "string" };
	}
	if (character === "{" || character === "}") {
		// Only inside a template literal do braces matter: the last one ends the code.
		if (stack.length > 1) state.braces += character === "{" ? 1 : -1;
		if (stack.length > 1 && state.braces === 0) stack.pop();
		return { text: character, tint: "plain" };
	}
	for (const [rule, tint] of RULES) {
		const text = match(rule, line, at);
		if (text !== "") return { text, tint: typeof tint === "string" ? tint : tint(text) };
	}
	return { text: character, tint: "plain" };
}

function match(rule: RegExp, line: string, at: number): string {
	rule.lastIndex = at;
	return rule.exec(line)?.[0] ?? "";
}
