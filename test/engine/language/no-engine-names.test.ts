import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, type RunResult, run } from "../../../engine";
import { runSource } from "../support/run-source";

/**
 * What only the engine has: prefixes and helpers of lowered code, its files, its schemes, the records behind promises.
 * `node:internal` and the like would be frames of the host.
 */
const ENGINE =
	/\$\$|interleave:\/\/\/|\/engine\/|node_modules|node:internal|PromiseRecord|RunOver|core\.site|\bh\.(?:await|start|async)\b/;

/** Every text of a run that people read. */
function textsOf({ console: lines, diagnostics, outcome }: RunResult): string[] {
	const error = outcome.kind === "failed" ? [outcome.error.name, outcome.error.message, ...outcome.error.stack] : [];
	return [...lines.map(({ text }) => text), ...diagnostics.map(({ message }) => message), ...error];
}

const corpus = new URL("../../corpus/", import.meta.url);

/** Replaces the program's reads of messages by reads of the whole stack: `error.message` becomes `error.stack`. */
const withStacks = (source: string): string => source.replace(/\b(error|e|reason|err)\.message\b/g, "$1.stack");

test.each(readdirSync(corpus).sort())("%s shows no name of the engine, in no message and no stack", async (name) => {
	const files = readdirSync(new URL(`${name}/`, corpus)).filter((file) => file.endsWith(".ts"));
	for (const change of [(source: string) => source, withStacks]) {
		const sources = files.map((file) => [file, change(readFileSync(new URL(`${name}/${file}`, corpus), "utf8"))]);
		const { program } = compile(Object.fromEntries(sources) as Record<string, string>);
		const result = await run(program ?? expect.fail()).result;
		for (const text of textsOf(result)) expect(text).not.toMatch(ENGINE);
	}
});

/** Mistakes inside every form of function that the compiler changes. */
const MISTAKES = [
	"undefined.x",
	"(undefined as any)()",
	"new (async () => {})()",
	"null[Symbol.iterator]",
	"const [a] = (await 5) as any",
	"const { a } = (await null) as any",
	"for await (const x of 5 as any) x",
	"using x = 5 as any",
	"await using x = {} as any",
	"await (5 as any)()",
	"Promise.all(1 as any)",
	"(Promise as any)()",
	"class X extends (f as any) {}",
	"f.caller",
	"(f as any).prototype.x",
	"throw new Error('own')",
	"JSON.parse('{')",
	"await Promise.reject(new Error('rejected'))",
	"await new Promise((_, no) => setTimeout(() => no(new Error('late'))))",
	"await import('./none')",
];
const FORMS = [
	"async function f() { BODY; }",
	"const f = async () => { BODY; };",
	"class C { async m() { BODY; } }\nconst f = () => new C().m();",
	"class C { async #m() { BODY; } m() { return this.#m(); } }\nconst f = () => new C().m();",
	"const o = { async m() { BODY; } };\nconst f = () => o.m();",
	"async function* g() { BODY; }\nasync function f() { for await (const x of g()) x; }",
];

test.each(FORMS)("an error in %s names nothing of the engine", async (form) => {
	for (const mistake of MISTAKES) {
		const source = `${form.replace("BODY", `\n${mistake}`)}\ntry { await f(); } catch (e) { console.log((e as Error).stack ?? e); }`;
		if (compile(source).program === null) continue;
		const result = await runSource(source);
		for (const text of textsOf(result)) expect(text, source).not.toMatch(ENGINE);
	}
});

test("a stack names functions and places as the program has them", async () => {
	const source = `async function outer() {
	await inner(1);
}
const inner = async (n: number) => {
	helper(n);
};
function helper(n: number): never {
	throw new Error(\`no \${n}\`);
}
try { await outer(); } catch (e) { console.log((e as Error).stack); }`;
	const { console: lines } = await runSource(source);
	expect(lines[0]?.text.split("\n")).toEqual([
		"Error: no 1",
		"    at helper (file:///main.ts:8:8)",
		"    at inner (file:///main.ts:5:2)",
		"    at outer (file:///main.ts:2:8)",
		"    at file:///main.ts:10:13",
	]);
});
