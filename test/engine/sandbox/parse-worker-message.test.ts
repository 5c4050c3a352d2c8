import fc from "fast-check";
import { expect, test } from "vitest";
import { compile, run } from "../../../engine/index";
import { type ShownPart, SIZES, type WorkerMessage } from "../../../engine/sandbox/gate/messages";
import { claimsToBeResult, parseWorkerMessage } from "../../../engine/sandbox/gate/parse-worker-message";
import { headOf, trialOf } from "../../../engine/sandbox/inside/clip-result";

/** One honest message of every kind. */
async function honest(): Promise<WorkerMessage[]> {
	const { program } = compile(
		'import { knob, sleep } from "interleave"; knob("n", { value: 1, min: 0, max: 5 }); console.log("x"); console.groupCollapsed("g"); console.dir({ a: 1, b: [2] }); sleep(1);',
	);
	if (program === null) throw new Error("the program does not compile");
	const result = await run(program).result;
	const progress = { at: 1, tasks: 2, jobs: 3, turns: 4, bytes: 5, ofLimit: 0.5, done: null };
	const head = { rows: 1, series: 1, stride: 1, strings: 0, resources: 0, tasks: 0, truncatedAt: null, end: 1 };
	const rows = {
		from: 0,
		code: new Uint8Array(1),
		time: new Float64Array(1),
		task: new Uint32Array(1),
		site: new Uint16Array(1),
		other: new Uint32Array(1),
	};
	const series = {
		from: 0,
		time: new Float64Array(1),
		live: new Uint32Array(1),
		inFlight: new Uint32Array(1),
		bytes: new Float64Array(1),
	};
	const entries = { calls: 2, stride: 1, time: [0, 1], row: [0, 2] };
	const value = { form: "table" as const, columns: ["a"], leftOut: { rows: 1, columns: 0 } };
	const style = { kind: "line" as const, xLog: false, yLog: true, xLabel: "x", yLabel: "" };
	const shown: ShownPart[] = [
		{
			of: "values",
			name: "v",
			...entries,
			rows: [["0", "x"]],
			versions: [
				{ ...value, rows: new Uint32Array(1) },
				{ ...value, rows: new Uint32Array(0) },
			],
		},
		{ of: "plot", name: "p", style, series: ["s"], ...entries, x: [1, -2], y: [-3, 4], seriesOf: [0, 0] },
		{ of: "picture", name: "i", width: 2, height: 1, stride: 1, time: [0], row: [0], end: [2] },
		{ of: "pixels", pixel: new Uint32Array(2), colour: new Uint32Array(2) },
		{ of: "progress", ...entries, done: [0, 1], total: [1, 1] },
	];
	return [
		{ kind: "up", left: [] },
		{ kind: "started" },
		{ kind: "beat" },
		{ kind: "stopping" },
		{ kind: "console", lines: result.console },
		{ kind: "progress", progress },
		{ kind: "trace", head },
		{ kind: "texts", of: "strings", texts: ["x"] },
		{ kind: "rows", chunk: rows },
		{ kind: "series", chunk: series },
		{ kind: "gauge", name: "g", time: new Float64Array(1), value: new Float64Array(1) },
		...shown.map((part): WorkerMessage => ({ kind: "shown", part })),
		{ kind: "result", result: headOf(result, 0) },
		{ kind: "tried", trial: trialOf(result) },
		{
			kind: "told",
			story: {
				from: 0,
				to: 3,
				things: [
					{ kind: "main", task: 0, name: "", file: "main.ts", line: 1, at: 0 },
					{ kind: "then", task: null, name: "f", file: "main.ts", line: 2, at: 0 },
				],
				stacks: [[], [{ name: "f", file: "main.ts", line: 2 }]],
				steps: [
					{
						kind: "line",
						at: 0,
						rows: 1,
						task: 1,
						base: 0,
						stack: 1,
						jobs: [1],
						jobCount: 1,
						timers: [],
						timerCount: 0,
						locals: [{ task: 1, locals: [{ name: "a", text: "1" }] }],
					},
				],
			},
		},
	];
}

test("honest messages of every kind pass unchanged", async () => {
	for (const message of await honest()) expect(parseWorkerMessage(structuredClone(message))).toEqual(message);
});

test("properties that nobody asked for do not get through", () => {
	expect(parseWorkerMessage({ kind: "beat", extra: 1 })).toEqual({ kind: "beat" });
});

/** Every place in a value, as paths. */
function placesIn(value: unknown, path: string[] = []): string[][] {
	if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [path];
	return [path, ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...path, name]))];
}

function withChange(value: unknown, path: string[], put: unknown): unknown {
	const [name, ...rest] = path;
	if (name === undefined) return put;
	const copy = structuredClone(value) as Record<string, unknown>;
	copy[name] = withChange(copy[name], rest, put);
	return copy;
}

test("a message with any one place replaced by nonsense is refused, whatever the place", async () => {
	const nonsense = [
		undefined,
		Number.NaN,
		-1,
		Number.POSITIVE_INFINITY,
		{},
		"x".repeat(SIZES.consoleText + 1),
		Symbol.iterator,
		() => 1,
	];
	for (const message of await honest()) {
		for (const path of placesIn(message)) {
			for (const put of nonsense) {
				const parsed = parseWorkerMessage(withChange(message, path, put));
				// A negative number is honest in a knob, as a seed and in a plot; everything else is not.
				const isNumberOfKnob = put === -1 && ["knobs", "seed", "x", "y"].some((name) => path.includes(name));
				// Most lines of the console are in no group and have no values.
				const isLeftOut = put === undefined && ["group", "opens", "values"].includes(path.at(-1) as string);
				if (!isNumberOfKnob && !isLeftOut)
					expect(parsed, `${message.kind}: ${path.join(".")} = ${String(put).slice(0, 20)}`).toBeNull();
			}
		}
	}
});

test("whatever comes, parsing answers with a message or null", () => {
	fc.assert(
		fc.property(fc.anything({ withTypedArray: true, withMap: true, withNullPrototype: true }), (value) => {
			const parsed = parseWorkerMessage(value);
			expect(parsed === null || typeof parsed.kind === "string").toBe(true);
			expect(typeof claimsToBeResult(value)).toBe("boolean");
		}),
	);
});

test("the values of a console line are bounded in number, depth and text, and a group is one that there is", async () => {
	const line = { at: 0, level: "log", text: "x", line: 1, task: 0, index: 0 };
	const row = { depth: 0, label: "a", text: "1" };
	const passes = (more: object): boolean => parseWorkerMessage({ kind: "console", lines: [{ ...line, ...more }] }) !== null;
	expect(passes({ values: [row], group: 2, opens: "collapsed" })).toBe(true);
	expect(passes({ values: Array.from({ length: SIZES.valueRows }, () => row) })).toBe(true);
	for (const wrong of [
		{ values: Array.from({ length: SIZES.valueRows + 1 }, () => row) },
		{ values: [{ ...row, depth: SIZES.valueDepth + 1 }] },
		{ values: [{ ...row, text: "x".repeat(SIZES.valueText + 1) }] },
		{ values: [{ ...row, label: "x".repeat(SIZES.valueText + 1) }] },
		{ values: [{ ...row, label: 5 }] },
		{ values: row },
		{ opens: "wide" },
		{ group: -1 },
		{ index: 0.5 },
		{ index: undefined },
	])
		expect(passes(wrong)).toBe(false);
});

test("columns of what was shown are of equal length and do not go back in time", async () => {
	const parts = (await honest()).filter((message) => message.kind === "shown").map(({ part }) => part as Record<string, unknown>);
	const passes = (part: Record<string, unknown>): boolean => parseWorkerMessage({ kind: "shown", part }) !== null;
	let columns = 0;
	for (const part of parts) {
		expect(passes(part)).toBe(true);
		for (const name of ["time", "row", "x", "y", "seriesOf", "versions", "end", "done", "total"]) {
			const column = part[name];
			if (!Array.isArray(column)) continue;
			columns++;
			expect(passes({ ...part, [name]: column.slice(1) }), `${String(part.of)}: ${name}`).toBe(false);
		}
		if (Array.isArray(part.time) && part.time.length > 1) expect(passes({ ...part, time: [1, 0] })).toBe(false);
	}
	expect(columns).toBeGreaterThan(12);
	const [values] = parts as [Record<string, unknown>];
	const [version] = values.versions as [object];
	expect(passes({ ...values, versions: [{ ...version, rows: new Uint32Array(1).fill(1) }, version] })).toBe(false);
	expect(passes({ ...values, rows: [["x".repeat(201)]] })).toBe(false);
});
