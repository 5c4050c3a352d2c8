import { expect, test } from "vitest";
import { readResult } from "../../../engine/sandbox/gate/read-result";
import type { Diagnostic } from "../../../engine/types";
import { runSource } from "../support/run-source";

const after = "const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));\n";

/** When each finding of a kind happened, according to the run. */
async function when(source: string, kind: Diagnostic["kind"]): Promise<(number | undefined)[]> {
	const { diagnostics } = await runSource(source);
	return diagnostics.filter((one) => one.kind === kind).map(({ at }) => at);
}

test.each<[Diagnostic["kind"], string, number | undefined]>([
	["uncaught-error", `${after}await after(100); throw new Error("no");`, 100],
	["uncaught-error", "setTimeout(() => { throw new Error('no'); }, 70); setTimeout(() => {}, 200);", 70],
	["unhandled-rejection", `${after}async function f() { await after(50); throw 1; }\nvoid f(); await after(80);`, 50],
	["late-handled", `${after}const p = Promise.reject(1); await after(30); p.catch(() => {}); await after(30);`, 30],
	["deadlock", `${after}await after(20); await new Promise(() => {});`, 20],
	["blocked-loop", `import { busy, sleep } from "interleave";\nawait sleep(10); busy(60); await sleep(100);`, 10],
	[
		"await-in-loop",
		`${after}async function get(ms: number) { await after(ms); }\nawait after(5); for (const ms of [10, 20, 30]) await get(ms);`,
		5,
	],
	["left-over-timer", `${after}const late = after(90); await Promise.race([after(40), late]);`, 40],
	[
		"lost-update",
		`${after}let n = 0; async function add() { const seen = n; await after(15); n = seen + 1; }\nawait Promise.all([add(), add()]); await after(60);`,
		15,
	],
	["never-awaited", `${after}async function f() { await after(1); }\nf(); await after(60);`, undefined],
])("%s: the run says when it happened", async (kind, source, at) => {
	expect(await when(source, kind)).toEqual([at]);
});

test("it comes through the gate, and must be a time", async () => {
	const result = await runSource(`${after}await after(100); throw new Error("no");`);
	const { trace: _trace, console: _console, ...head } = result;
	const read = (at: unknown) =>
		readResult({ ...head, diagnostics: result.diagnostics.map((one) => ({ ...one, at })) } as never).diagnostics[0]?.at;
	expect([read(100), read(undefined)]).toEqual([100, undefined]);
	for (const wrong of [-1, Number.NaN, "1", null]) expect(() => read(wrong)).toThrow();
});
