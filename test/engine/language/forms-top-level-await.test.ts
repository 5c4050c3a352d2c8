import { expect, test } from "vitest";
import { runModulesNatively } from "../support/native/native-modules";
import { runOurs } from "../support/native/ours";

/** What is awaited. Each gives a value that can be iterated, called, and read. */
const OPERANDS: [string, string][] = [
	["an array", "[]"],
	["a function's call", "make()"],
	["a name", "named"],
	["a number", "1"],
	["a string", "'text'"],
	["nested", "await await named"],
	["a new promise", "new Promise<Any>((resolve) => resolve('new'))"],
	["null", "null"],
	["an object", "{ property: 1 }"],
	["a regular expression", "/1/g"],
	["a template", "`${await 'template'}`"],
	["this", "this"],
	["a rejection that is caught", "Promise.reject(new Error('rejected')).catch(show)"],
	["a thenable", "{ then(go: Any) { go('thenable'); } }"],
];

/** Where it stands at the top of a module. */
const places = (operand: string): string[] => [
	`await ${operand}; say("statement");`,
	`{ say("block", await ${operand}); }`,
	`if (await ${operand}) say("if"); else say("else");`,
	`if (true) { say("in an if", await ${operand}); }`,
	`try { say("try", await ${operand}); throw await ${operand}; } catch (error) { say("catch", error, await ${operand}); } finally { say("finally", await ${operand}); }`,
	`say("typeof", typeof await ${operand}, void await ${operand}, !await ${operand});`,
	`while ((await ${operand}) !== 0) { say("while"); break; }`,
	`do { say("do"); } while ((await ${operand}) === 0);`,
	`for (let i: Any = await ${operand}, n = 0; await ${operand}, n < 1; n++, await ${operand}) say("for", i);`,
	`for (const key in await ${operand} as Any) { say("for in", key); break; }`,
	`for (const one of [await ${operand}]) say("for of", one);`,
	`for await (const one of [await ${operand}, ${operand}]) say("for await", one);`,
	`switch (await ${operand}) { case await ${operand}: say("same"); break; default: say("default"); }`,
	`label: { await ${operand}; break label; }`,
	`export const constant = await ${operand}; say("export const", constant);`,
	`export let variable = await ${operand}, other = [await ${operand}]; say("export let", variable, other.length);`,
	`export var old = await ${operand}; say("export var", old);`,
	`export class C { static s = typeof C; [String(await ${operand})]() {} } say("export class", Object.getOwnPropertyNames(C.prototype).length);`,
	`export class D extends ((await ${operand}, Object) as Any) { m() { return 1; } } say("extends", new D() instanceof Object);`,
];

const program = (operand: string): Record<string, string> => ({
	"main.ts": `import { kept } from "./kept.js";
import * as self from "./main.js";
type Any = any;
const show = (v: Any): string => (v instanceof Error ? v.name + v.message : typeof v === "object" && v !== null ? Object.prototype.toString.call(v) : String(v));
const say = (...values: Any[]): void => console.log(values.map(show).join(" "));
const named: Any = Promise.resolve("named");
function make(): Any { return Promise.resolve("made"); }
say(kept);
${places(operand).join("\n")}
export default await ${operand};
say("end", self.default, Object.keys(self).join());`,
	"kept.ts": `export const kept = typeof (await ${operand
		.replace("make()", "1")
		.replace(/\bnamed\b/, "2")
		.replace(/\bshow\b/, "String")});`,
});

test("every kind of expression is awaited in every place at the top of a module as on V8", async () => {
	const programs = OPERANDS.map(([, operand]) => program(operand.replaceAll("Any", "any")));
	const native = runModulesNatively(programs);
	for (const [index, files] of programs.entries()) {
		expect(native[index]?.outcome, OPERANDS[index]?.[0]).toBe("completed");
		expect(await runOurs(files), OPERANDS[index]?.[0]).toEqual(native[index]);
	}
});
