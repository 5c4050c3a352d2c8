import { expect, test } from "vitest";
import { parseArguments } from "../../../engine/cli/arguments";
import { recordOf, toText } from "../../../engine/cli/report";
import type { RunOptions } from "../../../engine/types";
import { runSource } from "../support/run-source";

const textOf = async (source: string, options: RunOptions = {}): Promise<string> =>
	toText(recordOf("x.ts", await runSource(source, options), []));

test("an error that nothing caught is printed once, and what to do about it beside it", async () => {
	const text = await textOf(
		"Promise.reject(new Error('first no'));\nsetTimeout(() => { throw new Error('second no'); });\nawait null;\nthrow new Error('third no');",
	);
	for (const message of ["first no", "second no", "third no"]) expect(text.split(message)).toHaveLength(2);
	expect(text).toMatch(/^x\.ts: failed\n/);
	expect(text).toContain("error: Nobody awaits this promise or catches its error.");
	expect(text).toContain("error: It was thrown in a callback of the event loop");
});

test("lines that were left out are counted where they are missing", async () => {
	const text = await textOf("for (let i = 0; i < 100; i++) i === 50 ? console.error('e') : console.log(i);", {
		limits: { consoleLines: 20 },
	});
	const shown = text.split("\n").filter((line) => /│|left out/.test(line));
	expect(shown.slice(18).map((line) => line.trim())).toEqual([
		"0 ms │ 18",
		"0 ms │ 19",
		"… 30 lines left out",
		"0 ms │ error: e",
		"… 47 lines left out",
		"0 ms │ 98",
		"0 ms │ 99",
	]);
});

test("--as-in-node is understood", () => {
	expect(parseArguments(["run", "x.ts", "--as-in-node"])).toMatchObject({ asInNode: true });
});
