import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Observed, runNatively } from "../support/native/native";
import { runModulesNatively } from "../support/native/native-modules";
import { runOurs } from "../support/native/ours";

/**
 * Hand-written programs, a folder each: one file, or several that import each other. What V8 prints is the expectation; nothing is
 * written down twice.
 */
const corpus = new URL("../../corpus/", import.meta.url);
const names = readdirSync(corpus).sort();

/**
 * The end of a program beside which an `expected.txt` stands: one line for each console line, then `end: completed`, or
 * `end: failed` and the error. It is there only where Node 20 cannot be asked: it lacks the syntax or the function, or its V8 follows
 * an older edition of the specification. The first line of such a program says which.
 */
function writtenDown(name: string): Observed | null {
	const file = new URL(`${name}/expected.txt`, corpus);
	if (!existsSync(file)) return null;
	const lines = readFileSync(file, "utf8").trimEnd().split("\n");
	const end = /^end: (completed|failed|deadlocked)(?: (.+))?$/.exec(lines.pop() ?? "");
	if (end === null)
		throw new Error(`${name}/expected.txt must end with a line "end: completed", "end: failed ERROR" or "end: deadlocked".`);
	return { console: lines, outcome: end[1] as Observed["outcome"], error: end[2] ?? null };
}

test("there are at least 150 programs, and nearly all are compared with V8 itself", () => {
	expect(names.length).toBeGreaterThanOrEqual(150);
	expect(names.filter((name) => writtenDown(name) !== null).length).toBeLessThan(names.length / 5);
});

test.each(names)("%s: same console, same order, same end as V8", async (name) => {
	const files = readdirSync(new URL(`${name}/`, corpus)).filter((file) => file.endsWith(".ts"));
	const sources = Object.fromEntries(files.map((file) => [file, readFileSync(new URL(`${name}/${file}`, corpus), "utf8")]));
	const main = sources["main.ts"] as string;
	const source = files.length === 1 ? main : sources;
	const native = async (): Promise<Observed> =>
		files.length === 1 ? runNatively(main) : (runModulesNatively([sources])[0] as Observed);
	const expected = writtenDown(name) ?? (await native());
	expect(await runOurs(source)).toEqual(expected);
	// Watching for lost updates changes nothing, even when everything is watched.
	expect(await runOurs(source, { watchesAll: true })).toEqual(expected);
	expect(expected.console.length + (expected.error === null ? 0 : 1)).toBeGreaterThan(0);
});
