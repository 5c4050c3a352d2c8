import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const tests = new URL("../../", import.meta.url);
const programs = readdirSync(new URL("corpus/", tests));

/** The names in the last column of the tables of CONFORMANCE.md that have a column "covered by", and those of its products. */
function namesOf(text: string): string[] {
	const names: string[] = [];
	let isCovering = false;
	for (const line of text.split("\n")) {
		if (!line.startsWith("|")) {
			isCovering = false;
			for (const [, name] of line.matchAll(/`(engine\/[^`]+)`/g)) names.push(name as string);
			continue;
		}
		const cells = line.split("|").slice(1, -1);
		if (cells.at(-1)?.trim() === "covered by") isCovering = true;
		else if (isCovering)
			for (const [, name] of (cells.at(-1) as string).matchAll(/`([\w/*.-]{5,})`/g)) names.push(name as string);
		else for (const [, name] of line.matchAll(/`(engine\/[^`]+)`/g)) names.push(name as string);
	}
	return names;
}

/** True when a folder of the corpus or a test file goes by that name; `*` stands for anything. */
function exists(name: string): boolean {
	if (name.startsWith("engine/")) return existsSync(new URL(name, tests));
	const pattern = new RegExp(`^${name.replaceAll("*", ".*")}$`);
	return programs.some((program) => pattern.test(program));
}

test("every program and test that CONFORMANCE.md names is there", () => {
	const names = namesOf(readFileSync(new URL("CONFORMANCE.md", tests), "utf8"));
	expect(names.length).toBeGreaterThan(150);
	expect(names.filter((name) => !exists(name))).toEqual([]);
});

test("a name that is not there would be found", () => {
	const table =
		"| titles | covered by |\n| --- | --- |\n| `some-title` | `no-such-program`, `engine/no-such.test.ts`, `await-*` |\n";
	expect(namesOf(table).filter((name) => !exists(name))).toEqual(["no-such-program", "engine/no-such.test.ts"]);
});
