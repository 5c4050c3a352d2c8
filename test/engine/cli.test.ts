import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileRecord } from "../../engine/cli/report";

/** The command line as a stranger calls it: `npm run -s cli -- …`. */
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
function cli(...words: string[]): { status: number | null; out: string; err: string } {
	const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", "cli", "--", ...words], { cwd: root, encoding: "utf8" });
	return { status, out: stdout, err: stderr };
}
const records = (out: string): FileRecord[] =>
	out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as FileRecord);
const FIELDS = ["file", "outcome", "elapsed", "console", "diagnostics", "knobs", "stats"];
const STATS = ["tasks", "peakInFlight", "peakLiveBytes", "jobs", "turns", "cpuShare"];

describe("run --json", { timeout: 60_000 }, () => {
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

	test("a program that never lets go is ended, with what it had printed", () => {
		const { status, out } = cli("run", file("loop.ts", 'console.log("begun");\nfor (;;);\n'), "--json", "--timeout", "1");
		expect(status).toBe(1);
		expect(records(out)[0]).toMatchObject({ outcome: { kind: "stopped" }, console: [{ text: "begun" }] });
	});
});

test("what cannot be done is said, with exit status 2", { timeout: 60_000 }, () => {
	expect(cli("run")).toMatchObject({ status: 2, err: expect.stringContaining("Name at least one file") });
	expect(cli("walk", "x.ts")).toMatchObject({ status: 2, err: expect.stringContaining('There is no command "walk"') });
	expect(cli("run", "x.ts", "--fast")).toMatchObject({ status: 2, err: expect.stringContaining("There is no option --fast") });
	expect(cli("run", "x.ts", "--seed", "pi")).toMatchObject({ status: 2 });
	expect(cli("run", path.join(folder, "not-there.ts"))).toMatchObject({ status: 2, err: expect.stringContaining("Cannot read") });
});

test("for people it prints how each file ended, its console and its counts", { timeout: 60_000 }, () => {
	const { status, out } = cli(
		"run",
		file("people.ts", 'import { sleep } from "interleave";\nawait sleep(1420);\nconsole.log("hello");\n'),
	);
	expect(status).toBe(0);
	expect(out).toMatch(/people\.ts: completed\n\s+1\.420 s │ hello\n\s+0 tasks, at most 1 in flight, 1\.420 s;/);
});

test("--trace writes what trace viewers open", { timeout: 60_000 }, () => {
	const program = file(
		"traced.ts",
		'import { gather, sleep } from "interleave";\nawait gather([1, 2].map((n) => async () => { await sleep(n); }));\n',
	);
	const [json, perfetto] = [path.join(folder, "out.json"), path.join(folder, "out.pftrace")];
	expect(cli("run", program, "--trace", json).status).toBe(0);
	expect(JSON.parse(readFileSync(json, "utf8"))).toHaveProperty("traceEvents");
	expect(cli("run", program, "--trace", perfetto).status).toBe(0);
	expect(readFileSync(perfetto).length).toBeGreaterThan(100);
});
