import { describe, test } from "vitest";
import { expectSame } from "../support/forms/compare";
import { type FunctionCase, functionCases, namedCases } from "../support/forms/function-cases";
import { asyncForms, type Form, generatorForms } from "../support/forms/functions";
import { block, PRELUDE } from "../support/forms/prelude";

/** Gives what an async function settles with, or what an async generator gives until it ends. */
const SETTLE = `
async function settle(made: Any): Promise<Any> {
	if (typeof made.next !== "function") return await made;
	for (;;) { const { value, done } = await made.next(); if (done) return value; note("yielded", value); }
}
`;

/** Everything a function may be asked, in every form of async function and async generator, compared with V8. One program a form. */
function sameInForm(form: Form, cases: readonly FunctionCase[]): Promise<void> {
	const asked = cases.filter(({ ownArguments }) => form.hasOwnArguments || !ownArguments);
	const blocks = asked.map(({ name, parameters, body, use }) => block(name, form.write({ parameters, body, use })));
	return expectSame(PRELUDE + SETTLE + blocks.join(""), blocks.length);
}

describe("functions", () => {
	for (const form of [...asyncForms, ...generatorForms])
		test(form.name, () =>
			sameInForm(form, form.name.includes("named expression") ? [...functionCases, ...namedCases] : functionCases),
		);
});
