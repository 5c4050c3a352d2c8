import { describe, expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { toNotation } from "../../../engine/trace/notation";

describe("modules as tasks", () => {
	const runFiles = async (files: Record<string, string>) => {
		const { program, diagnostics } = compile(files);
		if (program === null) throw new Error(diagnostics.map((one) => one.message).join("\n"));
		return run(program).result;
	};

	test("a module with top-level await is a task, and main waits for it", async () => {
		const { trace } = await runFiles({
			"main.ts": 'import "./slow";\nimport "./plain";\nconsole.log("main");',
			"slow.ts": "await new Promise((go) => setTimeout(go, 10));",
			"plain.ts": "console.log('plain');",
		});
		const rows = toNotation(trace)
			.trimEnd()
			.split("\n")
			.filter((row) => !row.includes("timer"));
		expect(rows).toEqual([
			"0 spawn main#0 by main#0 main.ts:1",
			"0 spawn slow.ts#1 by main#0 slow.ts:1",
			"0 log main#0 0 plain.ts:1",
			"0 wait main#0 task 1 main.ts:1",
			"10 wake slow.ts#1 by loop",
			"10 resume slow.ts#1 by loop slow.ts:1",
			"10 done slow.ts#1 slow.ts:1",
			"10 wake main#0 by slow.ts#1 main.ts:1",
			"10 resume main#0 by slow.ts#1 main.ts:1",
			"10 log main#0 1 main.ts:3",
			"10 done main#0 main.ts:3",
			"10 end",
		]);
	});

	test("a program whose modules do not wait has no task but main", async () => {
		const { stats, trace } = await runFiles({ "main.ts": 'import "./a"; await null;', "a.ts": "console.log('a');" });
		expect(stats.tasks).toBe(0);
		expect(toNotation(trace)).not.toContain("wait main#0 task");
	});

	test("main waits for one module after the other, and a deadlock names the one that is stuck", async () => {
		const { outcome } = await runFiles({
			"main.ts": 'import "./quick";\nimport "./stuck";',
			"quick.ts": "await null;",
			"stuck.ts": "\nawait new Promise(() => {});",
		});
		expect(outcome).toMatchObject({
			kind: "deadlocked",
			waiting: [
				{ name: "main", on: "stuck.ts 1" },
				{ name: "stuck.ts 1", line: 2 },
			],
		});
	});
});

describe("names that are not exported", () => {
	const messages = (files: Record<string, string>): string[] => compile(files).diagnostics.map((one) => one.message);

	test("are errors with their place, and the name that is nearest", () => {
		const { program, diagnostics } = compile({
			"main.ts": 'import { count } from "./a";\nimport {\n\tcuont,\n} from "./a";',
			"a.ts": "export const count = 1;",
		});
		expect(program).toBeNull();
		expect(diagnostics).toMatchObject([
			{ message: "a.ts has no export named cuont. Did you mean count?", file: "main.ts", line: 3, column: 2 },
		]);
	});
	test("also in a re-export, for default, and behind a star", () => {
		expect(
			messages({
				"main.ts": 'import all, { deep, gone } from "./a";\nexport { nothing } from "./b";',
				"a.ts": 'export * from "./b";',
				"b.ts": "export const deep = 1; export default 2;",
			}),
		).toEqual([
			"a.ts has no default export. It exports deep.",
			"a.ts has no export named gone. It exports deep.",
			"b.ts has no export named nothing. It exports deep, default.",
		]);
	});
	test("types count as names; what a file exports of the library cannot be told", () => {
		const files = {
			"main.ts": 'import { T, I, E, x, y, type z, sleep } from "./a";\nimport f from "./a";\nconst t: T | I = x;',
			"a.ts":
				'export type T = 1; export interface I {} export enum E { A } export const { x, q: [y] } = { x: 1, q: [1] }; type z = 1; export type { z };\nexport * from "interleave"; export default interface D {}',
		};
		expect(messages(files)).toEqual([]);
	});
	test("a file that cannot be parsed has one error, its own", () => {
		expect(messages({ "main.ts": 'import { a } from "./a";', "a.ts": "export const = 1;" })).toHaveLength(1);
	});
	test("circles of stars come to an end", () => {
		expect(
			messages({ "main.ts": 'import { a } from "./a";', "a.ts": 'export * from "./b";', "b.ts": 'export * from "./a";' }),
		).toEqual(["a.ts has no export named a. It exports nothing."]);
	});
});
