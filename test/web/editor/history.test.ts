import fc from "fast-check";
import { expect, test } from "vitest";
import { changeBetween, createHistory } from "../../../web/editor/parts/history";

const texts = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 12 });

test("the change between two texts makes one of the other, and keeps what both begin and end with", () => {
	fc.assert(
		fc.property(texts, texts, (before, after) => {
			const { from, to, text } = changeBetween(before, after);
			expect(before.slice(0, from) + text + before.slice(to)).toBe(after);
			// Otherwise there would be a smaller change.
			if (from < to && text !== "") {
				expect(before[from]).not.toBe(text[0]);
				expect(before[to - 1]).not.toBe(text.at(-1));
			}
		}),
	);
	expect(changeBetween("aa", "aaa")).toEqual({ from: 2, to: 2, text: "a" });
});

test("the letters of a word are one step, everything else is a step of its own", () => {
	const history = createHistory("x ");
	for (const text of ["x a", "x ab", "x ab ", "x ab c", "x ab cd", "x ab"]) history.type(text);
	expect(history.texts).toEqual(["x ", "x ab", "x ab ", "x ab cd", "x ab"]);
});

test("a program from elsewhere is a step once something was typed, and before that the beginning", () => {
	const history = createHistory("start");
	history.replace("stored");
	expect(history.texts).toEqual(["stored"]);
	history.type("storedx");
	history.replace("example");
	history.replace("example");
	expect(history.texts).toEqual(["stored", "storedx", "example"]);
});

test("of a long past the beginning is forgotten", () => {
	const history = createHistory("");
	for (let i = 0; i < 500; i++) history.type(`${i} `);
	expect(history.texts).toHaveLength(200);
	expect(history.texts.at(-1)).toBe("499 ");
});
