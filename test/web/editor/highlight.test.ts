import fc from "fast-check";
import { expect, test } from "vitest";
import { highlight, type Tint } from "../../../web/editor/parts/highlight";

/** Without spaces, what has a colour of its own: `word:tint`. That the colours are Monaco's is tested in a browser. */
const told = (source: string): string[] =>
	highlight(source).flatMap((line) =>
		line.filter(({ tint }) => tint !== "plain").map(({ text, tint }): `${string}:${Tint}` => `${text}:${tint}`),
	);

test("every line is there, character by character", () => {
	const piece = fc.constantFrom(
		"/*",
		"*/",
		"//",
		"`",
		"${",
		"}",
		"{",
		"'",
		'"',
		"\\",
		"/",
		"a",
		"A",
		"1",
		" ",
		"\n",
		"async",
		"é",
		"(",
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
			const source = pieces.join("");
			const lines = highlight(source).map((line) => line.map(({ text }) => text).join(""));
			expect(lines.join("\n")).toBe(source);
		}),
	);
});

test.each<[string, string[]]>([
	["await sleep(1);", ["await:keyword", "sleep:function", "1:number"]],
	["a /* b\nc */ d()", ["/* b:comment", "c */:comment", "d:function"]],
	["`a${b({})}c`; d()", ["`a:string", "b:function", "c`:string", "d:function"]],
	["`a\n${`${1}`}`", ["`a:string", "`:string", "1:number", "`:string", "`:string"]],
	["const n = a / 2 / b;", ["const:keyword", "2:number"]],
	["x = /a[/]b/gi;", ["/a[/]b/:string", "gi:keyword"]],
	["new Date() as unknown", ["new:keyword", "Date:type", "as:keyword", "unknown:type"]],
	["await using x = true", ["await:keyword", "using:keyword", "true:number"]],
	['"open', ['"open:string']],
])("%s", (source, tokens) => {
	expect(told(source)).toEqual(tokens);
});
