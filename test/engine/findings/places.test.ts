import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runSource } from "../support/run-source";

const PARAMETERS = { numRuns: Number(process.env.INTERLEAVE_RUNS ?? 150) };

/** Ends the line whose place a diagnostic must name. */
const MARK = "// here";
const lineOfMark = (source: string): number => source.split("\n").findIndex((line) => line.includes(MARK)) + 1;

/** What stands around a promise and passes its end on. `e` is the promise; each layer is on lines of its own. */
const LAYERS: ((e: string) => string)[] = [
	(e) => `(\n${e}\n)`,
	(e) => `Promise.all([\npause(3),\n${e}\n])`,
	(e) => `Promise.allSettled([\n${e}\n, pause(2)])`,
	(e) => `Promise.race([\n${e}\n])`,
	(e) => `Promise.any([\nPromise.reject(new Error("no")),\n${e}\n])`,
	(e) => `(\n${e}\n).then((x) => x)`,
	(e) => `(\n${e}\n).finally(() => {\nconsole.log("over");\n})`,
	(e) => `Promise.resolve().then(() =>\n${e}\n)`,
	(e) => `pause(2).then(() =>\n${e}\n)`,
	(e) => `(() =>\n${e}\n)()`,
	(e) => `(async () =>\n${e}\n)()`,
	(e) => `(async () => {\nawait pause(1);\nreturn (\n${e}\n);\n})()`,
	(e) => `new Promise<unknown>((done) => done(\n${e}\n))`,
];
/** Layers that do not end by themselves when the promise inside is rejected, nor catch it. */
const PASSING = LAYERS.filter((layer) => !/allSettled|any|done/.test(layer("e")));

const BEFORE = "const pause = (ms: number) => new Promise<void>((done) => {\nsetTimeout(done, ms);\n});\n";
const NOISE = [
	'console.log("a line");\n',
	"await pause(1);\n",
	"await null;\n",
	"queueMicrotask(() => {});\n",
	"pause(4).then(() => {});\n",
];

const layered = (layers: typeof LAYERS) => fc.array(fc.constantFrom(...layers), { maxLength: 4 });
const noise = fc.array(fc.constantFrom(...NOISE), { maxLength: 3 }).map((lines) => lines.join(""));
const wrap = (layers: typeof LAYERS, e: string): string => layers.reduce((inner, layer) => layer(inner), e);

describe("a diagnostic names the line that caused it", () => {
	test("a deadlock: that of the promise which is never settled", async () => {
		const origins = [
			`new Promise<unknown>(() => {}) ${MARK}`,
			`new Promise<unknown>(() => { ${MARK}\nsetTimeout(() => {\nconsole.log("forgotten");\n}, 5);\n})`,
			`new Promise<unknown>((done) => { ${MARK}\nclearTimeout(setTimeout(done, 5));\n})`,
			`Promise.withResolvers<unknown>().promise ${MARK}`,
		];
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...origins), layered(LAYERS), noise, noise, async (origin, layers, first, second) => {
				const source = `${BEFORE}${first}const stuck = ${wrap(layers, origin)};\n${second}await stuck;\nconsole.log("never");\n`;
				const { outcome } = await runSource(source);
				expect(outcome.kind, source).toBe("deadlocked");
				const message = outcome.kind === "deadlocked" ? outcome.message : "";
				expect(message, source).toContain(`the promise made on line ${lineOfMark(source)}.`);
				expect(message, source).not.toContain("line 0");
			}),
			PARAMETERS,
		);
	});

	test("a rejection without a stack: that where it was thrown", async () => {
		const origins = [
			`Promise.reject("a text") ${MARK}`,
			`new Promise<unknown>((_, no) => {\nno("a text"); ${MARK}\n})`,
			`new Promise<unknown>((_, no) => {\nsetTimeout(() => {\nno("a text"); ${MARK}\n}, 3);\n})`,
			`(async () => {\nawait pause(1);\nthrow "a text"; ${MARK}\n})()`,
			`pause(1).then(() => {\nthrow { code: 5 }; ${MARK}\n})`,
		];
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...origins), layered(PASSING), noise, async (origin, layers, after) => {
				const source = `${BEFORE}const lost = ${wrap(layers, origin)};\n${after}await pause(20);\nconsole.log(typeof lost);\n`;
				const { diagnostics } = await runSource(source);
				const found = diagnostics.filter(({ kind }) => kind === "unhandled-rejection");
				expect(
					found.map(({ line }) => line),
					source,
				).toEqual([lineOfMark(source)]);
			}),
			PARAMETERS,
		);
	});

	test("a timer that is left over: that of its setTimeout", async () => {
		const origins = [
			`new Promise<unknown>((_, no) => setTimeout(() => no(new Error("late")), 900)) ${MARK}`,
			`new Promise<unknown>((done) => {\nsetTimeout(done, 900); ${MARK}\n})`,
			`(() => new Promise<unknown>((done) => {\nconst ms = 900;\nsetTimeout(done, ms, "late"); ${MARK}\n}))()`,
		];
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...origins), noise, noise, async (origin, first, second) => {
				const source = `${BEFORE}${first}const slow = ${origin};\n${second}console.log(await Promise.race([\npause(9),\nslow,\n]));\n`;
				const { diagnostics } = await runSource(source);
				const found = diagnostics.filter(({ kind }) => kind === "left-over-timer");
				expect(
					found.map(({ line }) => line),
					source,
				).toEqual([lineOfMark(source)]);
			}),
			PARAMETERS,
		);
	});

	test("a handler that comes late: that of the handler", async () => {
		const handlers = [
			`lost.catch(() => {}); ${MARK}`,
			`lost.then(\nconsole.log,\n() => {},\n); ${MARK}`,
			`try {\nawait lost; ${MARK}\n} catch {}`,
			`await Promise.allSettled([lost]); ${MARK}`,
		];
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...handlers), noise, noise, async (handler, first, second) => {
				const place = handler.startsWith("lost.then") ? handler.replace(` ${MARK}`, "").replace("(\n", `( ${MARK}\n`) : handler;
				const source = `${BEFORE}const lost = Promise.reject(new Error("lost"));\n${first}await pause(5);\n${second}${place}\nconsole.log("end");\n`;
				const { diagnostics } = await runSource(source);
				const found = diagnostics.filter(({ kind }) => kind === "late-handled");
				expect(
					found.map(({ line }) => line),
					source,
				).toEqual([lineOfMark(source)]);
			}),
			PARAMETERS,
		);
	});
});

test.each([
	["cleared", "const slow = new Promise((_, no) => { timer = setTimeout(no, 900, new Error('late')); });"],
	["cleared through then", "const slow = new Promise((done) => { timer = setTimeout(done, 900); }).then(() => {});"],
])("a timer that was %s is neither waited for nor left over", async (_, made) => {
	const { diagnostics } = await runSource(
		`let timer: any;\n${made}\nawait Promise.race([new Promise((done) => setTimeout(done, 5)), slow]);\nclearTimeout(timer);`,
	);
	expect(diagnostics).toEqual([]);
});

test("a promise whose timer ends in a callback of then is waited for", async () => {
	const { diagnostics } = await runSource(
		"let seen = 0;\nnew Promise((done) => setTimeout(done, 20)).then(() => { seen++; });\nconsole.log(seen);",
	);
	expect(diagnostics).toEqual([]);
});
