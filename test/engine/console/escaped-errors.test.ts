import { describe, expect, test } from "vitest";
import { runSource } from "../support/run-source";

const seen = async (source: string, asInNode = false) => {
	const { console: lines, outcome, diagnostics } = await runSource(source, { asInNode });
	return {
		lines: lines.map(({ level, line, text }) => `${level} ${line} ${text}`),
		outcome: outcome.kind === "failed" ? `failed: ${outcome.error.message}` : outcome.kind,
		kinds: diagnostics.map(({ kind }) => kind),
	};
};

const TIMER =
	"setTimeout(function tick() {\n\tthrow new TypeError('no');\n}, 1);\nsetTimeout(() => console.log('rest'), 2);\nconsole.log('first');";
const REJECTION =
	"async function load() {\n\tawait null;\n\tthrow new Error('lost');\n}\nload();\nsetTimeout(() => console.log('rest'), 2);\nconsole.log('first');";
const MAIN = "setTimeout(() => console.log('rest'), 2);\nconsole.log('first');\nawait null;\nthrow new RangeError('top');";

describe("an error that nothing catches is printed where it happens, and the run goes on and fails", () => {
	test("in a timer", async () => {
		expect(await seen(TIMER)).toEqual({
			lines: ["log 5 first", "error 2 Uncaught TypeError: no\n    at tick (main.ts:2:8)", "log 4 rest"],
			outcome: "failed: no",
			kinds: ["uncaught-error"],
		});
	});

	test("in a promise", async () => {
		expect(await seen(REJECTION)).toEqual({
			lines: [
				"log 7 first",
				expect.stringMatching(/^error 3 Uncaught \(in promise\) Error: lost\n {4}at (?:load \()?main\.ts:3:8\)?$/),
				"log 6 rest",
			],
			outcome: "failed: lost",
			kinds: ["unhandled-rejection"],
		});
	});

	test("at the top level", async () => {
		expect(await seen(MAIN)).toEqual({
			lines: ["log 2 first", "error 4 Uncaught RangeError: top\n    at main.ts:4:7", "log 1 rest"],
			outcome: "failed: top",
			kinds: ["uncaught-error"],
		});
	});

	test("the first of several is the run's error; each is printed once", async () => {
		const { lines, outcome, kinds } = await seen(
			"setTimeout(() => { throw new Error('second'); }, 1);\nPromise.reject(new Error('first'));\nsetTimeout(() => Promise.reject(3), 2);",
		);
		expect(lines.map((line) => line.split("\n")[0])).toEqual([
			"error 2 Uncaught (in promise) Error: first",
			"error 1 Uncaught Error: second",
			"error 3 Uncaught (in promise) 3",
		]);
		expect(outcome).toBe("failed: first");
		expect(kinds).toEqual(["unhandled-rejection", "uncaught-error", "unhandled-rejection"]);
	});

	test("a handler that comes too late does not take it back", async () => {
		const { lines, outcome } = await seen(
			"const p = Promise.reject(new Error('e')); setTimeout(() => p.catch(() => console.log('caught')), 5);",
		);
		expect(lines).toEqual([expect.stringContaining("Uncaught (in promise) Error: e"), "log 1 caught"]);
		expect(outcome).toBe("failed: e");
	});

	test("a deadlock stays a deadlock, which says more", async () => {
		expect((await seen("Promise.reject(new Error('e')); await new Promise(() => {});")).outcome).toBe("deadlocked");
	});

	test("what is thrown need not be an error, or be shown without running the program's code", async () => {
		for (const [thrown, text] of [
			["'text'", "text"],
			["undefined", "undefined"],
			["Symbol('s')", "Symbol(s)"],
			["{ toString() { throw 1; }, get a() { throw 2; } }", "{ toString: [Function: toString], a: [Getter] }"],
			["Object.create(null)", "[Object: null prototype] {}"],
			["Object.defineProperty(new Error('x'), 'stack', { get() { throw 1; } })", "Error: x"],
			["Object.assign(new Error('x'), { stack: undefined, a: 1 })", "Error: x { a: 1 }"],
			["new Proxy({}, { getPrototypeOf() { throw 1; }, ownKeys() { throw 2; } })", "{}"],
		] as const)
			expect((await seen(`setTimeout(() => { throw ${thrown}; });`)).lines).toEqual([`error 1 Uncaught ${text}`]);
	});
});

describe("as in Node, it ends the run", () => {
	test.each([
		["in a timer", TIMER, ["log 5 first", "error 2 Uncaught TypeError: no\n    at tick (main.ts:2:8)"], "failed: no"],
		[
			"in a promise",
			REJECTION,
			["log 7 first", expect.stringMatching(/^error 3 Uncaught \(in promise\) Error: lost\n {4}at (?:load \()?main\.ts:3:8\)?$/)],
			"failed: lost",
		],
		["at the top level", MAIN, ["log 2 first", "error 4 Uncaught RangeError: top\n    at main.ts:4:7"], "failed: top"],
	])("%s", async (_, source, lines, outcome) => {
		expect(await seen(source, true)).toMatchObject({ lines, outcome });
	});
});
