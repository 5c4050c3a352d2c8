import { parse } from "@babel/parser";
import { describe, expect, test } from "vitest";
import { sourceFiles } from "../support/imports";
import { mutated, mutationsOf } from "./mutations";

/** What becomes of a text, one for each small fault. */
const faults = (source: string): string[] => mutationsOf("a.ts", source).map((one) => mutated(source, one));

describe("small faults", () => {
	test.each<[source: string, faults: string[]]>([
		["a < b;", ["a <= b;", ";"]],
		["a >= b;", ["a > b;", ";"]],
		["a === b;", ["a !== b;", ";"]],
		["const x = a + b;", ["const x = a - b;"]],
		["const x = a /* - */ - b;", ["const x = a /* - */ + b;"]],
		["const x = (a) * (b);", ["const x = (a) / (b);"]],
		["const x = a && b;", ["const x = (a) || (b);"]],
		["const x = a + 'text';", []],
		["x += n;", ["x -= n;", ";"]],
		["x += `t`;", [";"]],
		["x++;", ["x--;", ";"]],
		["const x = 1;", ["const x = 2;", "const x = 0;"]],
		["const x = 0;", ["const x = 1;", "const x = (-1);"]],
		["const x = 200;", ["const x = 800;", "const x = 50;"]],
		["const x = true;", ["const x = false;"]],
		["const x = Math.min(a, b);", ["const x = Math.max(a, b);"]],
		["if (a) f();", ["if (!(a)) f();", "if (a) ;"]],
		["if (!a) f();", ["if (a) f();", "if (!a) ;"]],
		["const x = a ? b : c;", ["const x = !(a) ? b : c;"]],
		["for (;;) { continue; }", ["for (;;) { ; }"]],
		["for (let i = a; i < b; i++) f(i);", ["for (let i = a; i <= b; i++) f(i);", "for (let i = a; i < b; i++) ;"]],
		["function f() { return a; }", ["function f() { return; }"]],
		["function f() { return null; }", []],
		["function f() { return false; }", ["function f() { return true; }"]],
		[
			"function f() { if (a) return; g(); }",
			[
				"function f() { return; if (a) return; g(); }",
				"function f() { if (!(a)) return; g(); }",
				"function f() { if (a) ; g(); }",
				"function f() { if (a) return; ; }",
			],
		],
	])("%s", (source, expected) => {
		const found = faults(source);
		expect(found.toSorted()).toEqual(expected.toSorted());
	});

	test.each([
		"import { a } from 'b';",
		"export * from './x';",
		"type A = { n: 1; is: true };",
		"interface B { n: 1 }",
		"const a = 'text';",
		"const o = { 1: b };",
		"throw new RangeError(`at most ${a + b}`);",
		"declare const n: 5;",
		"class A extends B { constructor() { super(); } }",
	])("leave alone: %s", (source) => expect(faults(source)).toEqual([]));

	test("of every file that analyses a run parse", { timeout: 60_000 }, () => {
		for (const { name, text } of sourceFiles(`${import.meta.dirname}/../..`, "engine/analysis")) {
			const all = mutationsOf(name, text);
			for (let i = 0; i < all.length; i += 40) {
				const source = mutated(text, all[i] as (typeof all)[0]);
				expect(source).not.toBe(text);
				expect(
					() => parse(source, { sourceType: "module", plugins: ["typescript"] }),
					`${name}:${all[i]?.line} ${all[i]?.what}`,
				).not.toThrow();
			}
		}
	});
});

test("a fault says where it is and what it changes", () => {
	expect(mutationsOf("a.ts", "f();\nconst x = a <\n\tb;")).toMatchObject([
		{ file: "a.ts", line: 1, what: "f(); → ;" },
		{ file: "a.ts", line: 2, what: "a < b → a <= b" },
	]);
});
