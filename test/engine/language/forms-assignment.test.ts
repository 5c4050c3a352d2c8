import { describe, test } from "vitest";
import { ASSIGNED, type Assignment, assignments, stopping } from "../support/forms/assignment-patterns";
import { expectSame } from "../support/forms/compare";
import { block, PRELUDE } from "../support/forms/prelude";

/** Every assignment pattern in every place that assigns one, compared with V8. One program a place. */
function same(list: readonly Assignment[], write: (one: Assignment) => string): Promise<void> {
	return expectSame(PRELUDE + list.map((one) => block(one.name, write(one))).join(""), list.length);
}

/** A name that has no value until the block ends. */
const EARLY = "let early: Any = 0; early;";

const BODIES: [string, (code: string) => string][] = [
	["an async function", (code) => `await (async function () { ${ASSIGNED} await null; ${code} ${EARLY} })();`],
	["an async arrow", (code) => `await (async () => { ${ASSIGNED} ${code} ${EARLY} })();`],
	["an async generator", (code) => `await (async function* () { ${ASSIGNED} ${code} ${EARLY} })().next();`],
	["the module", (code) => `{ ${ASSIGNED} ${code} ${EARLY} }`],
];

describe.each(BODIES)("assignments in %s", (_, inside) => {
	test("an expression", () =>
		same(assignments, ({ pattern, value, read }) =>
			inside(`const from: Any = ${value}; const given = (${pattern} = from); note(given === from); note(${read});`),
		));
	test("of an awaited value", () =>
		same(assignments, ({ pattern, value, read }) =>
			inside(`(${pattern} = (await { value: ${value} } as Any).value); note(${read});`),
		));
	const single = assignments.filter(({ pattern }) => !pattern.includes("] = ["));
	test("the head of for of", () =>
		same(single, ({ pattern, value, read }) => inside(`for (${pattern} of it([${value}])) { await null; note(${read}); }`)));
	test("the head of for await over an async generator", () =>
		same(single, ({ pattern, value, read }) => inside(`for await (${pattern} of later(${value}, 1)) { note(${read}); break; }`)));
	test("the head of for await over a sync iterator", () =>
		same(single, ({ pattern, value, read }) => inside(`for await (${pattern} of it([${value}])) { note(${read}); }`)));
});

describe("an async generator that stops inside a pattern", () => {
	const heads: [string, (pattern: string, value: string, read: string) => string][] = [
		["an assignment", (pattern, value, read) => `(${pattern} = ${value}); note(${read});`],
		["for of", (pattern, value, read) => `for (${pattern} of it([${value}])) note(${read});`],
		["for await", (pattern, value, read) => `for await (${pattern} of later(${value})) note(${read});`],
	];
	const drives = ["next('k')", "return('R')", "throw(new Error('T'))", "return(Promise.reject(new Error('R')))"];
	describe.each(heads)("%s", (_, head) => {
		test.each(drives)("then %s", (drive) =>
			same(
				stopping,
				({ pattern, value, read }) => `
				const g = (async function* (): Any { ${ASSIGNED} try { ${head(pattern, value, read)} } finally { say("finally"); } })();
				for (let i = 0; i < 4; i++) {
					const got: Any = await (i === 0 ? g.next() : g.${drive});
					note(got.value, got.done);
				}`,
			),
		);
	});
});
