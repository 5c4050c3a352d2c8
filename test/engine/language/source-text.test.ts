import { expect, test } from "vitest";
import { printed } from "../support/run-source";

const members = {
	m: "async m(a: string) { await a; }",
	s: "async s() {}",
	g: "get g(): number { return 1; }",
	gen: "async *gen() { yield 1; }",
	plain: "plain(a: number) { return a; }",
};
const classText = `class C<T> extends Object { private x: number = 1; ${members.m} static ${members.s} ${members.g} ${members.gen} public ${members.plain} @d deco(a: number) {} }`;

/** Expressions, and the source that `toString` gives. */
const FUNCTIONS: [expression: string, text: string][] = [
	["decl", "async function decl(a: number, b = 2): Promise<number> { await a; return b; }"],
	["async (x: string) => { await x; }", "async (x: string) => { await x; }"],
	["async x => await x", "async x => await x"],
	["(a: number): number => a + 1", "(a: number): number => a + 1"],
	["(a) => a + 1", "(a) => a + 1"],
	["(cb = async () => 1) => cb()", "(cb = async () => 1) => cb()"],
	["function (this: void, a?: number) { return async () => a; }", "function (this: void, a?: number) { return async () => a; }"],
	["function* () { yield sleep(1); }", "function* () { yield sleep(1); }"],
	["C", classText],
	["C.prototype.m", members.m],
	["C.s", members.s],
	["C.prototype.gen", members.gen],
	["C.prototype.plain", members.plain],
	["(C.prototype as any).deco", "deco(a: number) {}"],
	['Object.getOwnPropertyDescriptor(C.prototype, "g")!.get', members.g],
	["({ async m() {} }).m", "async m() {}"],
	["({ n() { return async () => {}; } }).n", "n() { return async () => {}; }"],
	['({ ["k" + 1]: async () => {} } as any).k1', "async () => {}"],
	["class { async z() {} }", "class { async z() {} }"],
	["Promise", "function Promise() { [native code] }"],
	["setTimeout", "function setTimeout() { [native code] }"],
	["Math.random", "function random() { [native code] }"],
	["sleep", "function sleep() { [native code] }"],
	["decl.bind(null)", "function () { [native code] }"],
	["Function.prototype.toString", "function toString() { [native code] }"],
];

test.each(FUNCTIONS)("String(%s) is its source as written", async (expression, text) => {
	const source = `import { sleep } from "interleave";
const d = (_v: unknown, _c: unknown) => {};
async function decl(a: number, b = 2): Promise<number> { await a; return b; }
${classText}
console.log(String(${expression}));`;
	expect(await printed(source)).toEqual([text]);
});

test("the realm has its own toString again after the run", async () => {
	const before = Function.prototype.toString;
	await printed("console.log(String(async () => {}));");
	expect(Function.prototype.toString).toBe(before);
	expect(new Date().constructor).toBe(Date);
});

test("two async functions called one after the other by mistake: the error names no helper", async () => {
	const source = "try { (async () => {})()\n(async () => {})(); } catch (e) { console.log((e as Error).message); }";
	expect((await printed(source))[0]).not.toContain("$$");
});
