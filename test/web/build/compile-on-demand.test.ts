import { describe, expect, test, vi } from "vitest";
import { compile } from "../../../engine/compiler";
import { createCompiler, loadErrors, loadRareSyntax, loadWaiting } from "../../../engine/compiler/on-demand";

const compiler = () => {
	const rareSyntax = vi.fn(loadRareSyntax);
	const describeErrors = vi.fn(() => loadErrors({}));
	const waiting = vi.fn(loadWaiting);
	return { rareSyntax, describeErrors, waiting, compileOnDemand: createCompiler({ rareSyntax, describeErrors, waiting }) };
};

/** Each form of rare syntax, alone in a program. */
const RARE = {
	"an enum": "enum A { B }",
	"an enum inside a namespace": "namespace N { export enum A { B } }",
	"a declared enum": "declare enum A { B }",
	"a namespace": "namespace N { export const a = 1; }",
	"a namespace of types": "namespace N { export type A = 1; }",
	"a declaration of globals": "declare global { const a: number }\nexport {};",
	"an import of a member": "import A = N.B;",
	"an import of CommonJS": 'import a = require("a");',
	"a decorated class": "@d class A {}\nfunction d() {}",
	"a decorated method": "class A { @d async m() {} }\nfunction d() {}",
	"a decorated private field": "class A { @d #a = 1; }\nfunction d() {}",
	"an accessor": "class A { accessor a = 1; }",
	"a decorator of the older kind": "class A { @d m() {} }\nfunction d(t, k, descriptor) {}",
	"a name of CommonJS": "module.exports = 1;",
};

describe("the compiler that loads what few programs need", () => {
	test("loads nothing for a program without rare syntax", async () => {
		const { compileOnDemand, rareSyntax, describeErrors } = compiler();
		const program =
			'import { sleep } from "interleave"; class A { #a = 1; async m() { await sleep(this.#a); } }\n// An enum, a namespace, an @decorator.\nfor await (const a of []) new A().m();';
		expect(await compileOnDemand(program)).toEqual(compile(program));
		expect(rareSyntax).not.toHaveBeenCalled();
		expect(describeErrors).not.toHaveBeenCalled();
	});
	test.each(Object.entries(RARE))("compiles %s as the whole compiler does", async (_what, program) => {
		const { compileOnDemand, rareSyntax } = compiler();
		expect(await compileOnDemand(program)).toEqual(compile(program));
		expect(rareSyntax).toHaveBeenCalledOnce();
	});
	test("loads a part once for all programs", async () => {
		const { compileOnDemand, rareSyntax } = compiler();
		for (const program of Object.values(RARE)) await compileOnDemand(program);
		expect(rareSyntax).toHaveBeenCalledOnce();
	});
	test("loads what syntax errors say with the first of them", async () => {
		const { compileOnDemand, describeErrors } = compiler();
		for (const program of ["const = 1;", "let a; let a;", "const a = <b></b>;"])
			expect(await compileOnDemand(program)).toEqual(compile(program));
		expect(describeErrors).toHaveBeenCalledOnce();
	});
	test("loads what is told about waiting with the first program that waits", async () => {
		const { compileOnDemand, waiting } = compiler();
		await compileOnDemand("console.log(1);");
		expect(waiting).not.toHaveBeenCalled();
		for (const program of ["await setTimeout(5);", "async function f() { await null; }\nawait new Promise(async () => f());"]) {
			const compilation = await compileOnDemand(program);
			expect(compilation).toEqual(compile(program));
			expect(compilation.diagnostics.length).toBeGreaterThan(0);
		}
		expect(waiting).toHaveBeenCalledOnce();
	});
	test("a part that cannot be loaded is told, and asked for again by the next program", async () => {
		const { compileOnDemand, rareSyntax } = compiler();
		rareSyntax.mockRejectedValueOnce(new Error("no network"));
		await expect(compileOnDemand("enum A { B }")).rejects.toThrow("no network");
		expect(await compileOnDemand("enum A { B }")).toEqual(compile("enum A { B }"));
	});
});
