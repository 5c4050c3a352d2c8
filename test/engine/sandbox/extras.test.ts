import { expect, test, vi } from "vitest";
import { compile } from "../../../engine";
import { extras } from "../../../engine/extras";
import { SOURCE_SCHEME } from "../../../engine/runtime/report/errors";
import { type Host, startRun } from "../../../engine/start";
import { printed, runSource } from "../support/run-source";

/** A host that has no extras until it is asked for them. */
function bare() {
	const loadExtras = vi.fn(async () => extras);
	const host: Host = {
		extras: null,
		loadExtras,
		// oxlint-disable-next-line no-eval -- what the engine's own host does
		evaluate: (module) => Promise.resolve((0, eval)(`${module.code}\n//# sourceURL=${SOURCE_SCHEME}${module.file}`) as unknown),
		now: () => performance.now(),
		macrotask: (callback) => void setImmediate(callback),
		setTimer: (callback, ms) => void setTimeout(callback, ms),
	};
	return { host, loadExtras };
}
const programOf = (source: string) => compile(source).program ?? expect.fail("it does not compile");

/** Programs that need nothing but the core, with all of its library. */
const CORE = [
	'import { sleep, limitedAsCompleted, Semaphore, request, server, busy, random } from "interleave";\nusing s = await new Semaphore(2).acquire(); for await (const a of limitedAsCompleted([() => sleep(3)], 2)) console.log(a); console.log((await request("a")).status);',
	"class A { #a = 1; async m() { return [this.#a, new Map([[1, { a: 2 }]])]; } }\nconsole.log(await new A().m()); console.table([{ a: 1 }]); setTimeout(() => console.log(1), 5);",
	"async function* g() { yield 1; yield 2; }\nfor await (const a of g()) console.log(a); Promise.reject(new TypeError(`x`)).catch(console.error); throw new Error(`end`);",
];

test.each(CORE)("a program of the core runs the same without extras: %s", async (source) => {
	const program = programOf(source);
	expect(program.extras).toBe(false);
	const { host, loadExtras } = bare();
	const { trace, ...result } = await startRun(program, {}, host).result;
	const { trace: whole, ...expected } = await runSource(source);
	expect(result).toEqual(expected);
	expect([...trace.kind]).toEqual([...whole.kind]);
	expect(loadExtras).not.toHaveBeenCalled();
});

/** One program for each thing that needs extras. */
const NEEDY = {
	"a primitive that is not of the core": 'import { Queue } from "interleave"; new Queue();',
	"a name beside those of the core": 'import { sleep, spawn as start } from "interleave"; start(() => sleep(1));',
	"the library as an object": 'import * as all from "interleave"; console.log(all["Lock"]);',
	"the library passed on": 'export * from "interleave"; export { wait } from "interleave";',
	"a dynamic import": 'const { Lock } = await import("interleave");',
	require: 'const { Lock } = require("interleave");',
	"a decorator": "function d(value: unknown) { return value; }\n@d class A {}",
	"a possible lost update":
		"let n = 0; async function f() { const a = n; await null; n = a + 1; }\nawait Promise.all([f(), f()]);",
	"a loop of independent awaits": "async function f(i: number) { await null; return i; }\nfor (const i of [1, 2, 3]) await f(i);",
};
test.each(Object.entries(NEEDY))("%s needs extras, and the program says so", (_what, source) => {
	expect(programOf(source).extras).toBe(true);
});

test("a deadlock loads extras for its words, and ends as with them", async () => {
	const source = 'import { Semaphore } from "interleave"; const s = new Semaphore(1); await s.acquire(); await s.acquire();';
	const program = programOf(source);
	expect(program.extras).toBe(false);
	const { host, loadExtras } = bare();
	const { outcome, diagnostics } = await startRun(program, {}, host).result;
	const expected = await runSource(source);
	expect(outcome).toEqual(expected.outcome);
	expect(diagnostics).toEqual(expected.diagnostics);
	expect(loadExtras).toHaveBeenCalledOnce();
});

test("a deadlock whose words cannot be loaded rejects, and does not hang", async () => {
	const { host, loadExtras } = bare();
	loadExtras.mockRejectedValueOnce(new Error("no network"));
	await expect(startRun(programOf("await new Promise(() => {});"), {}, host).result).rejects.toThrow("no network");
});

test("the library is the same in both halves together", async () => {
	expect(
		await printed('import * as all from "interleave"; console.log(Object.keys(all).length, typeof all.Queue, typeof all.sleep);'),
	).toEqual(["29 function function"]);
});
