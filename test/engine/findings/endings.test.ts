import { expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { formatTime } from "../../../engine/analysis";
import { runSource } from "../support/run-source";

test("memory that promises fill, and no task, is told as that", async () => {
	const { outcome } = await runSource("const kept = [];\nfor (;;) kept.push(new Promise(() => {}));", { limits: { bytes: 1e6 } });
	expect(outcome).toMatchObject({
		kind: "out-of-memory",
		message: expect.stringMatching(/^Out of memory: no task was alive, and promises/),
	});
});

test("locks made on one line are told apart by numbers", async () => {
	const { outcome } = await runSource(
		'import { Lock, sleep } from "interleave";\nconst [a, b] = [1, 2].map(() => new Lock()) as [Lock, Lock];\nasync function both(x: Lock, y: Lock) { using _x = await x.acquire(); await sleep(1); using _y = await y.acquire(); }\nawait Promise.all([both(a, b), both(b, a)]);',
	);
	expect(outcome).toMatchObject({
		kind: "deadlocked",
		message: expect.stringMatching(
			/both 1 waits on line 3 for the Lock made on line 2 \(number 1\), which both 2 took on line 3; both 2 waits on line 3 for the Lock made on line 2 \(number 2\), which both 1 took/,
		),
	});
});

test("locks made on different lines have no numbers", async () => {
	const { outcome } = await runSource(
		'import { Lock } from "interleave";\nconst a = new Lock();\nconst b = new Lock();\nconst key = await a.acquire();\nconst other = await b.acquire();\nawait Promise.all([a.acquire(), b.acquire()]);\nconsole.log(key, other);',
	);
	expect(outcome).toMatchObject({
		kind: "deadlocked",
		message: expect.stringMatching(
			/^Deadlock at 0 ms: main waits on line 6 for the Lock made on line 2, which main took on line 4\./,
		),
	});
});

test("a block that only its group has cancelled fails with the failure of the task", async () => {
	const source = (thrown: string): string =>
		`import { Semaphore, sleep, TaskGroup } from "interleave";\nconst gate = new Semaphore(1);\nawait using group = new TaskGroup();\nfor (let n = 1; n <= 3; n++) {\nconst permit = await gate.acquire({ signal: group.signal })${thrown};\ngroup.spawn(async (signal) => {\nusing _ = permit;\nawait sleep(100, { signal });\nif (n === 1) throw new Error("page 1 is broken");\n});\n}`;
	expect((await runSource(source(""))).outcome).toMatchObject({
		kind: "failed",
		error: { name: "Error", message: "page 1 is broken" },
	});
	const own = await runSource(source('.catch(() => { throw new Error("its own"); })'));
	expect(own.outcome).toMatchObject({ kind: "failed", error: { name: "SuppressedError" } });
});

test("what asCompleted has started is watched before its first round", async () => {
	const { outcome, console: lines } = await runSource(
		'import { asCompleted, sleep } from "interleave";\nconst all = asCompleted([async () => { await sleep(1); throw new Error("x"); }]);\nawait sleep(50);\ntry { for await (const one of all) console.log(one); } catch (error) { console.log(String(error)); }',
	);
	expect([outcome.kind, ...lines.map(({ text }) => text)]).toEqual(["completed", "Error: x"]);
});

test.each([
	[0.5, "0.5 ms"],
	[1420, "1.420 s"],
	[3 * 3_600_000, "3.0 h"],
	[1e12, "31.7 years"],
	[Number.POSITIVE_INFINITY, "–"],
])("%d ms is written as %s", (ms, text) => expect(formatTime(ms)).toBe(text));

test("a limit of virtual time is told in words", async () => {
	const { outcome } = await runSource('import { sleep } from "interleave";\nlet ms = 1;\nfor (;;) { await sleep(ms); ms *= 2; }');
	expect(outcome).toMatchObject({ kind: "out-of-budget", message: "The run passed its limit of virtual time, 31.7 years." });
});

test("a console line has its file where that is not the one in which the program begins", async () => {
	const { program } = compile({
		"main.ts": 'import { say } from "./other";\nconsole.log(1);\nsay();\nawait null;\nconsole.log(2, await say());\nthrow 3;',
		"other.ts": 'export const say = async () => {\nconsole.log("other");\nsetTimeout(() => { throw new Error("late"); }, 1);\n};',
	});
	if (program === null) throw new Error("It does not compile.");
	const { console: lines, diagnostics } = await run(program).result;
	expect(lines.map(({ line, file }) => [line, file])).toEqual([
		[2, undefined],
		[2, "other.ts"],
		[2, "other.ts"],
		[5, undefined],
		[6, undefined],
		[3, "other.ts"],
		[3, "other.ts"],
	]);
	expect(diagnostics.find(({ file }) => file === "other.ts")?.message).toContain("(line 3 of other.ts)");
});

test("of a rejection that is handled later it is not said that nobody catches it", async () => {
	const source = (end: string): string =>
		`const p = Promise.reject(new Error("e"));\nawait new Promise((done) => setTimeout(done, 5));\n${end}`;
	const messages = async (end: string): Promise<string[]> =>
		(await runSource(source(end))).diagnostics.map(({ message }) => message);
	expect(await messages("p.catch(() => {});")).toEqual([
		"Unhandled rejection: Error: e (line 1).",
		expect.stringMatching(/^The rejection Error: e \(line 1\) was reported as unhandled, and found a handler only later/),
	]);
	expect(await messages("console.log(typeof p);")).toEqual([
		expect.stringContaining("Nobody awaits this promise or catches its error."),
	]);
});
