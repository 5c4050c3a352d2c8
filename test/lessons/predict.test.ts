import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradeAnswer, isAnswer, type Prediction, quantityText, readQuantity, truthOf } from "../../lessons/predict";
import type { Ask } from "../../lessons/question";
import { viewRun } from "../../lessons/run-view";
import { runSource } from "../engine/support/run-source";

const run = viewRun(
	await runSource(`import { sleep } from "interleave";
async function nap(ms: number) { await sleep(ms); console.log("nap", ms); }
async function rest() { await sleep(5); }
await Promise.all([nap(20), nap(10), rest()]);
console.log("end");`),
);

const option = { html: "", correct: false, reply: "" };
const PICK: Ask = { kind: "pick", isSeveral: true, options: [option, option, option] };
const item = (text: string) => ({ html: text, text });
const ORDER: Ask = { kind: "order", items: [item("end"), item("nap 20"), item("nap 10")] };
const NUMBER: Ask = { kind: "number", unit: "ms" };
const DRAW: Ask = { kind: "draw", tasks: ["rest", "nap"], until: 40 };
const LINE: Ask = { kind: "line" };

describe("the truth of a question comes from the run", () => {
	test("pick: the answers that hold", () => {
		const prediction: Prediction = { kind: "pick", answers: [() => true, (seen) => seen.lines().length === 3, () => false] };
		expect(truthOf(PICK, prediction, run)).toEqual([0, 1]);
	});
	test("order: the lines as they were printed", () => {
		expect(truthOf(ORDER, { kind: "order" }, run)).toEqual([2, 1, 0]);
		expect(truthOf(ORDER, { kind: "order", truth: () => ["nap 20", "end"] }, run)).toEqual([1, 0]);
	});
	test("draw: the bars", () => {
		expect(truthOf(DRAW, { kind: "draw", within: 1 }, run)).toEqual([
			[0, 5],
			[0, 20],
		]);
	});
});

describe("an answer is right", () => {
	const number: Prediction = { kind: "number", truth: (seen) => seen.result.elapsed, within: 2 };
	test("when it differs by no more than permitted, and the reply says by how much it was off", () => {
		for (const [answer, isRight] of [
			[20, true],
			[22, true],
			[18, true],
			[22.1, false],
			[17.9, false],
		] as const)
			expect(gradeAnswer(NUMBER, number, answer, run).isRight).toBe(isRight);
		expect(gradeAnswer(NUMBER, number, 1020, run)).toEqual({
			isRight: false,
			truth: 20,
			difference: "That is 1.000 s too much.",
		});
		expect(gradeAnswer(NUMBER, number, 5, run).difference).toBe("That is 15 ms too little.");
	});
	test("when every place of an order is right", () => {
		expect(gradeAnswer(ORDER, { kind: "order" }, [2, 1, 0], run)).toMatchObject({ isRight: true, difference: "" });
		const { difference } = gradeAnswer(ORDER, { kind: "order" }, [2, 0, 1], run);
		expect(difference).toBe("The first difference is in place 2: “nap 20” comes there.");
	});
	test("when both ends of every bar are near enough", () => {
		const draw: Prediction = { kind: "draw", within: 3 };
		const bars = (restEnd: number, napEnd: number): [number, number][] => [
			[0, restEnd],
			[3, napEnd],
		];
		expect(gradeAnswer(DRAW, draw, bars(8, 17), run).isRight).toBe(true);
		expect(gradeAnswer(DRAW, draw, bars(9, 17), run)).toMatchObject({ isRight: false, difference: "Drawn elsewhere: rest." });
	});
	test("when exactly the answers that hold are chosen", () => {
		const prediction: Prediction = { kind: "pick", answers: [() => true, () => false, () => true] };
		expect(gradeAnswer(PICK, prediction, [0, 2], run).isRight).toBe(true);
		for (const answer of [[0], [0, 1, 2], [1, 2]]) expect(gradeAnswer(PICK, prediction, answer, run).isRight).toBe(false);
	});
	test("when it is the line", () => {
		const line: Prediction = { kind: "line", truth: () => 3 };
		expect(gradeAnswer(LINE, line, 3, run).isRight).toBe(true);
		expect(gradeAnswer(LINE, line, 4, run).isRight).toBe(false);
	});
});

describe("a quantity as typed", () => {
	test.each([
		["1500", "ms", 1500],
		["1.5 s", "ms", 1500],
		["1.5s", "ms", 1500],
		[" 250 ms ", "s", 0.25],
		["1,500", "", 1500],
		["12 KB", "B", 12_000],
		["2048 b", "KB", 2.048],
		["40 %", "%", 40],
		[".5", "s", 0.5],
		["3 seconds", "ms", 3000],
	] as const)("%s in %s is %d", (text, unit, value) => expect(readQuantity(text, unit)).toBeCloseTo(value, 9));

	test.each([
		["", "ms"],
		["soon", "ms"],
		["5 KB", "ms"],
		["5 s", "KB"],
		["1,5", "s"],
		["5 miles", "ms"],
		["-3", "ms"],
		["3 s", "%"],
	] as const)("%j in %s is none", (text, unit) => expect(readQuantity(text, unit)).toBeNull());

	test("any number with its own unit comes back", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom("ms", "s", "B", "KB", "%", "" as const), (value, unit) => {
				expect(readQuantity(`${value} ${unit}`, unit as "ms")).toBe(value);
				expect(readQuantity(value.toLocaleString("en"), unit as "ms")).toBe(value);
			}),
		);
	});

	test("is told as people read it", () => {
		expect([
			quantityText(1200, "ms"),
			quantityText(1.2, "s"),
			quantityText(12.34, "KB"),
			quantityText(1000, ""),
			quantityText(7, "%"),
		]).toEqual(["1.200 s", "1.200 s", "12.3 KB", "1,000", "7%"]);
	});
});

test("what a browser has stored is an answer only when it fits the question", () => {
	const good: [Ask, unknown][] = [
		[PICK, [0, 2]],
		[ORDER, [2, 0, 1]],
		[NUMBER, 0],
		[
			DRAW,
			[
				[0, 1],
				[2, 2],
			],
		],
		[LINE, 7],
	];
	for (const [ask, value] of good) expect(isAnswer(ask, value)).toBe(true);
	const bad: [Ask, unknown][] = [
		[PICK, []],
		[PICK, [3]],
		[PICK, [0.5]],
		[PICK, "0"],
		[ORDER, [0, 1]],
		[ORDER, [0, 0, 1]],
		[ORDER, [1, 2, 3]],
		[NUMBER, "5"],
		[NUMBER, Number.NaN],
		[NUMBER, null],
		[DRAW, [[0, 1]]],
		[
			DRAW,
			[
				[2, 1],
				[0, 1],
			],
		],
		[
			DRAW,
			[
				[0, "1"],
				[0, 1],
			],
		],
		[
			DRAW,
			[
				[0, 1, 2],
				[0, 1],
			],
		],
		[LINE, [1]],
	];
	for (const [ask, value] of bad) expect(isAnswer(ask, value), JSON.stringify(value)).toBe(false);
	// Anything at all is taken or refused, and nothing throws.
	fc.assert(
		fc.property(fc.anything(), (value) =>
			[PICK, ORDER, NUMBER, DRAW, LINE].every((ask) => typeof isAnswer(ask, value) === "boolean"),
		),
	);
});
