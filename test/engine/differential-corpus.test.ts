import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runNatively } from "./support/native";
import { runOurs } from "./support/ours";

/** Hand-written programs, a folder each. What V8 prints is the expectation; nothing is written down twice. */
const corpus = new URL("../corpus/", import.meta.url);
const names = readdirSync(corpus).sort();

test("there are at least 60 programs", () => {
	expect(names.length).toBeGreaterThanOrEqual(60);
});

test.each(names)("%s: same console, same order, same end as V8", async (name) => {
	const source = readFileSync(new URL(`${name}/main.ts`, corpus), "utf8");
	const native = await runNatively(source);
	expect(await runOurs(source)).toEqual(native);
	expect(native.console.length + (native.error === null ? 0 : 1)).toBeGreaterThan(0);
});
