import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { libraryNames } from "../../../engine/compiler/library-names";
import { readResult } from "../../../engine/sandbox/gate/read-result";
import { resourceText } from "../../../engine/trace/place-words";
import {
	CLASSES,
	DIAGNOSTIC_KINDS,
	type Knob,
	type KnobValue,
	knobValues,
	TURNS,
	toKnob,
	withKnobValue,
} from "../../../engine/types";
import { sourceFiles } from "../../support/imports";
import { runSource } from "../support/run-source";

const NUMBER = { name: "n", type: "number", value: 3, initial: 3, min: 1, max: 9, step: 2 } as const;
const TOGGLE = { name: "t", type: "toggle", value: true, initial: true } as const;
const MOMENTS: Knob = { name: "m", type: "moments", value: [1, 5], initial: [1, 5], min: 0, max: 9 };
/** One knob of each kind. */
const knobs: Knob[] = [NUMBER, { name: "c", type: "choice", value: "a", initial: "a", options: ["a", "b"] }, TOGGLE, MOMENTS];
const anyValue: fc.Arbitrary<KnobValue> = fc.oneof(
	fc.double(),
	fc.constantFrom("a", "b", "c", "", "3,1", "5"),
	fc.boolean(),
	fc.array(fc.double(), { maxLength: 4 }),
);
/** The head of a result that passes the gate, as it comes from a sandbox. */
const head = async (): Promise<Record<string, unknown>> =>
	structuredClone({ ...(await runSource("")), trace: undefined, console: undefined });

describe.each(knobs)("a knob of kind $type", (knob) => {
	test("is declared by what it says of itself, and keeps a value that it has", () => {
		for (const value of knobValues(knob, 25)) {
			const declared = toKnob(knob.name, knob, value);
			expect(declared).toEqual({ ...knob, value, initial: knob.initial });
			expect(toKnob(knob.name, knob, undefined)).toEqual(knob);
		}
	});
	test("set to anything has a value of its own kind within its bounds, and the rest as before", () => {
		fc.assert(
			fc.property(anyValue, (value) => {
				const set = withKnobValue(knob, value);
				expect({ ...set, value: knob.value }).toEqual(knob);
				expect(typeof set.value).toBe(typeof knob.value);
				if (set.type === "number") expect(set.value >= set.min && set.value <= set.max).toBe(true);
				if (set.type === "moments") {
					expect(set.value.every((at) => at >= set.min && at <= set.max)).toBe(true);
					expect(set.value).toEqual([...new Set(set.value)].sort((a, b) => a - b));
				}
				if (set.type === "choice") expect(set.options).toContain(set.value);
			}),
		);
		expect(withKnobValue(knob, undefined)).toBe(knob);
	});
	test("passes the gate as it is, without what nobody asked for", async () => {
		const result = { ...(await head()), knobs: [{ ...knob, more: "x" }] };
		expect(readResult(result).knobs).toEqual([knob]);
	});
	test("does not pass the gate with a field of another kind", async () => {
		const result = await head();
		for (const field of Object.keys(knob))
			expect(() => readResult({ ...result, knobs: [{ ...knob, [field]: null }] }), field).toThrow();
	});
});

test("a knob of a kind that nobody knows does not pass the gate", async () => {
	const result = await head();
	expect(() => readResult({ ...result, knobs: [{ ...TOGGLE, type: "dial" }] })).toThrow("one of number");
});

test("a spec that is none is refused", () => {
	for (const spec of [null, 5]) expect(() => toKnob("x", spec as never, undefined)).toThrow("wants a value with its range");
	expect(() => toKnob("x", { value: 5 } as never, undefined)).toThrow(RangeError);
	expect(() => toKnob("x", { value: 1, min: 2, max: 1 }, undefined)).toThrow(RangeError);
	expect(() => toKnob("x", { value: "c", options: ["a", "b"] }, undefined)).toThrow('"c" is none of its options a, b');
});

test("moments are set by a list, by one number, and by a text as on the command line; what does not fit changes nothing", () => {
	const chosen = (value: KnobValue): unknown => withKnobValue(MOMENTS, value).value;
	expect([[7, 3, 3], "7,3", 4, "", " 2 , 20"].map(chosen)).toEqual([[3, 7], [3, 7], [4], [], [2, 9]]);
	for (const odd of ["a", "1,b", true, Number.NaN, [1, Number.POSITIVE_INFINITY], Array.from({ length: 101 }, (_, i) => i)])
		expect(chosen(odd), String(odd)).toEqual([1, 5]);
	expect(() => toKnob("m", { value: [1], min: 2, max: 1 }, undefined)).toThrow("at most 100 instants");
	expect(() => toKnob("m", { value: ["x" as never], min: 0, max: 1 }, undefined)).toThrow("at most 100 instants");
});

test("of many numbers a few are tried, both ends among them", () => {
	expect(knobValues({ ...NUMBER, min: 0, max: 1000, step: 1 }, 5)).toEqual([0, 250, 500, 750, 1000]);
	expect(knobValues({ ...NUMBER, min: 0, max: 0.3, step: 0.1 }, 5)).toEqual([0, 0.1, 0.2, 0.3]);
});

test("a diagnostic of each kind passes the gate, one of another kind does not", async () => {
	const result = await head();
	const one = (kind: string): object => ({ kind, severity: "hint", message: "m", file: "main.ts", line: 1, column: 1 });
	const diagnostics = DIAGNOSTIC_KINDS.map(one);
	expect(readResult({ ...result, diagnostics }).diagnostics).toEqual(diagnostics);
	expect(() => readResult({ ...result, diagnostics: [one("gossip")] })).toThrow("one of syntax");
});

test("each kind of diagnostic is said somewhere", () => {
	const engine = path.resolve(import.meta.dirname, "../../../engine");
	const text = sourceFiles(engine, ".")
		.filter(({ name }) => !name.startsWith("types/"))
		.map((file) => file.text)
		.join("\n");
	expect(DIAGNOSTIC_KINDS.filter((kind) => !text.includes(`"${kind}"`))).toEqual([]);
});

describe("what tasks wait at", () => {
	test("has its place in messages if a program makes it, and is named alone if not", () => {
		for (const name of libraryNames.values) {
			const text = resourceText({ kind: "resource", name, size: 0, file: "main.ts", line: 3 }, "main.ts");
			expect(text).toBe(/^[A-Z]/.test(name) ? `the ${name} made on line 3` : name);
		}
	});
	test("is a class, where tasks wait for their turn", () => {
		expect(TURNS.filter((name) => !CLASSES.includes(name))).toEqual([]);
		expect(TURNS.length).toBeGreaterThan(0);
	});
});
