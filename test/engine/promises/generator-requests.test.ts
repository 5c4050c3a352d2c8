import { expect, test } from "vitest";
import { printed } from "../support/run-source";

/** A consumer may ask for many values before the first one comes. A line that moved up by copying took 75 s for these. */
const MANY = 200_000;

test.each([
	[
		"values of a generator that goes on",
		"async function* g() { let n = 0; for (;;) yield n++; }",
		"next()",
		'{"value":199999,"done":false}',
	],
	["values beyond the end", "async function* g() { yield 1; }", "next()", '{"done":true}'],
	[
		"values of another that it delegates to",
		"async function* i() { let n = 0; for (;;) yield n++; } async function* g() { yield* i(); }",
		"next()",
		'{"value":199999,"done":false}',
	],
	["ends", "async function* g() { yield 1; }", "return(i)", '{"value":199999,"done":true}'],
])("200,000 queued requests: %s", async (_what, source, request, last) => {
	expect(
		await printed(
			`${source}\nconst it = g(); let last: Promise<unknown> = Promise.resolve();\nfor (let i = 0; i < ${MANY}; i++) last = it.${request};\nconsole.log(JSON.stringify(await last));`,
		),
	).toEqual([last]);
});
