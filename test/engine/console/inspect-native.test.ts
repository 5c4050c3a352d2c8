import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type InspectStyle, inspectValue } from "../../../engine/runtime/values/inspect";
import { createProxyClass } from "../../../engine/runtime/values/proxies";

/** States of the native promises that the tests show; the language does not tell them. */
const states = new Map<unknown, { state: "pending" } | { state: "fulfilled" | "rejected"; value: unknown }>();
const ours = (value: unknown, style?: Partial<InspectStyle>): string =>
	inspectValue(value, { promise: (one) => states.get(one) ?? null }, style);

function promised(state: "pending" | "fulfilled" | "rejected", value?: unknown): Promise<unknown> {
	const promise =
		state === "pending" ? new Promise(() => {}) : state === "fulfilled" ? Promise.resolve([value]) : Promise.reject(value);
	promise.catch(() => {});
	states.set(promise, state === "pending" ? { state } : { state, value: state === "fulfilled" ? [value] : value });
	return promise;
}

class Plain {
	a = 1;
	get read(): number {
		throw new Error("a getter must not run");
	}
}
class Sub extends Plain {
	b: unknown;
	constructor(b: unknown) {
		super();
		this.b = b;
	}
}
class Bag extends Map<unknown, unknown> {}
class Group extends Set {}
class Row extends Array<unknown> {}
class Tagged {
	get [Symbol.toStringTag](): string {
		return "Label";
	}
}
class NotFound extends Error {
	code = 404;
	constructor(message: string, options: { cause: unknown }) {
		super(message, options);
	}
}

const key = fc.oneof(fc.constantFrom("a", "b-c", "", "1", "__proto__", "it's", "$d", "名"), fc.string({ maxLength: 8 }));
const word = fc.oneof(
	fc.string({ maxLength: 30 }),
	fc.string({ unit: "binary-ascii", maxLength: 12 }),
	fc.constantFrom(
		"it's",
		'say "hi"',
		`both ' and "`,
		"all ' \" `",
		"line\nbreak\ttab",
		"\u0000\u001b\u007f\u009f",
		"日本語",
		"😀",
		"x".repeat(90),
	),
);
/** Messages of errors: Node writes control characters in them as they are. */
const plainWord = fc.string({ maxLength: 30 });
const primitive = fc.oneof(
	word,
	fc.double(),
	fc.integer(),
	fc.bigInt(),
	fc.boolean(),
	fc.constantFrom(undefined, null, -0, Symbol("s"), Symbol.iterator, Symbol()),
);
const leaf = fc.oneof(
	{ weight: 6, arbitrary: primitive },
	fc.constantFrom<unknown>(
		new Date(0),
		new Date(Number.NaN),
		/a+\/b/gi,
		() => {},
		function named() {},
		class Cat extends Plain {},
		async () => {},
		function* walk() {},
		new WeakMap(),
		new WeakSet(),
		new Number(-0),
		new String("boxed"),
		Object(1n),
		Object(Symbol("q")),
		new Uint8Array([1, 2, 255]),
		new Float64Array(3),
		new ArrayBuffer(3),
		new DataView(new ArrayBuffer(2)),
		new Tagged(),
		Object.create(null),
		Object.create({ inherited: 1 }),
		Object.assign([1], { 2: 3, length: 5 }),
		(function (this: unknown, ..._values: unknown[]) {
			// biome-ignore lint/complexity/noArguments: this is what is shown
			return arguments;
		})(1, "two"),
		promised("pending"),
	),
);
const { value: tree } = fc.letrec<{ value: unknown; inner: unknown }>((tie) => {
	const inner = tie("value");
	const list = fc.array(inner, { maxLength: 9 });
	return {
		inner,
		value: fc.oneof(
			{ maxDepth: 4, withCrossShrink: true },
			leaf,
			list,
			fc.array(fc.integer({ max: 2000 }), { minLength: 5, maxLength: 130 }),
			fc.array(word, { minLength: 5, maxLength: 40 }),
			fc.dictionary(key, inner, { maxKeys: 8 }),
			fc.dictionary(key, inner, { maxKeys: 3, noNullPrototype: false }),
			list.map((items) => Row.from(items)),
			list.map((items) => Object.assign(items, { extra: true })),
			fc.array(fc.tuple(inner, inner), { maxLength: 6 }).map((entries) => new Map(entries)),
			fc.array(fc.tuple(key, inner), { maxLength: 6 }).map((entries) => new Bag(entries)),
			list.map((items) => new Set(items)),
			list.map((items) => new Group(items)),
			inner.map((value) => new Sub(value)),
			inner.map((value) => Object.assign(function loaded() {}, { value })),
			inner.map((value) => Object.assign(/x/, { value })),
			inner.map((value) => promised("fulfilled", value)),
			inner.map((value) => promised("rejected", value)),
			inner.map((value) => ({
				value,
				get read() {
					return 1;
				},
				set write(_: unknown) {},
				[Symbol("key")]: value,
			})),
			inner.map((value) => {
				const circle: Record<string, unknown> = { value };
				circle.self = circle;
				circle.list = [circle, value];
				return circle;
			}),
			fc.tuple(plainWord, inner).map(([message, cause]) => withoutStack(new NotFound(message, { cause }))),
			fc.tuple(plainWord, list).map(([message, errors]) => withoutStack(new AggregateError(errors, message))),
		),
	};
});

/** Stacks are not compared here: they hold paths of this machine. */
function withoutStack(error: Error): Error {
	Object.defineProperty(error, "stack", { value: `${error.name}: ${error.message}`, configurable: true });
	return error;
}

describe("a value has the text that Node gives it", () => {
	test("any value, whatever it is made of", () => {
		fc.assert(
			fc.property(tree, (value) => {
				expect(ours(value)).toBe(inspect(value));
			}),
			{ numRuns: Number(process.env.INTERLEAVE_RUNS ?? 600) },
		);
	});

	test("at any depth, in lines of any length, with few items", () => {
		const style = fc.record({
			depth: fc.constantFrom(-1, 0, 1, 5, Number.POSITIVE_INFINITY),
			breakLength: fc.constantFrom(20, 60, 120, Number.POSITIVE_INFINITY),
			maxArrayLength: fc.constantFrom(0, 1, 3, 200),
			maxStringLength: fc.constantFrom(10, 10_000),
		});
		fc.assert(
			fc.property(tree, style, (value, options) => {
				expect(ours(value, options)).toBe(inspect(value, options));
			}),
			{ numRuns: 300 },
		);
	});

	test.each(
		Object.entries({
			"a plain prototype": Plain.prototype,
			"a subclass of a subclass": Object.setPrototypeOf(new Bag([["a", 1]]), class Deep extends Bag {}.prototype),
			"a map without a prototype": Object.setPrototypeOf(new Map([[1, 2]]), null),
			"an array without a prototype": Object.setPrototypeOf([1], null),
			"a date without a prototype": Object.setPrototypeOf(new Date(0), null),
			"no real map": Object.create(Map.prototype),
			"no real date": Object.create(Date.prototype),
			"an object of an object without a prototype": Object.create(Object.create(null)),
			"an old-style class": new (
				function Old(this: { x: number }) {
					this.x = 1;
				} as unknown as new () => object
			)(),
			"numbers in columns": Array.from({ length: 120 }, (_, i) => i * 37),
			"words in columns": ["alice", "bob", "carol", "dave", "eve", "frank", "grace", "heidi"],
			"wide characters in columns": ["日本語", "中", "한국어", "a", "b", "c", "d", "é"],
			"a long set": new Set(Array.from({ length: 130 }, (_, i) => i)),
			"a long text with lines": { text: "some words\nand ".repeat(10) },
			"a text that is too long": ["x".repeat(10_010)],
			"Math and JSON": [Math, JSON],
			"a generator": (function* () {})(),
			"iterators of texts and arrays": ["hi"[Symbol.iterator](), [3].values()],
			"a static member": class {
				static a = 1;
			},
			"a name that is an accessor": class {
				static get name(): string {
					return "sly";
				}
			},
			"an error with a name of its own": Object.assign(withoutStack(new Error("no")), { name: "Odd" }),
			"an empty error": withoutStack(new Error("")),
			"an own tag": { [Symbol.toStringTag]: "Own", a: 1 },
			"a hole of four billion": Object.assign([1], { length: 2 ** 32 - 1 }),
		}),
	)("%s", (name, value) => {
		// Node reads the name, which runs the program's code.
		expect(ours(value)).toBe(name === "a name that is an accessor" ? "[class (anonymous)]" : inspect(value));
	});

	test("a proxy that the program made is shown as its target, and its traps are not called", () => {
		const OwnProxy = createProxyClass(Proxy);
		const trap = (): never => expect.fail("a trap was called");
		const handler = new Proxy({}, { get: trap });
		expect(ours(new OwnProxy({ a: new OwnProxy([1], handler) }, handler))).toBe("{ a: [ 1 ] }");
		expect(ours(new OwnProxy(class Cat {}, handler))).toBe("[class Cat]");
		const { proxy, revoke } = OwnProxy.revocable({ a: 1 }, {});
		expect(ours([proxy])).toBe("[ { a: 1 } ]");
		revoke();
		expect(ours([proxy])).toBe(inspect([proxy]));
		expect([OwnProxy.name, OwnProxy.length, ours(OwnProxy)]).toEqual(["Proxy", 2, "[Function: Proxy]"]);
		expect(() => (OwnProxy as unknown as () => void)()).toThrow(TypeError);
	});
});
