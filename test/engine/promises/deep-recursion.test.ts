import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { STACK } from "../../../engine/runtime/promises/job-context";
import { runText } from "../../support/trace-text";
import { programArbitrary } from "../support/generate-program";
import { printed } from "../support/run-source";

const { deep } = STACK;
afterEach(() => {
	STACK.deep = deep;
});

/** Everything that a run shows but stacks, when awaited calls are put off from this depth on. A call that was put off has no callers on its stack. */
async function shown(source: string | Record<string, string>, from: number): Promise<string> {
	STACK.deep = from;
	const { program } = compile(source);
	const text = runText(await run(program ?? expect.fail()).result);
	return text.replace(/(?:\\n {4}at [^\\"]*?(?=\\n| \{|"))+|"stack":\[[^\]]*\]/g, "");
}

const corpus = new URL("../../corpus/", import.meta.url);

test.each(readdirSync(corpus).sort())(
	"%s: a call that is put off until its caller has suspended changes nothing",
	async (name) => {
		const files = readdirSync(new URL(`${name}/`, corpus)).filter((file) => file.endsWith(".ts"));
		const sources = Object.fromEntries(files.map((file) => [file, readFileSync(new URL(`${name}/${file}`, corpus), "utf8")]));
		expect(await shown(sources, 0)).toBe(await shown(sources, Number.POSITIVE_INFINITY));
	},
);

test("the same holds for generated programs", async () => {
	await fc.assert(
		fc.asyncProperty(programArbitrary(), async (source) => {
			expect(await shown(source, 0)).toBe(await shown(source, Number.POSITIVE_INFINITY));
		}),
		{ numRuns: Number(process.env.INTERLEAVE_RUNS ?? 100) },
	);
});

test.each([
	["a function", "async function f(n: number): Promise<number> { return n === 0 ? 0 : 1 + (await f(n - 1)); }"],
	["an arrow with a default", "const f = async (n: number, d = 0): Promise<number> => (n === 0 ? d : await f(n - 1, d + 1));"],
	[
		"a method",
		"class T { async f(n: number): Promise<number> { if (n === 0) return 0; return 1 + (await this.f(n - 1)); } }\nconst f = (n: number) => new T().f(n);",
	],
	[
		"a private method",
		"class T { async #f(n: number): Promise<number> { return n === 0 ? 0 : 1 + (await this.#f(n - 1)); } f(n: number) { return this.#f(n); } }\nconst f = (n: number) => new T().f(n);",
	],
	[
		"try and catch",
		"async function f(n: number): Promise<number> { try { return n === 0 ? 0 : 1 + (await f(n - 1)); } finally { await null; } }",
	],
])("%s awaits itself nine thousand times deep, on a stack for a tenth of it", async (_what, code) => {
	expect(await printed(`${code}\nconsole.log(await f(9000));`)).toEqual(["9000"]);
});

test("a call of an imported function is put off, too", async () => {
	const { program } = compile({
		"main.ts":
			'import { odd } from "./odd";\nexport async function even(n: number): Promise<boolean> { return n === 0 || (await odd(n - 1)); }\nconsole.log(await even(6000));',
		"odd.ts":
			'import { even } from "./main";\nexport async function odd(n: number): Promise<boolean> { return n !== 0 && (await even(n - 1)); }',
	});
	const { console: lines } = await run(program ?? expect.fail()).result;
	expect(lines.map(({ text }) => text)).toEqual(["true"]);
});

test("a call inside a plain function is not put off: what follows it comes after its beginning", async () => {
	STACK.deep = 0;
	const source = `let order = "";
async function g() { order += "begins "; await null; order += "ends "; }
const plain = () => { const p = g(); order += "called "; return p; };
async function f() { await plain(); await [1].map(() => g())[0]; await g().then(() => { order += "then "; }); }
await f();
console.log(order);`;
	expect(await printed(source)).toEqual(["begins called ends begins ends begins ends then "]);
});

test("recursion without an end is a RangeError that can be caught, at the line of the program", async () => {
	const source = `let depth = 0;
async function dig(): Promise<void> {
	depth++;
	await dig();
}
try { await dig(); } catch (e) { console.log((e as Error).name, (e as Error).message, depth, (e as Error).stack!.split("\\n")[1]); }
console.log(await (async () => "unharmed")());`;
	expect(await printed(source)).toEqual([
		"RangeError Maximum call stack size exceeded 10201     at dig (file:///main.ts:4:8)",
		"unharmed",
	]);
});
