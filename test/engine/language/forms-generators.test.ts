import { describe, test } from "vitest";
import { expectSame } from "../support/forms/compare";
import { type Form, generatorForms } from "../support/forms/functions";
import { bodies, DRIVES, delegated } from "../support/forms/generator-cases";
import { block, PRELUDE } from "../support/forms/prelude";

/** Asks a generator, and tells after how many turns of the microtask queue each answer came. */
const ASK = `
async function ask(g: Any, requests: ((g: Any) => Any)[], together: boolean): Promise<void> {
	let ticks = 0;
	const counting = (async () => { for (; ticks < 24; ticks++) await null; })();
	const answers: Promise<void>[] = [];
	for (const request of requests) {
		const answer = request(g).then(({ value, done }: Any) => note(ticks, value, done), (error: Any) => note(ticks, "rejected", error));
		if (!together) await answer;
		answers.push(answer);
	}
	await Promise.all(answers);
	await counting;
}
`;

type Asked = { name: string; body: string; argument: string };
const asked: readonly Asked[] = [
	...bodies.map(({ name, body }) => ({ name, body, argument: "" })),
	...delegated.map(({ name, value }) => ({ name: `yield* of ${name}`, body: "return yield* a;", argument: value })),
	...delegated.map(({ name, value }) => ({
		name: `guarded yield* of ${name}`,
		body: "try { note('ended with', yield* a); } catch (error) { note('caught', error); yield 'caught'; } finally { say('finally'); }",
		argument: value,
	})),
];

/** Everything an async generator may do and be asked, in a form of async generator: every list of requests to a generator of its own. */
function same(form: Form, together: boolean): Promise<void> {
	const drives = DRIVES.map((requests) => `[${requests.map((request) => `(g: Any) => g.${request}`).join(", ")}]`).join(", ");
	const blocks = asked.map(({ name, body, argument }) => {
		const use = `for (const requests of [${drives}]) { await ask(f(${argument}), requests, ${together}); say("//"); }`;
		return block(name, form.write({ parameters: "a?: Any", body, use }));
	});
	return expectSame(PRELUDE + ASK + blocks.join(""), blocks.length);
}

describe("async generators", () => {
	test.each(generatorForms.map((form) => [form.name, form] as const))("%s", (_, form) => same(form, false));
	// The queue of requests does not depend on the form.
	test("requests at once", () => same(generatorForms[0] as Form, true));
});
