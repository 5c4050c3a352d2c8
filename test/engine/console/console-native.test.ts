import { Console } from "node:console";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { runSource } from "../support/run-source";

/** What Node's console writes for a program, its two streams in one. */
function natively(source: string): string {
	let text = "";
	const stream = new Writable({
		write(chunk: Buffer, _encoding, done) {
			text += chunk.toString();
			done();
		},
	});
	// oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- the same text is run by both
	new Function("console", source)(new Console({ stdout: stream, stderr: stream }));
	return text;
}

/** Calls by hand. Where Node and this console differ on purpose, `console-methods.test.ts` says how. */
const CALLS = [
	"console.log()",
	"console.log('')",
	"console.log('a', 'b', 3, null, undefined, true, 12n, -0)",
	"console.log('tab\\tand\\\\backslash', ['tab\\tand\\\\backslash'])",
	"console.info('i'); console.debug('d'); console.warn('w'); console.error('e'); console.dirxml('x')",
	"console.log('%s is %d years and %i, %f', 'Bob', 42.5, 42.9, '1.50')",
	"console.log('%s', 'a', 'b', { c: 1 })",
	"console.log('%s %s %s %s', null, undefined, Symbol('s'), -0, 12n)",
	"console.log('%s', { a: { b: { c: 1 } } })",
	"console.log('%s|%s|%s', class Foo {}, () => 1, function f() { return 1; })",
	"console.log('%s', new (class Named { toString() { return 'own text'; } })())",
	"console.log('%s', { [Symbol.toPrimitive]: () => 'primitive' })",
	"console.log('%s', new Date(0), new Date(5))",
	"console.log('%s', [1, [2, [3]]], Object.create(null))",
	"console.log('%s', new (class Bag extends Map {})([[1, 2]]))",
	"console.log('%d %d %d %d', '0x10', 10n, null, undefined)",
	"console.log('%d %d %d', [5], {}, Symbol.iterator)",
	"console.log('%i %i %i %i', '12px', 3.9, 10n, {})",
	"console.log('%f %f %f', '1.5e3x', Symbol('no'), 'no')",
	"console.log('%j %j %j', { a: [1, 'x'] }, undefined, 'text')",
	"const circle = {}; circle.self = circle; console.log('%j', circle)",
	"console.log('%O', { b: { c: { d: { e: 1 } } } })",
	"console.log('%c styled %c rest', 'color: red', '')",
	"console.log('100%', 5, '%s')",
	"console.log('%%s %% %', 1)",
	"console.log('%%')",
	"console.log('%x %s', 1, 2)",
	"console.log('%s %s', 'only one')",
	"console.log('a%', 'b%sc', 'd')",
	"console.log(5, '%s', 'x')",
	"console.group('outer', 1); console.log('in\\nside'); console.group(); console.warn('deeper'); console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('back')",
	"console.groupCollapsed('%s!', 'folded'); console.log([1, { a: 2 }]); console.table([1]); console.groupEnd()",
	"console.group('g'); console.log({ first: 'a fairly long text value', second: 'another long text value', third: 3 })",
	"console.count(); console.count('x'); console.count(); console.countReset(); console.count(); console.count(undefined); console.count(null)",
	"console.assert(1 === 1, 'never'); console.assert(false, 'assert %s', 'fmt', { a: 1 }); console.assert(); console.assert(0)",
	"console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 })",
	"console.dir({ a: { b: { c: { d: { e: 1 } } } } }, { depth: null })",
	"console.dir({ a: { b: { c: { d: 1 } } } }); console.dir('%s'); console.dir()",
	"console.dir([1, 2, 3, 4, 5], { maxArrayLength: 2 }); console.dir('abcdef', { maxStringLength: 3 }); console.dir({ a: 1, b: [2] }, { breakLength: 10 })",
	"console.table([{ a: 0 }, { a: 1, b: 1 }, { a: 2 }, { a: 3, b: 'x' }])",
	"console.table([['Apples', 'Oranges'], ['Bananas', 'Cherries']])",
	"console.table(['Amapá', 'Goiás', '日本語', 5])",
	"console.table(new Map([['one', 1], ['two', { three: 3 }]])); console.table(new Set([1, 'x']))",
	"console.table([{ a: 1, b: 2 }, { b: 3 }, 4], ['b'])",
	"console.table([{ a: 1, b: 2 }], ['c'])",
	"console.table({ x: { y: 1 }, z: { y: 2 } }); console.table({ x: 1, y: 'two' })",
	"console.table([{ deep: { a: 1 }, deeper: { a: 1, b: 2, c: 3 }, list: [1, 2, 3, 4], text: 'it\\'s' }])",
	"console.table([[1, , 3], [undefined, null]]); console.table([]); console.table({}); console.table(new Map())",
	"console.table(5); console.table('text'); console.table(null); console.table(undefined); console.table()",
	"console.table([{ b: 1 }, { 0: 2, a: 3 }])",
	"console.table([{ fn() {}, s: Symbol('s'), d: new Date(0) }, []])",
	"console.timeStamp?.(); console.clear(); console.log('still here')",
	"const { log, group } = console; log('unbound works'); group('g'); log('x')",
	"['a', 'b'].forEach(console.log)",
	"console.log([undefined, null, , NaN], { a: undefined })",
	"console.log(new Map([[{ id: 1 }, [1, 2]], [new Set([1]), new Map()]]))",
	"console.log([() => {}, function named() {}, class A {}, class B extends Array {}, Math.max, function* g() {}, Symbol, parseInt])",
	"console.log({ f() {}, g: () => {}, get a() { return 1; }, set a(v) {}, get b() { return 1; }, set c(v) {} })",
	"console.log(Array.from({ length: 101 }, (_, i) => i)); console.log(Array.from({ length: 27 }, (_, i) => 'word'.repeat(i % 4)))",
	"console.log({ a: [{ b: [{ c: 1 }] }] }, [[[[1]]]], 'x'.repeat(200), ['y'.repeat(100)])",
	"const shared = { v: 1 }; const x = { a: shared, b: shared }; x.x = x; console.log(x, [x])",
	"console.log(new Error('no', { cause: 1 }).message, [new Date(NaN)], Object.assign(() => {}, { k: 1 }), new WeakMap(), [new WeakSet()])",
	"console.log(new Proxy({ a: 1 }, {}), new Proxy(function target() {}, {}), [new Proxy([1], {})])",
	"console.log(Object.assign([1, 2], { extra: true }), [1, , , 4], new Array(3), (function () { return arguments; })(1))",
];

test("there are at least 60 calls", () => {
	expect(CALLS.length).toBeGreaterThanOrEqual(60);
});

test.each(CALLS)("%s", async (source) => {
	const { console: lines, outcome } = await runSource(source);
	expect(outcome).toEqual({ kind: "completed" });
	expect(lines.map(({ text }) => `${text}\n`).join("")).toBe(natively(source));
});
