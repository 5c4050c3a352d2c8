import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromeTrace } from "../../engine/analysis";
import { parseArguments } from "../../engine/cli/arguments";
import type { FileRecord } from "../../engine/cli/report";
import { tasksOfChromeTrace } from "../../engine/cli/trace-tasks";
import type { RunResult } from "../../engine/types";
import { runSource } from "./support/run-source";

const root = path.resolve(import.meta.dirname, "../..");
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), "interleave-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, source: string): string {
	const target = path.join(folder, name);
	writeFileSync(target, source);
	return target;
}
type Ended = { status: number | null; out: string; err: string };
function spawned(command: string, words: string[]): Ended {
	const { status, stdout, stderr } = spawnSync(command, words, { cwd: root, encoding: "utf8" });
	return { status, out: stdout, err: stderr };
}
/** What `npm run -s cli -- …` starts, without the second that npm takes to start it. */
const cli = (...words: string[]): Ended => spawned(process.execPath, ["lessons/cli.mjs", ...words]);
const records = (out: string): FileRecord[] =>
	out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as FileRecord);
const FIELDS = ["file", "outcome", "elapsed", "console", "diagnostics", "knobs", "stats"];
const STATS = ["tasks", "peakInFlight", "peakLiveBytes", "jobs", "turns", "cpuShare"];

describe("run --json", () => {
	test("--clock real has real workers, and ends when they have answered", () => {
		const source =
			'import { workers } from "interleave";\nusing pool = workers(2);\nconst [a, b] = await Promise.all([pool.run((n) => n + 1, 1), pool.run((n) => n * 2, 2)]);\nconsole.log(a, b);\n';
		const { status, out } = cli("run", file("pool.ts", source), "--json", "--clock", "real");
		expect(status).toBe(0);
		expect(records(out)[0]?.console.map((line) => line.text)).toEqual(["2 4"]);
		expect(cli("run", file("pool.ts", source), "--json").out).toContain("cpus(n), a simulated pool");
	});
	test("prints one record for each file, in order, whatever becomes of it, and exits with 1 when one did not complete", () => {
		const files = [
			file(
				"good.ts",
				'import { sleep } from "interleave";\nasync function f() { await sleep(5); }\nawait f();\nconsole.log("done");\n',
			),
			file("bad.ts", 'await null;\nthrow new RangeError("no");\n'),
			file("stuck.ts", "await new Promise(() => {});\n"),
			file("broken.ts", "const x = ;\n"),
		];
		const { status, out } = cli("run", ...files, "--json");
		expect(status).toBe(1);
		const all = records(out);
		expect(all.map((one) => one.file)).toEqual(files);
		for (const record of all) {
			for (const field of FIELDS) expect(record).toHaveProperty(field);
			for (const field of STATS) expect(typeof record.stats[field as keyof typeof record.stats]).toBe("number");
			expect(record).not.toHaveProperty("trace");
		}
		expect(all.map((one) => one.outcome.kind)).toEqual(["completed", "failed", "deadlocked", "failed"]);
		expect(all[0]).toMatchObject({
			elapsed: 5,
			console: [{ at: 5, level: "log", text: "done", line: 4 }],
			stats: { tasks: 1, peakInFlight: 1 },
		});
		expect(all[1]?.diagnostics).toMatchObject([{ kind: "uncaught-error", line: 2 }]);
		expect(all[3]?.diagnostics).toMatchObject([{ kind: "syntax", line: 1, column: 11 }]);
	});

	test("exits with 0 when all complete; seed and knobs reach the program; files beside it are read", () => {
		file("part.ts", "export const part: string = 'part';\n");
		const main = file(
			"main-knob.ts",
			'import { knob } from "interleave";\nimport { part } from "./part";\nconsole.log(part, knob("n", { value: 1, min: 0, max: 9 }), Math.random());\n',
		);
		const run = (seed: string): FileRecord => {
			const { status, out } = cli("run", main, "--json", "--seed", seed, "--knob", "n=7");
			expect(status).toBe(0);
			return records(out)[0] as FileRecord;
		};
		const [one, again, other] = [run("4"), run("4"), run("5")];
		expect(one.console[0]?.text).toMatch(/^part 7 0\.\d+$/);
		expect(again.console).toEqual(one.console);
		expect(other.console).not.toEqual(one.console);
		expect(one.knobs).toMatchObject([{ name: "n", value: 7, initial: 1 }]);
	});

	test("a program of files in folders says of each thing in which file it happened", () => {
		for (const name of ["tree/lib/deep", "tree/sub"]) mkdirSync(path.join(folder, name), { recursive: true });
		file("tree/lib/a.ts", 'import { b } from "./b.js";\nexport async function a() { console.log("a"); await b(); }\n');
		file(
			"tree/lib/b.ts",
			'export async function b() {\n  console.log("b");\n  void lost();\n}\nasync function lost() { throw new Error("lost"); }\n',
		);
		file("tree/lib/deep/c.ts", 'import { b } from "../b";\nexport { a } from "../../lib/a.ts";\nb();\n');
		const main = file("tree/start.ts", 'import { a } from "./lib/deep/c";\nawait a();\nconsole.log("main");\n');
		const [one] = records(cli("run", main, "--json").out) as [FileRecord];
		expect(one.console.map((line) => [line.text.split("\n")[0], line.file, line.line])).toEqual([
			["b", "lib/b.ts", 2],
			["a", "lib/a.ts", 2],
			["b", "lib/b.ts", 2],
			["main", undefined, 3],
			["Uncaught (in promise) Error: lost", "lib/b.ts", 5],
			["Uncaught (in promise) Error: lost", "lib/b.ts", 5],
		]);
		expect(one.outcome).toMatchObject({ kind: "failed", error: { file: "lib/b.ts", line: 5 } });
		expect(one.diagnostics.map((diagnostic) => [diagnostic.kind, diagnostic.file, diagnostic.line])).toEqual([
			["unhandled-rejection", "lib/b.ts", 5],
			["unhandled-rejection", "lib/b.ts", 5],
			["never-awaited", "lib/deep/c.ts", 3],
		]);
		const bad = records(cli("run", file("tree/sub/bad.ts", 'import "../lib/a";\nimport "./not-there";\n'), "--json").out)[0];
		expect(bad?.diagnostics).toMatchObject([
			{
				file: "main.ts",
				line: 2,
				message: expect.stringMatching(/"\.\/not-there" can .* own files: "\.\.\/lib\/a"/),
			},
		]);
	});

	test("a program that never lets go is ended, with what it had printed", () => {
		const { status, out } = cli("run", file("loop.ts", 'console.log("begun");\nfor (;;);\n'), "--json", "--timeout", "2");
		expect(status).toBe(1);
		expect(records(out)[0]).toMatchObject({ outcome: { kind: "stopped" }, console: [{ text: "begun" }] });
	});

	test("a program that never ends is stopped, and says how far it came", () => {
		const source = "let n = 0;\nsetInterval(() => { n++; }, 1000);\nconsole.log('begun');\n";
		const { status, out } = cli("run", file("endless.ts", source), "--timeout", "1");
		expect(status).toBe(1);
		expect(out).toMatch(
			/begun\n.*Ended after 1 s of real time, at [\d.]+ (?:s|h|years) of virtual time and after [\d,]+ turns of the event loop\./,
		);
	});

	test("what a program shows is printed: values as they stand at the end, with --json all of them and the points of plots", () => {
		const main = file(
			"showing.ts",
			`import { moments, picture, plot, progress, show, sleep } from "interleave";
for (const at of moments("polls", { value: [100, 300], min: 0, max: 5000 })) {
	await sleep(at - performance.now());
	show("jobs", [{ id: 1, state: at < 300 ? "new" : "done" }]);
	show("line", at);
	show("many", Array.from({ length: 300 }, (_, i) => i));
	plot("p", { x: at, y: 2 * at, series: "a" });
	picture("image", { width: 2, height: 2 }).pixel(1, 1, at);
	progress(at, 1000);
}
`,
		);
		const { out, status } = cli("run", main, "--knob", "polls=700,50,200");
		expect(status).toBe(0);
		expect(out).toContain("  jobs:\n       id  state\n    0  1   done\n  line: 700\n  many:\n    0   0\n");
		expect(out).toContain("    19  19\n    … and 180 more rows; --json prints them\n");
		expect(out).toContain(
			"  p: 3 points of a; --json prints them\n  image: a picture of 2 × 2 pixels, 1 of them painted\n  progress: 700 of 1,000\n",
		);
		const [one] = records(cli("run", main, "--json").out) as [FileRecord];
		expect(one.shown?.values[0]).toEqual({
			name: "jobs",
			since: 300,
			value: { form: "table", columns: ["id", "state"], rows: [["0", "1", "done"]], leftOut: { rows: 0, columns: 0 } },
		});
		expect(one.shown?.values[2]?.value).toMatchObject({ rows: { length: 200 }, leftOut: { rows: 100 } });
		expect(one.shown?.plots[0]?.points).toEqual([
			{ at: 100, x: 100, y: 200, series: "a" },
			{ at: 300, x: 300, y: 600, series: "a" },
		]);
		expect(one.shown?.progress).toEqual({ done: 300, total: 1000 });
		expect(cli("run", main, "--knob", "polls=1,x").err).toContain(
			"it takes instants from 0 to 5000 with commas between. It was 100,300",
		);
		expect(cli("run", main, "--knob", "polls=9000").err).toContain("--knob polls=9000 does not fit");
	});

	test("a knob that the program does not declare, and a value that does not fit, are told", () => {
		const source =
			'import { knob } from "interleave";\nconsole.log(knob("count", { value: "10", options: ["10", "100"] }), knob("n", { value: 1, min: 0, max: 9 }));\n';
		const main = file("knobs.ts", source);
		const good = cli("run", main, "--knob", "count=100", "--knob", "n=3");
		expect(good).toMatchObject({ status: 0, err: "", out: expect.stringContaining("100 3") });
		const { err, out, status } = cli("run", main, "--knob", "cuont=100", "--knob", "n=20", "--knob", "count=5");
		expect(status).toBe(2);
		expect(out).toContain("10 9");
		const broken = cli("run", file("broken-knob.ts", "const x = ;"), "--knob", "n=1");
		expect(broken).toMatchObject({ status: 1, err: "" });
		expect(err.split("\n")).toEqual([
			"--knob cuont: the program declares no such knob. It declares: count, n.",
			"--knob n=20 does not fit: it takes a number from 0 to 9. It was 9 in this run.",
			"--knob count=5 does not fit: it takes one of 10, 100. It was 10 in this run.",
			"",
		]);
	});
});

test("what cannot be done is said, with exit status 2", () => {
	expect(cli("run")).toMatchObject({ status: 2, out: "", err: expect.stringContaining("Name at least one file") });
	expect(cli("run", path.join(folder, "not-there.ts"))).toMatchObject({
		status: 2,
		err: expect.stringMatching(/^Cannot read .*not-there\.ts: there is no such file/),
	});
	const program = file("unwritten.ts", "console.log(1);\n");
	expect(cli("run", program, "--trace", path.join(folder, "nowhere/out.json"))).toMatchObject({
		status: 2,
		err: expect.stringMatching(/^Cannot write .*nowhere\/out\.json: there is no such file or folder/),
	});
});

describe("words that are wrong are told what is wanted", () => {
	const said = (...words: string[]): string => {
		const parsed = parseArguments(words);
		return parsed.kind === "wrong" ? parsed.message : `understood as ${parsed.kind}`;
	};
	test.each<[string[], string]>([
		[[], "Say what to do: run FILE… or read FILE."],
		[["walk", "x.ts"], 'There is no command "walk". There are: run FILE… and read FILE.'],
		[["run", "--json"], "Name at least one file to run."],
		[["run", "x.ts", "--fast"], "There is no option --fast."],
		[["run", "x.ts", "--fast=1"], "There is no option --fast."],
		[["run", "x.ts", "-s", "1"], "There is no option -s."],
		[["run", "x.ts", "--seed"], "--seed wants a whole number, for example --seed 7."],
		[["run", "x.ts", "--seed="], "--seed wants a whole number, for example --seed 7."],
		[["run", "x.ts", "--seed", "--json"], "--seed wants a whole number, for example --seed 7."],
		[["run", "x.ts", "--seed", "pi"], "--seed wants a whole number, for example --seed 7."],
		[["run", "x.ts", "--seed", "1.5"], "--seed wants a whole number, for example --seed 7."],
		[["run", "x.ts", "--trace", "--json"], "--trace wants the name of a file to write, for example --trace out.json."],
		[["run", "x.ts", "--trace"], "--trace wants the name of a file to write, for example --trace out.json."],
		[["run", "x.ts", "y.ts", "--trace", "t.json"], "--trace writes the trace of one run: name one file."],
		[["run", "x.ts", "--json=no"], '--json takes no value, and was given "no".'],
		[["run", "x.ts", "--clock", "fast"], '--clock wants "real" or "virtual".'],
		[["run", "x.ts", "--knob", "limit"], "--knob wants NAME=VALUE, for example --knob limit=3."],
		[["run", "x.ts", "--timeout", "0"], "--timeout wants a number of seconds above 0, for example --timeout 60."],
		[["read"], "Name one trace to read."],
		[["read", "a.json", "b.json"], "Name one trace to read."],
		[["read", "a.json", "--seed", "1"], "There is no option --seed."],
	])("%j", (words, message) => expect(said(...words)).toBe(message));

	test("what is right is understood, wherever the options stand and however they are written", () => {
		const words = [
			"run",
			"--seed=-3",
			"x.ts",
			"--knob",
			"n=2",
			"--knob=mode=a=b",
			"--knob",
			"on=false",
			"--json",
			"y.ts",
			"--timeout",
			"2",
		];
		expect(parseArguments(words)).toEqual({
			kind: "run",
			files: ["x.ts", "y.ts"],
			seed: -3,
			knobs: { n: 2, mode: "a=b", on: false },
			clock: "virtual",
			asInNode: false,
			json: true,
			trace: null,
			timeoutMs: 2_000,
		});
		expect(parseArguments(["run", "x.ts", "--seed", "-3", "--clock", "real"])).toMatchObject({ seed: -3, clock: "real" });
		expect(parseArguments(["run", "--", "--odd-name.ts"])).toMatchObject({ files: ["--odd-name.ts"] });
		expect(parseArguments(["read", "a.json", "--json"])).toEqual({ kind: "read", file: "a.json", json: true });
		for (const words of [["help"], ["--help"], ["run", "--help"]]) expect(parseArguments(words)).toEqual({ kind: "help" });
	});
});

test("for people it prints how each file ended, its console and its counts", () => {
	const { status, out } = cli(
		"run",
		file("people.ts", 'import { sleep } from "interleave";\nawait sleep(1420);\nconsole.log("hello");\n'),
	);
	expect(status).toBe(0);
	expect(out).toMatch(/people\.ts: completed\n\s+1\.420 s │ hello\n\s+0 tasks, at most 1 in flight, 1\.420 s;/);
});

test("--trace writes what trace viewers open", () => {
	const program = file(
		"traced.ts",
		'import { gather, sleep } from "interleave";\nawait gather([1, 2].map((n) => async () => { await sleep(n); }));\n',
	);
	const [json, perfetto] = [path.join(folder, "out.json"), path.join(folder, "out.pftrace")];
	expect(cli("run", program, "--trace", json).status).toBe(0);
	expect(JSON.parse(readFileSync(json, "utf8"))).toHaveProperty("traceEvents");
	expect(cli("run", program, "--trace", perfetto).status).toBe(0);
	expect(cli("read", json)).toMatchObject({
		status: 0,
		out: expect.stringMatching(/: 2 tasks and main, 0 failed, 2 ms\n {2}main +0 ms –/),
	});
	expect(cli("read", perfetto)).toMatchObject({ status: 2, err: expect.stringContaining("ui.perfetto.dev") });
	expect(readFileSync(perfetto).length).toBeGreaterThan(100);
});

describe("a trace that was saved", () => {
	const saved = (result: RunResult): string => chromeTrace(result.trace).join("");

	test("tells every task as the run itself does: its life, how it ended, and where its time went", async () => {
		const result = await runSource(
			'import { sleep, Semaphore } from "interleave";\nconst s = new Semaphore(1);\nasync function work(n: number) { using _ = await s.acquire(); await sleep(n); if (n === 3) throw new Error("three"); }\nawait Promise.allSettled([5, 3, 2].map((n) => work(n)));\nvoid work(9);\n',
		);
		const tasks = tasksOfChromeTrace(saved(result));
		if (typeof tasks === "string") return expect.fail(tasks);
		expect(tasks.map(({ name, start, end, ending, parent }) => ({ name, start, end, ending, parent }))).toEqual([
			{ name: "main", start: 0, end: 10, ending: "done", parent: 0 },
			{ name: "work 1", start: 0, end: 5, ending: "done", parent: 0 },
			{ name: "work 2", start: 0, end: 8, ending: "failed: Error: three", parent: 0 },
			{ name: "work 3", start: 0, end: 10, ending: "done", parent: 0 },
			{ name: "work 4", start: 10, end: 19, ending: "done", parent: 0 },
		]);
		expect(tasks[2]?.states).toMatchObject({ "blocked: Semaphore": 5, "waiting: timer": 3 });
		expect(tasks[2]?.at).toBe("main.ts:3");
		for (const { start, end, states } of tasks)
			expect(Object.values(states).reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(end - start, 6);
	});

	test("a task that never settled lives to the end", async () => {
		const tasks = tasksOfChromeTrace(
			saved(await runSource("async function f() { await new Promise(() => {}); }\nvoid f(); setTimeout(() => {}, 7);")),
		);
		if (typeof tasks === "string") return expect.fail(tasks);
		expect(tasks[1]).toMatchObject({ name: "f 1", ending: "live", end: 7 });
	});

	test.each<[string, RegExp]>([
		["no", /not JSON/],
		["{}", /no list of traceEvents/],
		['{"traceEvents":[]}', /no task/],
		['{"traceEvents":[{"ph":"e","cat":"task","name":"x","id":"0x1","ts":1}]}', /does not begin it/],
		[
			'{"traceEvents":[{"ph":"b","cat":"task","name":"x","id":"0x1","ts":1,"args":{"task":1}},{"ph":"e","cat":"task","name":"running","id":"0x1","ts":1}]}',
			/leaves the state "running"/,
		],
	])("%s is no trace, and it is said why", (text, message) => expect(tasksOfChromeTrace(text)).toMatch(message));
});

describe("lesson check", () => {
	test("says that a sound lesson is, by number and by name, and which there are otherwise", () => {
		expect(cli("lesson", "check", "2")).toMatchObject({ status: 0, out: "02-coroutines-and-futures is sound.\n" });
		expect(cli("lesson", "check", "99")).toMatchObject({
			status: 2,
			err: expect.stringContaining('There is no lesson "99". There are: 01-'),
		});
		expect(cli("lesson")).toMatchObject({ status: 2, err: expect.stringContaining("lesson check NN") });
		const help = spawned("npm", ["run", "-s", "cli", "--", "help"]);
		expect(help).toMatchObject({ status: 0, out: expect.stringContaining("lesson check NN") });
	});
});
