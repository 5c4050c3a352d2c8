/** C0 and C1 controls except newline and tab, marks that reorder text (bidi), line separators, and halves of surrogate pairs. */
const HIDDEN =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
	// oxlint-disable-next-line no-control-regex
	/[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SHORT: Readonly<Record<string, string>> = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r" };

/** Text with its invisible characters as escapes; newlines and tabs stay. A program can then not hide or reorder what it prints. */
export function printable(text: string): string {
	return text.replace(HIDDEN, escaped);
}

function escaped(character: string): string {
	const code = character.charCodeAt(0);
	const hex = code.toString(16).toUpperCase();
	if (code >= 0xa0) return `\\u${hex.toLowerCase().padStart(4, "0")}`;
	return SHORT[character] ?? `\\x${hex.padStart(2, "0")}`;
}

/** Text in quotes, on one line: in single ones unless it holds some, then in double ones or backticks. */
export function quoted(text: string): string {
	const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes("`") && !text.includes("${") ? "`" : "'";
	const inside = text.replace(/[\\\n\t]/g, (character) => SHORT[character] ?? "\\\\");
	return quote + printable(quote === "'" ? inside.replaceAll("'", "\\'") : inside) + quote;
}

const NO_WIDTH = /\p{Mn}|\p{Me}|[\u200b-\u200f]/u;
const TWO_WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Columns that a text takes in a font of fixed width: characters of East Asian scripts and emoji take two, combining marks none. */
export function widthOf(text: string): number {
	let width = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.codePointAt(i) as number;
		const character = String.fromCodePoint(code);
		if (code > 0xffff) i++;
		if (code < 0x300) width++;
		else if (!NO_WIDTH.test(character)) width += TWO_WIDE.test(character) ? 2 : 1;
	}
	return width;
}
