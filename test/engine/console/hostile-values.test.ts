import { describe, expect, test } from "vitest";
import { formatValues } from "../../../engine/runtime/globals/console-format";
import { tableText } from "../../../engine/runtime/globals/console-table";
import { inspectValue } from "../../../engine/runtime/values/inspect";
import { valueRows } from "../../../engine/runtime/values/value-rows";
import { printed } from "../support/run-source";

const options = { promise: () => null };
/** Makes the test runner write the stack now, for which it reads the message. */
const withStack = (error: Error): Error => (error.stack === "" ? error : error);
const fails = (): never => {
	throw new Error("the program's code ran");
};

describe("values made to break the console do not", () => {
	const hostile: Record<string, [value: unknown, text: string | null]> = {
		"getters that throw": [Object.defineProperty({}, "a", { get: fails, enumerable: true }), "{ a: [Getter] }"],
		"a tag that throws": [Object.defineProperty({}, Symbol.toStringTag, { get: fails }), "{}"],
		"a constructor that is an accessor": [Object.create(Object.defineProperty({}, "constructor", { get: fails })), "{}"],
		"an instance check that throws": [
			new (class {
				static [Symbol.hasInstance] = fails;
			})(),
			"{}",
		],
		"an error whose parts throw": [
			Object.defineProperties(withStack(new Error("x")), {
				message: { get: fails },
				name: { get: fails },
				stack: { get: fails },
				cause: { get: fails },
			}),
			"[Error] {\n  [cause]: [Getter]\n}".replace(/\n */g, " "),
		],
		"an iterator that throws": [Object.assign(new Map([[1, 2]]), { [Symbol.iterator]: fails, entries: fails }), null],
		"an array with accessors": [Object.defineProperty([1, 2], 0, { get: fails, enumerable: true }), "[ [Getter], 2 ]"],
		"a map that is none": [Object.create(Map.prototype), "Map {}"],
		"toJSON that throws": [{ toJSON: fails }, "{ toJSON: [Function: fails] }"],
	};
	// The names only: the test runner would run the getters of the values to print them.
	test.each(Object.keys(hostile))("%s", (name) => {
		const [value, text] = hostile[name] as (typeof hostile)[string];
		const shown = inspectValue(value, options);
		if (text !== null) expect(shown).toBe(text);
		expect(shown).not.toContain("cannot be shown");
		expect(() => valueRows(value, options, 10)).not.toThrow();
		expect(() => tableText([value], undefined, options)).not.toThrow();
		for (const mark of ["%s", "%d", "%i", "%f", "%j", "%o", "%O"])
			expect(() => formatValues([mark, value], options)).not.toThrow();
	});

	test("a proxy of another realm whose traps throw", () => {
		const handler = new Proxy({}, { get: () => fails });
		expect(inspectValue({ a: new Proxy({}, handler) }, options)).toBe("[a value that cannot be shown]");
		expect(valueRows(new Proxy({}, handler), options, 10)).toHaveLength(1);
	});

	test("a chain of a hundred thousand objects, and one opened without a limit of depth", () => {
		let chain: object = {};
		for (let i = 0; i < 100_000; i++) chain = { chain };
		expect(inspectValue(chain, options)).toContain("[Object]");
		expect(inspectValue(chain, options, { depth: Number.POSITIVE_INFINITY }).length).toBeLessThan(500_000);
		expect(valueRows(chain, options, 400).length).toBeLessThan(10);
	});

	test("an array of a million, an object of a million keys", () => {
		const million = Array.from({ length: 1_000_000 }, (_, i) => i);
		expect(inspectValue(million, options)).toContain("... 999900 more items");
		const keys = Object.fromEntries(million.slice(0, 100_000).map((i) => [`k${i}`, i]));
		expect(inspectValue(keys, options).length).toBeLessThan(50_000);
		expect(valueRows(million, options, 400)).toHaveLength(102);
	});
});

test("a program that has replaced what the language offers for lists and objects changes nothing", () => {
	const names = [
		"push",
		"pop",
		"map",
		"join",
		"includes",
		"indexOf",
		"slice",
		"filter",
		"forEach",
		"concat",
		"sort",
		"flatMap",
		"some",
		"every",
		Symbol.iterator,
	] as const;
	const saved = names.map((name) => [name, Object.getOwnPropertyDescriptor(Array.prototype, name)] as const);
	const values = [
		[1, [2, { a: new Map([[1, new Set([2])]]) }], "x"],
		{
			a: 1,
			get b() {
				return 1;
			},
		},
		Object.assign(new Error("no"), { stack: "Error: no", code: 1 }),
		Array.from({ length: 30 }, (_, i) => i),
	];
	const all = () => ({
		texts: [
			inspectValue(values[0], options),
			inspectValue(values[1], options),
			inspectValue(values[2], options),
			inspectValue(values[3], options),
		],
		rows: valueRows(values, options, 100),
		table: tableText(values, undefined, options),
		line: formatValues(["%s %o", values[0], values[1], values[3]], options),
	});
	const before = all();
	let after: typeof before;
	const polluted = ["get", "set", "value", "enumerable", "depth", "kind", "label", "text"];
	try {
		for (const [name] of saved) (Array.prototype as unknown as Record<PropertyKey, unknown>)[name] = fails;
		for (let i = 0; i < polluted.length; i++) (Object.prototype as Record<string, unknown>)[polluted[i] as string] = "polluted";
		after = all();
	} finally {
		for (let i = 0; i < polluted.length; i++) delete (Object.prototype as Record<string, unknown>)[polluted[i] as string];
		for (let i = 0; i < saved.length; i++) Object.defineProperty(Array.prototype, saved[i]![0], saved[i]![1]!);
	}
	expect(after).toEqual(before);
});

test("a line has at most 20,000 characters, and says how many there were", async () => {
	const [text] = await printed("console.log('x'.repeat(50_000));");
	expect(text?.length).toBeLessThanOrEqual(20_000);
	expect(text).toMatch(/x… \(50000 characters in all\)$/);
});
