import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, narrate, run } from "../../../engine";
import { stateAfter } from "../../../engine/analysis";
import { EVENT, type Story, type Trace } from "../../../engine/types";

/**
 * Programs whose tasks print what their variables hold right before each await: `say({ a, b })`. What a told run reads at any row has to be
 * what each suspended task printed last.
 */
const IMPORT =
	'import { sleep, gather, request, Semaphore } from "interleave";\nconst say = (locals: object) => console.log(JSON.stringify(locals));\n';
const PROGRAMS: Record<string, string> = {
	loop: "async function f(n: number) { let sum = 0; for (let i = 0; i < 4; i++) { sum += i * n; say({ n, sum, i }); await sleep(n + i); } }\nawait gather([1, 2, 3].map((n) => () => f(n)));",
	parameters:
		"async function f({ a, b = a * 2 }: { a: number; b?: number }, ...rest: number[]) { const total = a + b + rest.length; say({ a, b, total }); await sleep(a); { const inner = total * 2; say({ a, b, total, inner }); await sleep(b); } }\nawait gather([() => f({ a: 1 }), () => f({ a: 5, b: 3 }, 1, 2)]);",
	shadowing:
		"async function f(x: number) { say({ x }); await sleep(1); for (const x of [10, 20]) { say({ x }); await sleep(x); } say({ x }); await sleep(2); }\nawait gather([() => f(1), () => f(2)]);",
	arrows:
		"const work = async (n: number) => { let state = 'new'; say({ n, state }); await request('/' + n); state = 'asked'; say({ n, state }); await sleep(3); state = 'done'; };\nawait Promise.all([1, 2, 3, 4].map(work));",
	methods:
		"class Job { constructor(readonly id: number) {} async run(times: number) { let left = times; while (left > 0) { const before = left; say({ times, left, before }); await sleep(this.id); left--; } } }\nawait Promise.all([new Job(2).run(3), new Job(3).run(2)]);",
	generators:
		"async function* count(from: number) { for (let n = from; n < from + 3; n++) { say({ from, n }); await sleep(2); } }\nasync function drain(from: number) { for await (const _ of count(from)); }\nawait gather([1, 10].map((from) => () => drain(from)));",
	errors:
		"async function f(n: number) { let tries = 0; for (;;) { try { tries++; say({ n, tries }); await sleep(n); if (tries < 3) throw new Error('again'); return; } catch (e) { const message = (e as Error).message; say({ n, tries, message }); await sleep(1); } } }\nawait gather([2, 3].map((n) => () => f(n)));",
	semaphore:
		"const gate = new Semaphore(2);\nasync function f(n: number) { const wanted = n * 10; say({ n, wanted }); using _p = await gate.acquire(); const got = wanted + 1; say({ n, wanted, got }); await sleep(5); }\nawait gather([1, 2, 3, 4, 5].map((n) => () => f(n)));",
	switches:
		"async function f(kind: string) { switch (kind) { case 'a': { const a = 1; say({ kind, a }); await sleep(4); break; } default: { const other = kind + '!'; say({ kind, other }); await sleep(6); } } let after = true; say({ kind, after }); await sleep(1); after = false; }\nawait gather(['a', 'b', 'c'].map((kind) => () => f(kind)));",
	nested:
		"async function outer(n: number) { const mine = n + 1; const inner = async (m: number) => { const both = m + mine; say({ m, both }); await sleep(m); return both; }; say({ n, mine }); const got = await inner(n * 2); say({ n, mine, got }); await sleep(got); }\nawait gather([1, 2, 3].map((n) => () => outer(n)));",
};

/** The variables of the tasks that are suspended once nothing runs after at least `row` rows, and how many rows that are. */
function suspendedAt(story: Story, trace: Trace, row: number) {
	const end = story.steps.findIndex(({ kind, rows }) => kind === "idle" && rows >= row);
	const rows = story.steps[end]?.rows ?? trace.length;
	const told = story.steps.slice(0, end + 1).flatMap(({ locals }) => locals);
	const tasks = stateAfter(trace, rows).map(({ task, name, line }) => ({
		task,
		name,
		line,
		locals: told.findLast((one) => one.task === task)?.locals ?? [],
	}));
	return { rows, tasks };
}

describe.each(Object.entries(PROGRAMS))("the locals of suspended tasks: %s", (_, body) => {
	test("are what each task said last, at any of ten random rows", async () => {
		const source = IMPORT + body;
		const options = { seed: 3 };
		const plain = await run(compile(source).program ?? expect.fail(), options).result;
		const inspected = compile(source, { inspect: true }).program ?? expect.fail();
		const { trace, console: lines } = plain;
		// The program made for inspection runs exactly as the other one.
		const again = await run(inspected, options).result;
		expect(again.trace.length).toBe(trace.length);
		expect([...again.trace.task]).toEqual([...trace.task]);
		const story = await narrate(inspected, options);
		let checked = 0;
		fc.assert(
			fc.property(fc.integer({ min: 1, max: trace.length - 1 }), (row) => {
				const { rows, tasks } = suspendedAt(story, trace, row);
				expect(rows).toBeGreaterThanOrEqual(row);
				for (const { task, locals } of tasks) {
					if (task === 0) continue;
					let said: Record<string, unknown> | null = null;
					for (let at = 0; at < rows; at++)
						if (trace.kind[at] === EVENT.log && trace.task[at] === task)
							said = JSON.parse(lines[trace.other[at] as number]?.text ?? "null") as Record<string, unknown>;
					if (said === null) continue;
					const read = Object.fromEntries(locals.map(({ name, text }) => [name, text]));
					for (const [name, value] of Object.entries(said)) {
						expect(read[name], `${name} of task ${task} at row ${row}`).toBe(
							typeof value === "string" ? `'${value}'` : String(value),
						);
						checked++;
					}
				}
			}),
			{ numRuns: 10 },
		);
		expect(checked).toBeGreaterThan(0);
	});
});

test("a variable without a value yet is left out, and main's are read too", async () => {
	const program =
		compile(
			'import { sleep } from "interleave";\nconst ready = { a: [1, 2] };\nawait sleep(5);\nconst later = 1;\nconsole.log(later);',
			{ inspect: true },
		).program ?? expect.fail();
	const { trace } = await run(program).result;
	expect(suspendedAt(await narrate(program, {}), trace, 2).tasks).toEqual([
		{ task: 0, name: "main", line: 3, locals: [{ name: "ready", text: "{ a: [ 1, 2 ] }" }] },
	]);
});
