import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { libraryNames } from "../../../engine/compiler/library-names";
import { readDeclarations } from "../../../web/build/api/declarations";
import { printed } from "../../engine/support/run-source";
import { inEditor } from "../support/type-check";

const declared = readDeclarations(readFileSync(new URL("../../../engine/library/interleave.d.ts", import.meta.url), "utf8"));
const primitives = declared.filter(({ isType }) => !isType);

test("a declaration file is taken apart", () => {
	const [first, second] = readDeclarations(`declare module "interleave" {
	// ---- Waiting

	/**
	 * Waits for \`ms\`.
	 * @throws never
	 * @example
	 * await rest(1);
	 * log.rest(2);
	 */
	export function rest(
		ms: number,
	): Promise<void>;
	/** Also for a text. */
	export function rest(text: string): Promise<void>;

	/** A kind. */
	export type Kind = { a: 1 };
}`);
	expect(first).toEqual({
		name: "rest",
		isType: false,
		section: "Waiting",
		docs: "Waits for `ms`.",
		tags: [{ tag: "throws", text: "never" }],
		signature:
			"function rest(\n\tms: number,\n): Promise<void>;\n/** Also for a text. */\nfunction rest(text: string): Promise<void>;",
		example: 'import { rest } from "interleave";\n\nawait rest(1);\nlog.rest(2);\n',
	});
	expect(second).toMatchObject({ name: "Kind", isType: true, docs: "A kind.", signature: "type Kind = { a: 1 };" });
});

test("everything that programs import is found, with its docs", () => {
	expect(primitives.map(({ name }) => name).sort()).toEqual([...libraryNames.values].sort());
	for (const { name, docs, section } of primitives) {
		expect(docs, name).toMatch(/^[A-Z][^]*\.$/);
		expect(section, name).not.toBe("");
	}
});

/** Real threads need the real clock, which a program in Node's tests does not have. */
const RUNS = primitives.filter(({ name }) => name !== "workers");

describe.each(RUNS.map(({ name, example }) => [name, example ?? ""] as const))("the example of %s", (_, example) => {
	test("runs by itself and prints something", async () => expect((await printed(example)).join("")).not.toBe(""));
	test("is marked nowhere in the editor", () => expect(inEditor(example)).toEqual([]));
});
