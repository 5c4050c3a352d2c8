import { posix } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { resolveLocal, specifierOf } from "../../../engine/types/local-files";

const printedBy = async (files: Record<string, string>): Promise<string[]> => {
	const { program, diagnostics } = compile(files);
	if (program === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
	const { outcome, console: lines } = await run(program).result;
	return [...lines.map(({ text }) => text), outcome.kind];
};

test("an import is relative to the file that says it, in folders, too, whatever its ending", async () => {
	const files = {
		"main.ts":
			'import { b } from "./lib/a";\nimport { c } from "./c.js";\nimport { i } from "./lib";\nimport { i as j } from "./lib";\nconsole.log(b, c, i, j, import.meta.url);',
		"lib/a.ts": 'export { b } from "./b";\nimport { c } from "../c";\nconsole.log("a", c, import.meta.url);',
		"lib/b.ts": "export const b = 1;",
		"lib/index.ts": 'import { c } from "../c.ts";\nexport const i = c + 1;',
		"c.ts": "export const c = 2;",
	};
	expect(await printedBy(files)).toEqual(["a 2 file:///lib/a.ts", "1 2 3 3 file:///main.ts", "completed"]);
});

test("import() with a computed name is relative to its file, too, and an unknown one is rejected in words", async () => {
	const files = {
		"main.ts":
			'const { load } = await import("./lib/a");\nconsole.log((await load("b")).b);\nawait load("z").catch((e: Error) => console.log(e.name, e.message));\nconsole.log(typeof (await import("interleave")).sleep);',
		"lib/a.ts": "export const load = (name: string) => import(`./${name}`);",
		"lib/b.ts": "export const b = 1;",
	};
	expect(await printedBy(files)).toEqual([
		"1",
		'TypeError Nothing called "./z" can be imported by lib/a.ts. There is "interleave", and beside main.ts there are "./main.ts", "./lib/a.ts", "./lib/b.ts".',
		"function",
		"completed",
	]);
});

test("a file that is not there is refused with the names of those that are, as the importing file has to write them", () => {
	const { diagnostics } = compile({ "main.ts": 'import "./lib/a";', "lib/a.ts": 'import "./main";' });
	expect(diagnostics.map(({ message }) => message)).toEqual([
		'Nothing called "./main" can be imported here. A program may import "interleave" and its own files: "../main".',
	]);
});

const part = fc.constantFrom("a", "b", "..", ".");
const folder = fc.array(fc.constantFrom("x", "y"), { maxLength: 3 });

test("a path is resolved as Node's path.join resolves it", () => {
	fc.assert(
		fc.property(folder, fc.array(part, { minLength: 1, maxLength: 6 }), (from, parts) => {
			const specifier = `./${parts.join("/")}/z`;
			const path = posix.join(...from, specifier);
			expect(resolveLocal(specifier, [...from, "f.ts"].join("/"), (name) => name === `${path}.ts`)).toBe(`${path}.ts`);
		}),
	);
});

test("the specifier that is proposed for a file leads to it", () => {
	fc.assert(
		fc.property(folder, folder, (from, to) => {
			const file = [...to, "target.ts"].join("/");
			const importer = [...from, "f.ts"].join("/");
			expect(resolveLocal(specifierOf(file, importer), importer, (name) => name === file)).toBe(file);
		}),
	);
});
