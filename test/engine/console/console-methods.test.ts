import { describe, expect, test } from "vitest";
import { printed, runSource } from "../support/run-source";

/**
 * What Node and Chromium do in different ways, or what depends on the clock. Each expectation was checked once in Chromium 156 over the DevTools
 * protocol; "as Chromium" or "as Node" says whose it is.
 */
describe("where the two consoles differ", () => {
	const levels = async (source: string): Promise<string[]> =>
		(await runSource(source)).console.map(({ level, text }) => `${level} ${text}`);

	test("a counter or timer that does not exist is a warning, as Chromium words it", async () => {
		expect(
			await levels(
				"console.countReset('nope'); console.time('t'); console.time('t'); console.timeEnd('t'); console.timeEnd('t'); console.timeLog();",
			),
		).toEqual([
			"warn Count for 'nope' does not exist",
			"warn Timer 't' already exists",
			"log t: 0ms",
			"warn Timer 't' does not exist",
			"warn Timer 'default' does not exist",
		]);
	});

	test("a failed assertion is an error and shows its values, as Chromium", async () => {
		expect(await levels("console.assert(false, { a: 1 }); console.assert(false, '%s!', 'no'); console.assert(0);")).toEqual([
			"error Assertion failed: { a: 1 }",
			"error Assertion failed: no!",
			"error Assertion failed",
		]);
	});

	test("%o shows four levels and no hidden properties: Node's list of them helps nobody", async () => {
		expect(await printed("console.log('%o', { a: { b: { c: { d: { e: {} } } } } }); console.log('%o', [1], () => {});")).toEqual([
			"{\n  a: {\n    b: { c: { d: { e: {} } } }\n  }\n}",
			"[ 1 ] [Function (anonymous)]",
		]);
	});

	test("the items of an iterator are not known: only taking them would tell", async () => {
		expect(
			await printed(
				"const m = new Map([[1, 2]]); const i = m.keys(); console.log(i, m.entries(), new Set([1]).values()); console.log([...i]);",
			),
		).toEqual([
			"[Map Iterator] { <items unknown> } [Map Iterator] { <items unknown> } [Set Iterator] { <items unknown> }",
			"[ 1 ]",
		]);
	});

	test("clear leaves the lines, and a group without a heading prints none, as Node", async () => {
		expect(await printed("console.log(1); console.clear(); console.group(); console.log(2);")).toEqual(["1", "  2"]);
	});

	test("names that are no texts are made to texts, and one that cannot be is the program's error", async () => {
		expect(await printed("console.count(null); console.count(undefined); console.count({ toString: () => 'o' });")).toEqual([
			"null: 1",
			"default: 1",
			"o: 1",
		]);
	});
});

describe("time", () => {
	test.each([
		[0.5, "0.5ms"],
		[120, "120ms"],
		[999.25, "999.25ms"],
		[1_620, "1.620s"],
		[59_999, "59.999s"],
		[65_250, "1:05.250 (m:ss.mmm)"],
		[3_725_250, "1:02:05.250 (h:mm:ss.mmm)"],
	])("%s ms are shown as Node shows them", async (ms, text) => {
		const source = `console.time('t'); setTimeout(() => { console.timeLog('t', 'half', { a: 1 }); console.timeEnd('t'); }, ${ms});`;
		expect(await printed(source)).toEqual([`t: ${text} half { a: 1 }`, `t: ${text}`]);
	});
});

describe("stacks hold the program's frames only", () => {
	test("trace", async () => {
		expect(
			await printed("function deep() { console.trace('here %s', 'now', [1]); }\nclass A { m() { deep(); } }\nnew A().m();"),
		).toEqual(["Trace: here now [ 1 ]\n    at deep (main.ts:1:27)\n    at A.m (main.ts:2:17)\n    at main.ts:3:9"]);
	});

	test("an error with its cause and properties", async () => {
		expect(
			await printed(
				"function inner() { throw new TypeError('inner'); }\ntry { inner(); } catch (cause) {\n\tconst error = new Error('outer', { cause });\n\tconsole.log(Object.assign(error, { code: 'E1' }));\n}",
			),
		).toEqual([
			"Error: outer\n    at main.ts:3:16 {\n  code: 'E1',\n  [cause]: TypeError: inner\n      at inner (main.ts:1:26)\n      at main.ts:2:7\n}",
		]);
	});

	test("an AggregateError with its members, after an await, in a callback", async () => {
		const [all, timer] = await printed(
			"const reasons = [new Error('a'), 'b'];\nconst all = await Promise.any(reasons.map((r) => Promise.reject(r))).catch((e) => e);\nconsole.log(all);\nsetTimeout(function tick() { console.log([new RangeError('late')]); }, 1);",
		);
		expect(all).toMatch(
			/^\[?AggregateError: All promises were rejected\]? \{\n {2}\[errors\]: \[\n {4}Error: a\n {8}at main\.ts:1:18,\n {4}'b'\n {2}\]\n\}$/,
		);
		expect(timer).toBe("[\n  RangeError: late\n      at tick (main.ts:4:43)\n]");
	});

	test("a stack that the program has set is shown without what is not the program's", async () => {
		expect(
			await printed(
				"const e = new Error('x'); e.stack = 'Error: x\\n    at made (up.ts:1:1)\\n    at work (main.ts:7:7)'; console.log(e);",
			),
		).toEqual(["Error: x\n    at work (main.ts:7:7)"]);
	});
});

describe("invisible characters", () => {
	test("are escapes, in texts and in logged lines; newline and tab stay in lines", async () => {
		expect(await printed("console.log('a\\u202eb\\u0007c\\r\\x1b[31m\\td\\ne', ['\\u2066\\u200f\\t']);")).toEqual([
			"a\\u202eb\\x07c\\r\\x1B[31m\td\ne [ '\\u2066\\u200f\\t' ]",
		]);
	});

	test("in names, tables, groups and counters, too", async () => {
		const lines = await printed(
			"console.log({ 'a\\u202e': 1, [Symbol('\\u202e')]: 2 }); console.table([{ 'b\\u202e': '\\u202e' }]); console.group('\\u202e'); console.count('\\u202e'); console.time('\\u202e'); console.timeEnd('\\u202e'); console.error(new Error('\\u202e')); throw new Error('\\u202e');",
		);
		expect(lines.length).toBeGreaterThanOrEqual(7);
		for (const line of lines) expect(line).toMatch(/^[^\u202e]*\\u202e[^\u202e]*$/);
	});
});

describe("groups", () => {
	test("say how deep a line lies and which lines fold", async () => {
		const { console: lines } = await runSource(
			"console.group('a'); console.log(1); console.groupCollapsed('b'); console.table([1]); console.groupEnd(); console.groupEnd(); console.log(2);",
		);
		expect(lines.map(({ group, opens }) => [group ?? 0, opens ?? null])).toEqual([
			[0, "group"],
			[1, null],
			[1, "collapsed"],
			[2, null],
			[0, null],
		]);
	});
});

test("a promise of the run, an async generator and globalThis look like native ones", async () => {
	expect(await printed("console.log(new AbortController(), [new URL('http://a/b').host], globalThis);")).toEqual([
		"AbortController { signal: AbortSignal { aborted: false } } [ 'a' ] Object [global] {}",
	]);
	expect(await printed("console.log(new URL('http://a/b?c#d'));")).toEqual([
		"URL {\n  href: 'http://a/b?c#d',\n  origin: 'http://a',\n  protocol: 'http:',\n  username: '',\n  password: '',\n  host: 'a',\n  hostname: 'a',\n  port: '',\n  pathname: '/b',\n  search: '?c',\n  searchParams: URLSearchParams {},\n  hash: '#d'\n}",
	]);
	expect(
		await printed(
			"class Mine extends Promise {}\nconst no = Promise.reject(1); no.catch(() => {});\nconsole.log(Promise.resolve([1]), no, new Promise(() => {}), Mine.resolve(2));\nconsole.log((async function* () {})(), async function* g() {}, async () => {}, class { static async m() {} });\nconsole.log(Date, Promise, Math.random, String(globalThis), typeof console);",
		),
	).toEqual([
		"Promise { [ 1 ] } Promise { <rejected> 1 } Promise { <pending> } Mine [Promise] { 2 }",
		"Object [AsyncGenerator] {} [AsyncGeneratorFunction: g] [AsyncFunction (anonymous)] [class (anonymous)]",
		"[Function: Date] [Function: Promise] [Function: random] [object global] object",
	]);
});
