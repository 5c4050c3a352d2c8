import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { lessonProblems } from "../lessons/rules/lesson-rules";

const lessons = path.resolve(import.meta.dirname, "../lessons");
const names = readdirSync(lessons).filter((name) => /^\d\d-/.test(name));

test("there are lessons", () => expect(names.length).toBeGreaterThanOrEqual(2));

test.each(names)(
	"%s is sound: start fails, solution passes 50 seeds, each mistake has its answer, figures hold",
	{ timeout: 400_000 },
	async (name) => {
		expect(await lessonProblems(path.join(lessons, name))).toEqual([]);
	},
);

/** Every rule is broken once in a copy of a sound lesson, beside the lessons so that its imports resolve. */
describe("a lesson that breaks a rule is told so", () => {
	const copies: string[] = [];
	afterEach(() => {
		for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true });
	});
	const broken = async (file: string, change: (text: string) => string | null): Promise<string> => {
		const copy = mkdtempSync(path.join(lessons, ".broken-"));
		copies.push(copy);
		cpSync(path.join(lessons, "02-coroutines-and-futures"), copy, { recursive: true });
		const target = path.join(copy, file);
		const changed = change(readFileSync(target, "utf8"));
		if (changed === null) rmSync(target);
		else writeFileSync(target, changed);
		return (await lessonProblems(copy)).join("\n");
	};
	const solution = () => readFileSync(path.join(lessons, "02-coroutines-and-futures/03-serve/solution.ts"), "utf8");

	test.each<[string, string, (text: string) => string | null, RegExp]>([
		[
			"metadata is not valid",
			"lesson.md",
			(text) => text.replace("number: 2", "number: two"),
			/lesson\.md: the head[\s\S]*number/,
		],
		[
			"a step is listed without a heading",
			"lesson.md",
			(text) => text.replace("## When the stove is lit", "When"),
			/3 steps are listed, but there are 2/,
		],
		["a step is too long", "lesson.md", (text) => `${text}\n${"word ".repeat(300)}`, /03-serve: \d+ words/],
		[
			"a fragment is not in the files",
			"lesson.md",
			(text) => text.replace('const meal = cook("rice", 200);\n```', 'const meal = cook("rice", 999);\n```'),
			/01-recipe-and-meal: this fragment/,
		],
		[
			"a number has no figure",
			"lesson.md",
			(text) => text.replace("Ask what was started", "In 7 of 9 programs, ask what was started"),
			/the prose says 7/,
		],
		[
			"a figure is not said",
			"lesson.md",
			(text) => text.replace("600 ms", "about 600 ms"),
			/does not say "so the times add up to 600 ms"/,
		],
		[
			"a figure is not so",
			"02-together/figures.ts",
			(text) => text.replace("elapsed === 600", "elapsed === 601"),
			/does not bear out "so the times/,
		],
		["start.ts is missing", "02-together/start.ts", () => null, /02-together: start\.ts is missing/],
		[
			"a program to explore fails",
			"01-recipe-and-meal/start.ts",
			(text) => `${text}\nthrow new Error("x");`,
			/start\.ts ends as failed/,
		],
		[
			"the question is missing",
			"lesson.md",
			(text) => text.replace(/:::predict[\s\S]*?^:::$/m, ""),
			/01-recipe-and-meal: a step to predict asks nothing/,
		],
		["start passes", "03-serve/start.ts", () => solution(), /start\.ts passes its check already/],
		[
			"the solution fails for some seed",
			"03-serve/solution.ts",
			(text) => text.replace("return Promise.all(meals)", "if (Math.random() < 0.2) return []; return Promise.all(meals)"),
			/solution\.ts fails with seed \d+/,
		],
		["the solution is missing", "03-serve/solution.ts", () => null, /solution\.ts is missing/],
		["a mistake passes", "03-serve/wrong-foreach.ts", () => solution(), /wrong-foreach\.ts passes the check/],
		[
			"two mistakes get one answer",
			"03-serve/wrong-foreach.ts",
			() => readFileSync(path.join(lessons, "02-coroutines-and-futures/03-serve/wrong-never-called.ts"), "utf8"),
			/get the same answer/,
		],
		["the check is missing", "03-serve/check.ts", () => null, /check\.ts is missing/],
	])("%s", async (_, file, change, expected) => {
		expect(await broken(file, change)).toMatch(expected);
	});

	test("fewer than three mistakes", async () => {
		const folder = mkdtempSync(path.join(lessons, ".broken-"));
		copies.push(folder);
		cpSync(path.join(lessons, "02-coroutines-and-futures"), folder, { recursive: true });
		for (const wrong of ["foreach", "never-called", "as-completed"]) rmSync(path.join(folder, `03-serve/wrong-${wrong}.ts`));
		expect((await lessonProblems(folder)).join()).toContain("there are 1 wrong-*.ts");
	});
});
