import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "../../../engine";

/** A folder each: `input.ts`, and what the compiler makes of it. INTERLEAVE_UPDATE=1 writes what is missing or different; read the diff. */
const samples = new URL("../../compiler-samples/", import.meta.url);
const updates = process.env.INTERLEAVE_UPDATE === "1";

test.each(readdirSync(samples).sort())("%s", (name) => {
	const input = readFileSync(new URL(`${name}/input.ts`, samples), "utf8");
	const { program, diagnostics } = compile(input);
	const code = program?.modules[0]?.code ?? "";
	const actual =
		program === null
			? diagnostics.map(({ kind, line, column, message }) => `${line}:${column} ${kind}: ${message}\n`).join("")
			: code.slice(code.indexOf("return function* ()")).replaceAll(/[ \t]+$/gm, "");
	const expectedFile = new URL(`${name}/${program === null ? "diagnostics.txt" : "expected.js"}`, samples);
	if (updates) writeFileSync(expectedFile, actual);
	expect(existsSync(expectedFile), `${expectedFile.pathname} is missing`).toBe(true);
	expect(actual).toBe(readFileSync(expectedFile, "utf8"));
	if (program === null) return;
	// What stands on a line of the source stands on the same line of the output, so stacks are right without a map.
	expect(code.split("\n").length - 1).toBe(input.split("\n").length);
	// oxlint-disable-next-line typescript/no-implied-eval -- only to see that it is JavaScript; it is not called
	expect(() => new Function(`return ${code}`)).not.toThrow();
});

test("line and column of an error thrown after an await are those of the source", async () => {
	const { run } = await import("../../../engine");
	const { program } = compile(
		'const f = async (x: number) => {\n\tawait null;\n\tthrow new RangeError("x" + x);\n};\nawait f(1);\n',
	);
	const { outcome } = await run(program ?? expect.fail()).result;
	expect(outcome).toMatchObject({
		kind: "failed",
		error: { name: "RangeError", message: "x1", file: "main.ts", line: 3, column: 8 },
	});
});

test("a program of several files runs with live bindings, in the order of its imports", async () => {
	const { run } = await import("../../../engine");
	const { program, diagnostics } = compile({
		"main.ts":
			'import def, { count, bump as more } from "./counter";\nimport * as ns from "./counter.ts";\nimport { sleep } from "interleave";\nmore(); await sleep(1); more();\nconsole.log(count, def(), ns.count, { count }.count);\n{ const count = 9; console.log(count); }',
		"counter.ts":
			'import { label } from "./label";\nexport let count = 0;\nexport const bump = () => { count++; };\nexport default function () { return label; }\nconsole.log("counter", label);',
		"label.ts": 'export * from "./deep";\nexport { label as name } from "./deep";\nexport type T = string;',
		"deep.ts": 'export const label = "deep";\nconsole.log("deep");',
	});
	expect(diagnostics).toEqual([]);
	const { console: lines, outcome } = await run(program ?? expect.fail()).result;
	expect(outcome.kind).toBe("completed");
	expect(lines.map((line) => line.text)).toEqual(["deep", "counter deep", "2 deep 2 2", "9"]);
});
