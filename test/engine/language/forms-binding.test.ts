import { describe, expect, test } from "vitest";
import { bindingPatterns, type Pattern } from "../support/forms/binding-patterns";
import { expectSame } from "../support/forms/compare";
import { asyncForms, generatorForms } from "../support/forms/functions";
import { block, PRELUDE } from "../support/forms/prelude";

/**
 * Every binding pattern in every place that binds one: the product that the conformance suite makes from its `dstr-*` cases and forms.
 * One program a place, one block a pattern, compared with V8.
 */
function same(write: (pattern: Pattern) => string, patterns: readonly Pattern[] = bindingPatterns): Promise<void> {
	return expectSame(PRELUDE + patterns.map((pattern) => block(pattern.name, write(pattern))).join(""), patterns.length);
}

/** For places that wait between making the value and taking it apart. */
const sameLater = (write: (pattern: Pattern) => string): Promise<void> =>
	same(
		write,
		bindingPatterns.filter(({ immediate }) => !immediate),
	);

test("patterns have names of their own", () => {
	expect(new Set(bindingPatterns.map(({ name }) => name)).size).toBe(bindingPatterns.length);
});

describe("parameters", () => {
	for (const { name, generator, write } of [...asyncForms, ...generatorForms]) {
		const call = (argument: string): string =>
			generator
				? `const made = f(${argument}); log.push("made"); await made.next();`
				: `const made = f(${argument}); log.push("made"); await made;`;
		test(`${name}, given`, () =>
			same(({ pattern, value, names }) => write({ parameters: `${pattern}: Any`, body: `note(${names});`, use: call(value) })));
		test(`${name}, by default`, () =>
			same(({ pattern, value, names }) =>
				write({ parameters: `${pattern}: Any = ${value}`, body: `note(${names});`, use: call("") }),
			));
	}
});

/** Where statements stand: the code inside, and what runs it. */
const BODIES: [string, (code: string) => string][] = [
	["an async function", (code) => `await (async function () { await null; ${code} })();`],
	["an async arrow", (code) => `await (async () => { ${code} })();`],
	["an async generator", (code) => `await (async function* () { ${code} })().next();`],
	["the module", (code) => `{ ${code} }`],
];
const KEYWORDS = ["const", "let", "var"];

describe.each(BODIES)("declarations in %s", (_, inside) => {
	test.each(KEYWORDS)("%s", (keyword) =>
		same(({ pattern, value, names }) => inside(`${keyword} ${pattern}: Any = ${value}; note(${names});`)),
	);
	test.each(KEYWORDS)("%s of an awaited value", (keyword) =>
		sameLater(({ pattern, value, names }) =>
			inside(`${keyword} ${pattern}: Any = await { value: ${value} }.value; note(${names});`),
		),
	);
	test.each(KEYWORDS)("a for loop with %s", (keyword) =>
		sameLater(({ pattern, value, names }) =>
			inside(`for (${keyword} ${pattern}: Any = ${value}, once = await null; once === null; once = 1) { note(${names}); }`),
		),
	);
	test.each(KEYWORDS)("for of with %s", (keyword) =>
		same(({ pattern, value, names }) => inside(`for (${keyword} ${pattern} of it([${value}])) { await null; note(${names}); }`)),
	);
	test.each(KEYWORDS)("for await with %s over an async generator", (keyword) =>
		sameLater(({ pattern, value, names }) =>
			inside(`for await (${keyword} ${pattern} of later(${value}, 1)) { note(${names}); break; }`),
		),
	);
	test.each(KEYWORDS)("for await with %s over a sync iterator", (keyword) =>
		sameLater(({ pattern, value, names }) => inside(`for await (${keyword} ${pattern} of it([${value}])) { note(${names}); }`)),
	);
	test("catch", () =>
		same(({ pattern, value, names }) =>
			inside(`try { throw ${value}; } catch (${pattern}: any) { await null; note(${names}); }`),
		));
});
