import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pictureAt } from "../../../engine/analysis";
import { addEntry, noEntries } from "../../../engine/library/parts/entries";
import { mergeFrames, Painting } from "../../../engine/library/parts/painting";
import { type Outcome, SHOWN, type Shown, type ShownValue } from "../../../engine/types";
import { runWithLibrary } from "../support/library";

const shownBy = async (body: string): Promise<Shown> => {
	const { outcome, trace } = await runWithLibrary(body);
	expect(outcome).toEqual({ kind: "completed" });
	return trace.shown as Shown;
};
const valueOf = async (expression: string): Promise<ShownValue> =>
	(await shownBy(`show("v", ${expression});`)).values[0]?.version[0] as ShownValue;
const failure = async (body: string): Promise<string> => {
	const { outcome } = await runWithLibrary(body);
	return outcome.kind === "failed" ? `${outcome.error.name}: ${outcome.error.message}` : outcome.kind;
};
const ALL = { rows: 0, columns: 0 };

test("a run that shows nothing has nothing about it in its trace", async () => {
	expect((await runWithLibrary("await sleep(1);")).trace).not.toHaveProperty("shown");
});

describe("show makes of a value", () => {
	test.each<[string, ShownValue]>([
		[
			"[{ id: 1, s: 'x' }, { id: 2, more: [1, 2] }]",
			{
				form: "table",
				columns: ["id", "s", "more"],
				rows: [
					["0", "1", "x", ""],
					["1", "2", "", "[ 1, 2 ]"],
				],
				leftOut: ALL,
			},
		],
		[
			"[[1, 2], [3]]",
			{
				form: "table",
				columns: ["0", "1"],
				rows: [
					["0", "1", "2"],
					["1", "3", ""],
				],
				leftOut: ALL,
			},
		],
		[
			"new Map<unknown, unknown>([['a', { n: 1 }], [2, { n: null }]])",
			{
				form: "table",
				columns: ["n"],
				rows: [
					["a", "1"],
					["2", "null"],
				],
				leftOut: ALL,
			},
		],
		["new Map([['a', 1]])", { form: "table", columns: ["value"], rows: [["a", "1"]], leftOut: ALL }],
		[
			"{ a: 1, 'b c': 'x', get g() { throw new Error('never'); } }",
			{
				form: "table",
				columns: ["value"],
				rows: [
					["a", "1"],
					["b c", "x"],
					["g", "[Getter]"],
				],
				leftOut: ALL,
			},
		],
		[
			"{ one: { x: 1 }, two: { y: 2 } }",
			{
				form: "table",
				columns: ["x", "y"],
				rows: [
					["one", "1", ""],
					["two", "", "2"],
				],
				leftOut: ALL,
			},
		],
		[
			"[3, , 'x']",
			{
				form: "list",
				columns: [],
				rows: [
					["0", "3"],
					["1", "<1 empty item>"],
					["2", "x"],
				],
				leftOut: ALL,
			},
		],
		[
			"[{ a: 1 }, 5]",
			{
				form: "list",
				columns: [],
				rows: [
					["0", "{ a: 1 }"],
					["1", "5"],
				],
				leftOut: ALL,
			},
		],
		[
			"new Set(['b', 7n])",
			{
				form: "list",
				columns: [],
				rows: [
					["0", "b"],
					["1", "7n"],
				],
				leftOut: ALL,
			},
		],
		[
			"new Uint8Array([7, 8])",
			{
				form: "list",
				columns: [],
				rows: [
					["0", "7"],
					["1", "8"],
				],
				leftOut: ALL,
			},
		],
		["[]", { form: "list", columns: [], rows: [], leftOut: ALL }],
		["{}", { form: "table", columns: ["value"], rows: [], leftOut: ALL }],
		["'two\\nlines \\u202e'", { form: "line", columns: [], rows: [["two↵lines \\u202e"]], leftOut: ALL }],
		["-0", { form: "line", columns: [], rows: [["-0"]], leftOut: ALL }],
		["undefined", { form: "line", columns: [], rows: [["undefined"]], leftOut: ALL }],
		["Promise.resolve(3)", { form: "line", columns: [], rows: [["Promise { 3 }"]], leftOut: ALL }],
		["new RangeError('no')", { form: "line", columns: [], rows: [["RangeError: no …"]], leftOut: ALL }],
		[
			"new Proxy({ a: 1 }, { ownKeys() { throw new Error('trap'); } })",
			{ form: "table", columns: ["value"], rows: [["a", "1"]], leftOut: ALL },
		],
	])("%s", async (expression, value) => {
		expect(await valueOf(expression)).toEqual(value);
	});
});

describe("what does not fit is counted:", () => {
	test("200 rows, 20 columns, 200 characters a cell", async () => {
		const rows = await valueOf("Array.from({ length: 5_000 }, (_, i) => i)");
		expect([rows.rows.length, rows.leftOut]).toEqual([200, { rows: 4_800, columns: 0 }]);
		const map = await valueOf("new Map(Array.from({ length: 300 }, (_, i) => [i, i]))");
		expect([map.rows.length, map.leftOut.rows]).toEqual([200, 100]);
		const keys = await valueOf("Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => ['k' + i, i]))");
		expect([keys.rows.length, keys.leftOut.rows]).toEqual([200, 4_800]);
		const wide = await valueOf("[Object.fromEntries(Array.from({ length: 25 }, (_, i) => ['c' + i, i]))]");
		expect([wide.columns.length, wide.rows[0]?.length, wide.leftOut]).toEqual([20, 21, { rows: 0, columns: 5 }]);
		const long = await valueOf("'x'.repeat(1e7)");
		expect(long.rows[0]?.[0]).toBe(`${"x".repeat(199)}…`);
	});
	test("characters in all", async () => {
		const { rows, leftOut } = await valueOf("Array.from({ length: 200 }, () => 'x'.repeat(200))");
		expect(rows.flat().join("").length).toBeLessThanOrEqual(SHOWN.value);
		expect(rows.length + leftOut.rows).toBe(200);
		expect(leftOut.rows).toBeGreaterThan(50);
	});
});

test("a value is copied when it is shown, and shown again only when it is another one", async () => {
	const { values } = await shownBy(`
		const jobs = [{ s: "new" }, { s: "new" }];
		for (const at of [10, 10, 10, 10]) { await sleep(at); show("jobs", jobs); if (performance.now() === 20) jobs[0]!.s = "done"; }`);
	const [{ time, version, calls }] = values as [Shown["values"][number]];
	expect([time, calls]).toEqual([[10, 30], 2]);
	expect(version.map(({ rows }) => rows[0]?.[1])).toEqual(["new", "done"]);
	expect(version[1]?.rows[1]).toBe(version[0]?.rows[1]);
	expect(version[1]?.columns).toBe(version[0]?.columns);
});

describe("bounds", () => {
	const FEWER = /: a program has at most 100\. Use fewer names\./;
	test("a program has 100 names of each kind", async () => {
		const many = (call: string): string => `for (let i = 0; i < 1e5; i++) ${call};`;
		for (const call of [
			"show('n' + i, i)",
			"plot('n' + i, { x: i, y: i })",
			"picture('n' + i, { width: 1, height: 1 })",
			"plot('p', { x: 1, y: 1, series: 's' + i })",
		])
			expect(await failure(many(call)), call).toMatch(FEWER);
		expect(await failure("show('x'.repeat(1e6), 1);")).toContain("a name of at most 200 characters, not of 1,000,000.");
		for (const call of [
			"show('', 1)",
			"plot('', { x: 1, y: 1 })",
			"picture('', { width: 1, height: 1 })",
			"moments('', { value: [], min: 0, max: 1 })",
		])
			expect(await failure(`${call};`), call).toMatch(/^TypeError: .* wants a name\./);
	});
	test("a million values of one name: some are kept, the last among them", async () => {
		const { values } = await shownBy("for (let i = 0; i < 1e6; i++) { show('n', i); if (i % 100_000 === 0) await sleep(1); }");
		const [{ calls, stride, version, time, row }] = values as [Shown["values"][number]];
		expect(calls).toBe(1e6);
		expect(version.length).toBeLessThanOrEqual(SHOWN.versions);
		expect(version.length).toBeGreaterThan(SHOWN.versions / 2 - 2);
		expect(version.map(({ rows }) => Number(rows[0]?.[0]))).toEqual([
			...Array.from({ length: version.length - 1 }, (_, i) => i * stride),
			999_999,
		]);
		expect([time.length, row.length]).toEqual([version.length, version.length]);
	});
	test("large values of many names: together they stay below a limit", async () => {
		const { values } = await shownBy(`
			for (let n = 0; n < 3_000; n++) for (const name of ["a", "b"]) show(name, Array.from({ length: 100 }, (_, i) => name + n + "x".repeat(90)));`);
		let characters = 0;
		for (const { version, calls, stride } of values) {
			expect(calls).toBe(3_000);
			expect(stride).toBeGreaterThan(1);
			for (const { rows } of version) for (const cell of rows.flat()) characters += cell.length + 1;
			expect(version.at(-1)?.rows[0]?.[1]).toContain("2999x");
		}
		expect(characters).toBeLessThanOrEqual(SHOWN.characters);
		expect(characters).toBeGreaterThan(SHOWN.characters / 8);
	});
	test("a million points: some are kept, with the first and the last", async () => {
		const { plots } = await shownBy("for (let i = 0; i < 1e6; i++) plot('p', { x: i, y: -i });");
		const [{ x, y, of, time, calls, stride }] = plots as [Shown["plots"][number]];
		expect([x[0], x.at(-1), y.at(-1), calls]).toEqual([0, 999_999, -999_999, 1e6]);
		expect(x.length).toBeLessThanOrEqual(SHOWN.points);
		expect([x[1], y.length, of.length, time.length]).toEqual([stride, x.length, x.length, x.length]);
	});
	test("a million pixels, painted thrice: frames are merged, and the last colours stay", async () => {
		const { pictures } = await shownBy(`
			const image = picture("p", { width: 1000, height: 1000 });
			for (let n = 1; n <= 3; n++) for (let y = 0; y < 1000; y++) { image.row(y, new Uint32Array(1000).fill(n)); await sleep(1); }`);
		const [one] = pictures as [Shown["pictures"][number]];
		expect(one.pixel.length).toBeLessThanOrEqual(SHOWN.painted);
		expect(one.stride).toBeGreaterThan(1);
		const { rgba, painted } = pictureAt(one, { at: Number.POSITIVE_INFINITY });
		expect(painted).toBe(1e6);
		expect(rgba.every((channel, i) => channel === [0, 0, 3, 255][i % 4])).toBe(true);
	});
	test("half a million pixels, each at an instant of its own: frames are merged", async () => {
		const { pictures } = await shownBy(`
			const image = picture("p", { width: 1000, height: 500 });
			for (let n = 0; n < 5e5; n++) { image.pixel(n % 1000, Math.floor(n / 1000), n); busy(1); }`);
		const [one] = pictures as [Shown["pictures"][number]];
		expect(one.end.length).toBeLessThanOrEqual(SHOWN.frames);
		expect(one.end.length).toBeGreaterThan(SHOWN.frames / 2 - 2);
		expect([one.time.at(-1), one.end.at(-1), one.colour.at(-1)]).toEqual([499_999, 5e5, 499_999]);
	});
	test("a million calls of progress", async () => {
		const { progress } = await shownBy("for (let i = 0; i < 1e6; i++) progress(i, 1e6);");
		expect([progress?.calls, progress?.done.at(-1)]).toEqual([1e6, 999_999]);
		expect(progress?.done.length).toBeLessThanOrEqual(SHOWN.progress);
	});
	test("pictures have a million pixels in all", async () => {
		const large = "picture('a', { width: 1000, height: 999 }); picture('b', { width: 1000, height: 2 });";
		expect(await failure(large)).toContain("at most 1,000,000 pixels in all, and 1,000 are left.");
		expect(await failure("picture('a', { width: 2, height: 2 }); picture('a', { width: 2, height: 3 });")).toContain(
			"is 2 × 2 pixels already",
		);
	});
	test("the limit of rows is one of versions and points, too", async () => {
		const { trace } = await runWithLibrary(
			"for (let i = 0; i < 100; i++) { show('v', i); plot('p', { x: i, y: i }); progress(i, 100); }",
			{ limits: { rows: 10 } },
		);
		const { values, plots, progress } = trace.shown as Shown;
		for (const { time } of [...values, ...plots, progress as NonNullable<typeof progress>])
			expect(time.length).toBeLessThanOrEqual(10);
	});
	test("what stands there counts as memory", async () => {
		const bytes = async (body: string): Promise<number> => {
			const { trace } = await runWithLibrary(body);
			return trace.series.bytes.at(-1) as number;
		};
		const before = await bytes("await sleep(1);");
		expect((await bytes("show('v', 'x'.repeat(99)); await sleep(1);")) - before).toBe(200);
		expect((await bytes("show('v', 'x'.repeat(99)); show('v', 'x'); await sleep(1);")) - before).toBe(4);
		expect((await bytes("for (let i = 0; i < 5; i++) plot('p', { x: i, y: i }); await sleep(1);")) - before).toBe(80);
		expect((await bytes("picture('p', { width: 10, height: 10 }); await sleep(1);")) - before).toBe(400);
		const { outcome } = await runWithLibrary("picture('p', { width: 1000, height: 1000 });", { limits: { bytes: 1e6 } });
		expect(outcome.kind).toBe<Outcome["kind"]>("out-of-memory");
	});
});

describe("what is no point, picture or progress is refused:", () => {
	test.each([
		["plot('p', { x: NaN, y: 1 })", 'TypeError: plot("p", { x, y }) wants finite numbers, and x was NaN.'],
		["plot('p', { x: 1, y: '2' as never })", 'TypeError: plot("p", { x, y }) wants finite numbers, and y was 2.'],
		["plot('p', null as never)", 'TypeError: plot("p", { x, y }) wants a point, not null.'],
		[
			"plot('p', { x: 1, y: 2, kind: 'bars' as never })",
			'TypeError: plot("p", { x, y }) wants the kind "line" or "points", not bars.',
		],
		[
			"picture('p', { width: 0, height: 1 })",
			'RangeError: picture("p", …) wants a width that is a whole number, 1 or more, not 0.',
		],
		[
			"picture('p', { width: 2, height: 1 }).row(1, [0, 0])",
			'RangeError: picture("p", …): y is a whole number from 0 to 0, not 1.',
		],
		["picture('p', { width: 2, height: 1 }).row(0, [0])", 'RangeError: A row of picture("p", …) has 2 pixels, and was given 1.'],
		[
			"picture('p', { width: 2, height: 1 }).pixel(2, 0, 0)",
			'RangeError: picture("p", …): x is a whole number from 0 to 1, not 2.',
		],
		[
			"picture('p', { width: 2, height: 1 }).pixel(0, 0, 0x1000000)",
			'RangeError: picture("p", …): a colour is a whole number from 0 to 0xffffff, not 16777216.',
		],
		["progress(2, 1)", "RangeError: progress(done, total) wants two numbers, 0 ≤ done ≤ total, not 2 and 1."],
		["progress(0, Infinity)", "RangeError: progress(done, total) wants two numbers, 0 ≤ done ≤ total, not 0 and Infinity."],
		[
			"knob('m', { value: 1, min: 0, max: 2 }); moments('m', { value: [1], min: 0, max: 2 })",
			'TypeError: moments("m"): a knob has this name already. Use another.',
		],
		["moments('m', 5 as never)", 'TypeError: moments("m") wants { value: [1000, 3000], min, max }.'],
	])("%s", async (body, sentence) => {
		expect(await failure(body)).toBe(sentence);
	});
});

test("progress tells a run's own progress how far it is", async () => {
	const seen: (number | null)[] = [];
	await runWithLibrary(
		"progress(1, 4); for (let i = 0; i < 3e5; i++) await null; progress(1, 2); for (let i = 0; i < 3e5; i++) await null;",
		{
			onProgress: ({ done }) => void seen.push(done),
		},
	);
	expect(seen.length).toBeGreaterThan(0);
	expect(new Set(seen).isSubsetOf?.(new Set([0.25, 0.5])) ?? seen.every((done) => done === 0.25 || done === 0.5)).toBe(true);
});

test("of many entries every so-manyth is kept, and the last", () => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(200), (most, calls) => {
			const entries = noEntries();
			for (let i = 0; i < calls; i++) {
				addEntry(entries, [entries.time, entries.row], [i, i], most);
				const kept = Array.from({ length: i + 1 }, (_, call) => call).filter((call) => call % entries.stride === 0 || call === i);
				expect(entries.time).toEqual(kept);
				expect(entries.row).toEqual(kept);
				expect(kept.length).toBeLessThanOrEqual(Math.max(most, 3));
			}
			expect(entries.calls).toBe(calls);
			if (entries.stride > 1) expect((calls * 2) / entries.stride + 1).toBeGreaterThan(most);
		}),
	);
});

test("merged frames show at their instants what had been painted by then", () => {
	const painted = fc.array(fc.tuple(fc.nat(3), fc.nat(5), fc.nat(0xffffff)), { minLength: 1, maxLength: 60 });
	fc.assert(
		fc.property(painted, fc.nat(4), (calls, merges) => {
			const painting = new Painting("p", 3, 2);
			let at = 0;
			const log: { at: number; pixel: number; colour: number }[] = [];
			for (const [gap, pixel, colour] of calls) {
				at += gap;
				painting.paint(at, 0, pixel, [colour]);
				log.push({ at, pixel, colour });
			}
			for (let i = 0; i < merges; i++) painting.merge();
			const { picture } = painting;
			expect(picture.time.at(-1)).toBe(at);
			expect(picture.end.at(-1)).toBe(picture.pixel.length);
			for (const time of picture.time) {
				const slow = new Uint8ClampedArray(24);
				for (const one of log)
					if (one.at <= time) slow.set([one.colour >> 16, (one.colour >> 8) & 255, one.colour & 255, 255], one.pixel * 4);
				expect([...pictureAt(picture, { at: time }).rgba]).toEqual([...slow]);
			}
			expect(mergeFrames([painting], 6)).toBeLessThanOrEqual(6);
			expect(pictureAt(picture, { at }).painted).toBe(new Set(calls.map(([, pixel]) => pixel)).size);
		}),
	);
});
