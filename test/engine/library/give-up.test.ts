import { describe, expect, test } from "vitest";
import type { RunResult } from "../../../engine";
import { expectClean, runWithLibrary } from "../support/library";

/** What may be given up, 10 ms after it was asked for at the earliest; `s` and `cores` have one place. */
const OPERATIONS: Record<string, string> = {
	"a request": 'request("/", { server: s, signal })',
	"a request that fails": 'request("/", { server: failing, signal })',
	"a command": 'command("c", { duration: 10, signal })',
	"a command at the end of its stage on a core": 'command("c", { duration: 25, cpu: 10, cpus: cores, signal })',
	"work on a core": "cores.run(10, { signal })",
	"a request to the whole network": 'request("/", { server: free, signal })',
	"a sleep": "sleep(10, { signal })",
};
const SETUP = `const s = server({ latency: 10, connections: 1, bytes: 1000 });
const failing = server({ latency: 10, connections: 1, bytes: 1000, failureRate: 1 });
const free = server({ latency: 10 });
const cores = cpus(1);
const controller = new AbortController(); const { signal } = controller;
const told = (word: string) => () => console.log(word, performance.now());
const places = () => console.log("queued", s.queued, cores.queued, "busy", cores.busy);
`;
/** The places are free again, once: two more can be had one after the other, and never both at once. */
const AGAIN = `places();
await gather([1, 2].map(() => Promise.allSettled([request("/", { server: s }), request("/", { server: failing }), cores.run(10)])));
console.log("again", performance.now());
places();`;

const texts = ({ console }: RunResult): string[] => console.map(({ text }) => text);

describe.each(Object.entries(OPERATIONS))("%s that is given up", (name, operation) => {
	const rest = (ended: number): string[] => ["queued 0 0 busy 0", `again ${ended + 20}`, "queued 0 0 busy 0"];

	test("before its time frees everything that it held, once", async () => {
		const result = await runWithLibrary(`${SETUP}
setTimeout(() => controller.abort(), 4);
await ${operation}.then(told("answer"), told("given up"));
${AGAIN}`);
		expectClean(result);
		expect(texts(result)).toEqual(["given up 4", ...rest(4)]);
	});

	test("in the turn before its answer, at the same instant, is given up; one turn later nothing is left to give up", async () => {
		const isFailing = name.endsWith("fails");
		const isLonger = operation.includes("25");
		for (const isFirst of [true, false]) {
			const abort = "setTimeout(() => controller.abort(), 10);";
			const ask = `const asked = ${operation}.then(told("answer"), told("given up"));`;
			const result = await runWithLibrary(`${SETUP}${isFirst ? abort + ask : ask + abort}\nawait asked;\n${AGAIN}`);
			expectClean(result);
			const answered = isFailing ? "given up 10" : "answer 10";
			expect(texts(result)).toEqual([isFirst || isLonger ? "given up 10" : answered, ...rest(10)]);
		}
	});

	test("from the microtasks that follow its answer changes nothing", async () => {
		const result = await runWithLibrary(`${SETUP}
const asked = ${operation};
const seen = asked.then(() => controller.abort(), () => controller.abort());
await asked.then(told("answer"), told("failed"));
await seen;
${AGAIN}`);
		expectClean(result);
		const end = operation.includes("25") ? 25 : 10;
		expect(texts(result)).toEqual([`${name.endsWith("fails") ? "failed" : "answer"} ${end}`, ...rest(end)]);
	});

	test("with a signal that is aborted already never begins", async () => {
		const result = await runWithLibrary(`${SETUP}
controller.abort(new Error("enough"));
await (async () => { await ${operation}; })().catch((error) => console.log(error.message, performance.now()));
${AGAIN}`);
		expectClean(result);
		expect(texts(result)).toEqual(["enough 0", ...rest(0)]);
	});
});
