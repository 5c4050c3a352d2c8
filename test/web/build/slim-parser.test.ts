import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parse as wholeParse } from "@babel/parser";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compile } from "../../../engine/compiler";
import type { Sentences } from "../../../engine/compiler/on-demand";
import { PARSER_OPTIONS } from "../../../engine/compiler/syntax/parser-options";
import { type ParserError, sentenceOf } from "../../../engine/compiler/syntax/syntax-errors";
import { slimParser } from "../../../web/build/parser/slim-parser";

/** More with INTERLEAVE_RUNS=20000; the seed of a failure is printed by fast-check. */
const RUNS = Number(process.env["INTERLEAVE_RUNS"] ?? 1_500);

const root = path.join(import.meta.dirname, "../../..");
const text = readFileSync(createRequire(import.meta.url).resolve("@babel/parser"), "utf8");
const slim = slimParser(text, PARSER_OPTIONS);
const load = async (code: string): Promise<unknown> =>
	(await import(`data:text/javascript,${encodeURIComponent(code)}`)) as unknown;
const { parse: slimParse } = (await load(slim.code)) as { parse: typeof wholeParse };
const { sentences } = (await load(slim.sentences)) as { sentences: Sentences };

/** Every program of ours: real TypeScript, programs that are refused, declarations, modules. */
const programs = ["engine", "lessons", "test/compiler-samples", "test/corpus", "test/engine"].flatMap((folder) =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((name) => /\.(ts|tsx|js|mjs)$/.test(name))
		.map((name) => readFileSync(path.join(root, folder, name), "utf8")),
);

/** The tree and the errors, or what was thrown: everything that the compiler reads. */
function answer(parse: typeof wholeParse, program: string): string {
	const plain = (_key: string, value: unknown): unknown =>
		value instanceof Error
			? errorOf(value, parse)
			: typeof value === "bigint"
				? `${value}n`
				: value instanceof RegExp
					? String(value)
					: value;
	try {
		return JSON.stringify(parse(program, PARSER_OPTIONS as unknown as Parameters<typeof wholeParse>[1]), plain);
	} catch (error) {
		return JSON.stringify(errorOf(error as Error, parse));
	}
}
const known = (parse: typeof wholeParse): Sentences => (parse === slimParse ? sentences : {});
const errorOf = (error: Error & ParserError, parse: typeof wholeParse): unknown => ({
	name: error.name,
	reason: known(parse)[error.reasonCode ?? ""]?.name ?? error.reasonCode,
	message: sentenceOf(error, known(parse)),
	loc: error.loc,
});

const same = (program: string): void => expect(answer(slimParse, program)).toBe(answer(wholeParse, program));

test("the slim parser reads every program of this repository as the whole one does", () => {
	expect(programs.length).toBeGreaterThan(500);
	for (const program of programs) same(program);
}, 60_000);

test("syntaxes that need a plugin are refused in the same words", () => {
	for (const program of SYNTAXES) same(program);
	expect(answer(slimParse, "const a = do { 1 };")).toContain("doExpressions");
});
const SYNTAXES = [
	"const a = do { 1 };",
	"const a = async do { await 1 };",
	"const a = b |> c(%);",
	"const a = b |> await;",
	"const a = () => throw new Error();",
	"a::b; ::a.b;",
	"f(a, ?);",
	"import defer * as a from 'a';",
	"import source a from 'a';",
	"import module a from 'a';",
	"import.defer('a'); import.source('a'); import.sync('a'); import.meta; import('a', {}, 1);",
	"export a from 'a';",
	"export defer * as a from 'a';",
	"export * as a, { b } from 'a';",
	"import a from 'a' assert { type: 'json' };",
	"import a from 'a' with { type: 'json', type: 'css' };",
	"const a = module { export {} };",
	"class A { #b; static f(c) { const { #b: d } = c; } }",
	"a?.b = 1; a?.b++; new a?.b(); a?.`b`;",
	"function f() { function.sent; }",
	"const { void } = a; using void = b; f((void) => 1);",
	"struct A {} export struct B {}",
	"const a = #{ b: 1 }; const c = #[1]; const d = {| e: 1 |};",
	"const a = <div>{b}</div>; const c = <T>d; const e = <></>;",
	"// @flow\n/*:: type A = 1; */ opaque type B = number; declare export var c: ?number;",
	"type A = {| b: 1 |}; type C = {...}; type D = ?number; (a: number);",
	"%%a%%; %Debug(1); export %%a%%;",
	"@a export @b class C {} @(d) class E { @f accessor g = 1; @h() static {} }",
	"<!-- a\n--> b",
	"with (a) {} delete a; 010; '\\08'; implements; let let = 1;",
	"enum A { B = 'c' } declare module 'd' { export = e; } abstract class F { abstract g(): void {} }",
	"namespace A.B { await 1 } declare global {} import a = require('b'); export as namespace c;",
	"let a!: number, b! = 1; function f(this: A, b?: number, c): asserts b is number; f<A>`b`; a<b>c; a<b>;",
	"class A { constructor(private readonly b?, override c = 1) {} declare private accessor d; readonly async e() {} }",
	"type A<in out const T extends infer U extends 1 ? 2 : 3> = unique symbol | asserts x | new () => void; let a: typeof import('a').b<c>;",
	"async <T,>(a: T) => a; (a, b)?: c; (a?: b): c => d; a ? (b) : c => d; a ? (b): c => d : e;",
	"0b12; 0o8; 1_; 1__0; 0x; 1n.5; 08n; '\\u{110000}'; `\\u{`; \"\n\"; /a/gg; /[/; `${",
	"break; continue a; a: a: 1; return; await: 1; yield; new.target; super.a; super(); for await (a of b) {}",
	"let a; let a; var a; export { a, a, b }; export default 1; export default 2; class A { #a; #a; get b() {} constructor() {} constructor() {} }",
];

test("the slim parser reads programs with mistakes as the whole one does", () => {
	const small = programs.filter((program) => program.length < 4_000);
	const piece = fc.constantFrom(
		"}",
		")",
		"(",
		"{",
		"[",
		"async ",
		"await ",
		"yield ",
		"@",
		"<",
		">",
		"|> ",
		"?.",
		"#",
		"`",
		"/",
		"\\",
		"=>",
		"class ",
		": ",
		"1_",
		"import ",
		"for ",
		"",
	);
	const mistake = fc.tuple(fc.constantFrom(...small), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), piece);
	fc.assert(
		fc.property(mistake, ([program, where, left, put]) => {
			const at = Math.floor(where * program.length);
			same(program.slice(0, at) + put + program.slice(at + left));
		}),
		{ numRuns: RUNS },
	);
});

test("a compiler with the slim parser loads the sentences with the first error, and then says the same", async () => {
	vi.doMock("@babel/parser", () => ({ parse: slimParse }));
	vi.resetModules();
	const { createCompiler, loadErrors, loadRareSyntax, loadWaiting } = await import("../../../engine/compiler/on-demand");
	const describeErrors = vi.fn(() => loadErrors(sentences));
	const compileOnDemand = createCompiler({ rareSyntax: loadRareSyntax, describeErrors, waiting: loadWaiting });
	expect((await compileOnDemand("const a = 1;")).program).not.toBeNull();
	expect(describeErrors).not.toHaveBeenCalled();
	const wrong = ["const = 1;", "let a; let a;", "f(@a b) {}", "class A { m(@a b) {} }", "const a = <b></b>;", "010"];
	for (const program of wrong) expect(await compileOnDemand(program), program).toEqual(compile(program));
	expect(describeErrors).toHaveBeenCalledOnce();
});

test("a parser that no longer has what is cut is refused, with the name of it", () => {
	for (const [word, complaint] of Object.entries(GONE))
		expect(() => slimParser(text.replaceAll(word, "gone$&"), PARSER_OPTIONS), word).toThrow(
			`found no ${complaint} in @babel/parser`,
		);
});
const GONE = {
	tokTypes: "exported types of tokens",
	mixinPlugins: "plugins that change the parser's class",
	expectPlugin: "syntaxes that need a plugin",
	createDefaultOptions: "default options",
	normalizedOptions: "flags of options",
	optionFlags: "flags that change",
	ParseErrorEnum: "errors of other plugins",
};
