import { expect, test } from "vitest";
import { runSource } from "../support/run-source";

const messages = async (source: string, kind: string): Promise<string[]> =>
	(await runSource(source)).diagnostics.filter((one) => one.kind === kind).map(({ message }) => message);

const WORK = "const work = async (n: number) => { await null; return n; };\n";
const LOAD = "const load = async (n: number) => { await new Promise((done) => setTimeout(done, 9)); return n; };\n";

test.each([
	["a program that imports the library is told of gather", 'import { sleep } from "interleave";\n', "gather"],
	["another one of Promise.all", "", "Promise.all"],
])("%s", async (_, start, all) => {
	expect(await messages(`${start}${WORK}work(1);`, "never-awaited")).toEqual([
		`work 1 was never awaited: nobody asked for the result. Await it, or hand it to ${all}.`,
	]);
	const [loop] = await messages(
		`${start}${LOAD}const ids = [1, 2, 3];\nfor (const id of ids) console.log(await load(id));`,
		"await-in-loop",
	);
	expect(loop).toContain(`${all}(ids.map(load)) would take`);
});

test("calls that are never awaited are told at their places, each place once", async () => {
	const { diagnostics } = await runSource(`${WORK}work(1);\nawait work(2);\nfor (const n of [3, 4])\n\twork(n);\n`);
	expect(diagnostics.map(({ line, message }) => [line, message.replace(/:.*/, "")])).toEqual([
		[2, "work 1 was never awaited"],
		[5, "work 3, and 1 more of its calls, were never awaited"],
	]);
});

test("of more calls than are remembered the least number is told", async () => {
	const [message] = await messages(`${WORK}for (let n = 0; n < 1500; n++) work(n);`, "never-awaited");
	expect(message).toMatch(/^work 1, and at least 999 more of its calls, were never awaited/);
});

test("a method of a class is told at its call, too", async () => {
	const { diagnostics } = await runSource(
		"class Till {\n\tasync #count() { await null; }\n\tasync open() {\n\t\tthis.#count();\n\t}\n}\nawait new Till().open();",
	);
	expect(diagnostics.map(({ kind, line }) => [kind, line])).toEqual([["never-awaited", 4]]);
});
