import { expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { printed } from "../support/run-source";

/** Where TypeScript and esbuild, which the corpus is compared with, emit different code, TypeScript is followed. */

test("a block of a namespace assigns to a variable that another block exports", async () => {
	const source = `namespace N { export let n = 1; export const more = () => ++n; }
namespace N { n = 10; ({ n } = { n: n + 1 }); export const seen = [n, more()].join(); }
console.log(N.seen, N.n);`;
	expect(await printed(source)).toEqual(["11,12 12"]);
});

test("a decorated field names an anonymous function, as the proposal has it", async () => {
	const source = `const d = (_v: unknown, _c: unknown) => {};
class A { @d fn = () => 1; @d an = async () => 2; @d cl = class {}; @d ["com" + "puted"] = function () {}; @d own = class { static name = "own name"; }; }
const a = new A() as any;
console.log(a.fn.name, a.an.name, a.cl.name, a.computed.name, a.own.name);`;
	expect(await printed(source)).toEqual(["fn an cl computed own name"]);
});

test("inside a decorated class its name means what the decorators have put in its place", async () => {
	const source = `const swap = (c: any, _: unknown): any => class extends c { extra = 1; };
@swap class S { static make() { return new S(); } static early = S; }
console.log((S.make() as any).extra, S.early === S);`;
	expect(await printed(source)).toEqual(["1 true"]);
});

test("the entry is one module, under its own name, too", async () => {
	const files = {
		"main.ts": 'console.log("once"); export const me = 1; const self = await import("./other.ts"); console.log(self.me);',
		"other.ts": 'import { me as mine } from "./start"; export const me = mine + 1;',
	};
	const { program, diagnostics } = compile(files, { entryName: "start.ts" });
	expect(diagnostics).toEqual([]);
	// other.ts waits for the entry, and the entry for other.ts: the language has no way out of that.
	const { outcome, console: lines } = await run(program ?? expect.fail()).result;
	expect(lines.map(({ text }) => text)).toEqual(["once"]);
	expect(outcome.kind).toBe("deadlocked");
});
