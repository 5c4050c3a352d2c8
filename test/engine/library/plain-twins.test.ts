import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { fileNameOf } from "../../../engine/build/library-lists";
import { libraryNames } from "../../../engine/compiler/library-names";
import { EVENT, type Picture, type Plot, type Shown } from "../../../engine/types";
import { exampleOf } from "../support/examples";
import { inAnyOrderAtOnce, runWith, SEED_OF_NETWORK, shown, twins } from "../support/plain-twins";
import { PROGRAMS } from "../support/twin-programs";

const library = path.resolve(import.meta.dirname, "../../../engine/library");
const ROOMS = ["instruments", "locks", "tasks", "world"];
const MOST_LINES = 30;
const MOST_COLUMNS = 130;
/** Words of the engine. A twin is read by somebody who has promises and timers. */
const ENGINE_WORDS =
	/\b(?:kernel|deferred|operations?|resources?|registry|recorder|traces?|events? loop|microtasks?|rows?|sites?|runtime|engine|waitingline|holds\(|letsgo|blocked)\b/i;

describe("a plain twin", () => {
	test("stands in the same room under the same name as each primitive, and nowhere else", () => {
		const fast = ROOMS.flatMap((room) => readdirSync(path.join(library, room)).map((file) => `${room}/${file}`));
		expect(twins.map(({ file }) => file).sort()).toEqual(fast.sort());
		expect(fast).toHaveLength(libraryNames.values.length);
	});
	test("exports the primitive", () => {
		for (const name of libraryNames.values) {
			const twin = twins.find(({ file }) => path.basename(file, ".ts") === fileNameOf(name, libraryNames.values));
			expect(twin?.text, name).toMatch(new RegExp(`^export (?:async )?(?:function\\*?|class) ${name}\\b`, "m"));
		}
	});
	test.each(twins.map(({ file, text }) => [file, text]))(
		"%s is short, says what it does, and needs no word of the engine",
		(_, text) => {
			const lines = text.trimEnd().split("\n");
			expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
			for (const line of lines) expect(line.replaceAll("\t", "  ").length, line).toBeLessThanOrEqual(MOST_COLUMNS);
			// Pictures have rows, too.
			expect(text.replace("row: ", "").match(ENGINE_WORDS)?.[0]).toBeUndefined();
			expect(text.match(/\/\*|\/\/ /g)).toHaveLength(1);
			expect(text).toMatch(/^\/\*\* [A-Z].*\. \*\/\nexport /m);
		},
	);
});

describe.each(libraryNames.values.filter((name) => name !== "workers"))("%s shows the same as its plain twin", (name) => {
	const example = exampleOf(name);
	const programs = PROGRAMS[name] ?? (example === null ? [] : [{ says: "in its example", body: example }]);
	test("in some program", () =>
		expect(
			programs.length,
			`Show what ${name} does: give its declaration an @example that runs and prints, or add programs to test/engine/support/twin-programs.ts.`,
		).toBeGreaterThan(0));

	test.each(programs.map((program) => [program.says, program] as const))("%s", async (_, program) => {
		const seed = name === "request" || name === "server" ? SEED_OF_NETWORK : 1;
		const fast = shown(await runWith([], program.body));
		const slow = shown(await runWith([name, ...(program.with ?? [])], program.body, { seed }));
		expect(fast.lines.length).toBeGreaterThan(0);
		if (program.anyOrderAtOnce) expect(inAnyOrderAtOnce(slow)).toEqual(inAnyOrderAtOnce(fast));
		else expect(slow).toEqual(fast);
	});
});

test("gauge: the points are those of its twin", async () => {
	const body =
		"for (const [n, value] of [3, 3, 5, 2, 7].entries()) { gauge('a', value); if (n > 1) { gauge('b', n); gauge('b', value); } await sleep(n); }";
	const { trace } = await runWith([], body);
	const fast = trace.gauges.flatMap(({ name, time, value }) => time.map((at, i) => ({ name, at, value: value[i] })));
	const slow = await runWith(["gauge"], `import { points } from "./gauge";\n${body}\nconsole.log(JSON.stringify(points));`);
	const points = JSON.parse(slow.console[0]?.text as string) as typeof fast;
	expect(points.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.at - b.at))).toEqual(fast);
	expect(fast.length).toBeGreaterThan(4);
});

test("show, plot, picture, progress: what is shown is what their twins store", async () => {
	const body = `
		const rows = [{ id: 1, state: "new" }, { id: 2, state: "new" }];
		const image = picture("p", { width: 2, height: 2 });
		for (let n = 0; n < 3; n++) {
			show("rows", rows); show("n", n); progress(n, 2);
			plot("a", { x: n, y: n * n, series: n === 1 ? "odd" : "even", kind: "points" });
			image.pixel(n % 2, 0, n); image.row(1, [n, n + 1]);
			await sleep(10);
			rows[n % 2]!.state = "done";
		}
		plot("a", { x: 9, y: 9, xLog: true, xLabel: "x" });`;
	const { trace } = await runWith([], body);
	const { values, plots, pictures, progress } = trace.shown as Shown;
	const slow = await runWith(
		["show", "plot", "picture", "progress"],
		`import { shown } from "./show"; import { charts } from "./plot"; import { pictures } from "./picture"; import { told } from "./progress";
		${body}
		console.log(JSON.stringify({ shown, charts: [...charts], pictures: [...pictures], told }));`,
	);
	const stored = JSON.parse(slow.console[0]?.text as string) as {
		shown: { name: string; at: number; value: unknown }[];
		charts: [string, { style: object; points: { at: number; x: number; y: number; series: string }[] }][];
		pictures: [string, number[][]][];
		told: { at: number; done: number; total: number }[];
	};
	expect(values.map(({ name, time, version }) => [name, time.map((at, i) => [at, version[i]?.rows])])).toEqual([
		[
			"rows",
			stored.shown
				.filter(({ name }) => name === "rows")
				.map(({ at, value }) => [
					at,
					(value as { id: number; state: string }[]).map((row, i) => [String(i), String(row.id), row.state]),
				]),
		],
		["n", stored.shown.filter(({ name }) => name === "n").map(({ at, value }) => [at, [[String(value)]]])],
	]);
	const [chart] = plots as [Plot];
	expect(chart.time.map((at, i) => ({ at, x: chart.x[i], y: chart.y[i], series: chart.series[chart.of[i] as number] }))).toEqual(
		stored.charts[0]?.[1].points,
	);
	expect(chart.style).toEqual({ xLog: false, yLog: false, xLabel: "", yLabel: "", ...stored.charts[0]?.[1].style });
	const [image] = pictures as [Picture];
	const last = new Map(Array.from(image.pixel, (pixel, i) => [pixel, image.colour[i]]));
	expect([0, 1, 2, 3].map((pixel) => last.get(pixel))).toEqual(stored.pictures[0]?.[1].flat());
	expect(progress?.time.map((at, i) => ({ at, done: progress.done[i], total: progress.total[i] }))).toEqual(
		stored.told.map(({ at, done, total }) => ({ at, done, total })),
	);
});

test("hold: what is held is what its twin counts", async () => {
	const body = (look: string): string =>
		`const a = hold(10); ${look} { using b = hold(5); void b; ${look} } ${look} a[Symbol.dispose](); ${look} a[Symbol.dispose](); ${look}`;
	const { trace } = await runWith([], body(""));
	let held = 0;
	const fast: number[] = [];
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row];
		if (kind !== EVENT.hold && kind !== EVENT.drop) continue;
		held += (trace.other[row] as number) * (kind === EVENT.hold ? 1 : -1);
		fast.push(held);
	}
	const slow = await runWith(["hold"], `import { memory } from "./hold";\n${body("console.log(memory.held);")}`);
	expect(slow.console.map(({ text }) => Number(text))).toEqual([...fast, 0]);
	expect(fast).toEqual([10, 15, 10, 0]);
});

/** On the real clock, so no times are compared. */
describe("workers: the results are those of its twin", () => {
	const SUM =
		"function sum(list: number[]) { let total = 0; for (const n of list) total += n; list.push(total); return { total }; }\n";
	test.each([
		[
			"copies go there and back",
			`${SUM}using pool = workers(2); const list = [1, 2, 3]; console.log((await pool.run(sum, list)).total, list.length, pool.size);`,
		],
		[
			"results of many, in input order",
			`${SUM}using pool = workers(2); const all = await gather([1, 2, 3, 4].map((n) => pool.run(sum, [n, n]))); console.log(all.map(({ total }) => total).join());`,
		],
		[
			"one after the other where there is one place",
			"using pool = workers(1); const all = [3, 2, 1].map((n) => pool.run((m) => m, n).then((m) => console.log(m, pool.queued)));  console.log(pool.busy, pool.queued); await Promise.all(all);",
		],
		[
			"what the work throws is thrown",
			"using pool = workers(1); await pool.run(() => { throw new RangeError('too many'); }).catch((e) => console.log(e.name, e.message));",
		],
		[
			"a signal ends a call in line",
			"using pool = workers(1); const c = new AbortController(); const first = pool.run(() => 1); const second = pool.with({ signal: c.signal }).run(() => 2).catch((e) => console.log(e)); c.abort('enough'); await second; console.log(await first);",
		],
		[
			"what has no answer when the pool is disposed of fails",
			"let late; { using pool = workers(1); late = pool.run(() => 1); } await late.catch((e) => console.log(e.message));",
		],
	])("%s", async (_, body) => {
		const texts = async (plain: string[]): Promise<string[]> =>
			shown(await runWith(plain, body, { clock: "real" })).lines.map((line) => line.slice(line.indexOf(" ") + 1));
		const fast = await texts([]);
		expect(await texts(["workers"])).toEqual(fast);
		expect(fast.length).toBeGreaterThan(0);
	});
});
