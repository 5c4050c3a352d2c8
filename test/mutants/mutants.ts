import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { globalsUsed, importsOf, type SourceFile, sourceFiles } from "../support/imports";
import { judge, type Pace } from "./judge";
import { type Mutation, mutationsOf } from "./mutations";
import { type Reach, readReach } from "./related";

/**
 * `npm run mutants`: puts a seeded hundred of small faults into the code, one at a time, and counts those that some unit test sees.
 * What is not seen is printed with its place. Exit status 1 when less than four fifths are seen. See README.md.
 */

const root = path.resolve(import.meta.dirname, "../..");
const { values: given } = parseArgs({
	options: { seed: { type: "string", default: "1" }, count: { type: "string", default: "100" }, only: { type: "string" } },
});
const seed = Number(given.seed);
const count = Number(given.count);
if (!Number.isInteger(seed) || !Number.isInteger(count) || count < 1)
	throw new Error(`--seed and --count want whole numbers, not ${given.seed} and ${given.count}.`);

/** Least share of faults that unit tests have to see. */
const WANTED = 0.8;
/** Test files that take longer than this, in real milliseconds, are run only where no other file loads what is changed. */
const SLOW = 10_000;
const PLACES = ["engine/runtime", "engine/library", "engine/analysis", "engine/trace", "web/run", "web/scope", "lessons"];
/** What only a browser has: files that use it are the business of browser tests. */
const BROWSER =
	"document window self Worker OffscreenCanvas MessageChannel ResizeObserver requestAnimationFrame postMessage".split(" ");

/** Files whose faults unit tests should see: no components, hooks or workers, and of the lessons not what they teach. */
function isJudged({ name, text }: SourceFile): boolean {
	if (!/(?<!\.d|\.worker)\.ts$/.test(name) || /^lessons\/(?!read\/)[^/]+\//.test(name)) return false;
	if (!name.startsWith("web/")) return true;
	const isOfReact = importsOf(name, text).some(({ specifier }) => specifier.startsWith("react"));
	return !isOfReact && globalsUsed(name, text, BROWSER).length === 0;
}

/** Numbers in [0, 1) from a seed: mulberry32. */
function chances(from: number): () => number {
	let state = from >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
	};
}

/** Some of a list, each with the same chance, in the order drawn. */
function drawn<T>(list: readonly T[], most: number, chance: () => number): T[] {
	const rest = [...list];
	const found: T[] = [];
	while (found.length < most && rest.length > 0) found.push(...rest.splice(Math.floor(chance() * rest.length), 1));
	return found;
}

/** How long test files take is kept from run to run, for as long as neither they nor what they load change. */
const paceFile = path.join(root, ".cache/mutants.json");
type Known = Record<string, Pace & { state: string }>;

function readPace(): Known {
	try {
		return JSON.parse(readFileSync(paceFile, "utf8")) as Known;
	} catch {
		return {};
	}
}

/** Runs these test files without a fault where they are not known to pass, and says how long each takes. Slow ones that will not be run need not pass. */
async function measured(files: readonly string[], reach: Reach): Promise<Map<string, Pace>> {
	const known = readPace();
	const isSlow = (test: string): boolean => (known[test]?.ms ?? 0) >= SLOW;
	const needed = files.flatMap((file) => {
		const tests = reach.testsOf(file);
		return tests.every(isSlow) ? tests : tests.filter((test) => !isSlow(test));
	});
	const missing = [...new Set(needed)].filter((test) => known[test]?.state !== reach.stateOf(test));
	if (missing.length > 0) {
		console.log(`${missing.length} test files without a fault, to know how long they take …`);
		const { killedBy, pace } = await judge(root, null, missing, 60_000);
		if (killedBy !== null) throw new Error(`Without any fault the tests do not pass: ${killedBy}. Mend that first.`);
		for (const test of missing) known[test] = { ...(pace.get(test) ?? { ms: 0, longest: 0 }), state: reach.stateOf(test) };
		mkdirSync(path.dirname(paceFile), { recursive: true });
		writeFileSync(paceFile, JSON.stringify(known, null, "\t"));
	}
	return new Map(Object.entries(known));
}

const reach = readReach(root);
const files = PLACES.flatMap((place) => sourceFiles(root, place)).filter(isJudged);
const chosenFiles = files.filter(({ name }) => given.only === undefined || name.startsWith(given.only));
const all = chosenFiles.flatMap(({ name, text }) => mutationsOf(name, text));
// In the order drawn: whoever does not wait for all of them has seen a fair part.
const chosen = drawn(all, count, chances(seed));
console.log(`Seed ${seed}: ${chosen.length} of ${all.length} faults in ${chosenFiles.length} files.`);

const pace = await measured([...new Set(chosen.map(({ file }) => file))], reach);
const paceOf = (test: string): Pace => pace.get(test) ?? { ms: 0, longest: 0 };
/** Faults seen by each test file so far, by the folder in which they were: what saw one is likely to see the next. */
const seen = new Map<string, number>();

/** The fast ones first; those that saw faults of the same folder before all others. */
function inOrder(file: string): string[] {
	const tests = reach.testsOf(file);
	const fast = tests.filter((test) => paceOf(test).ms < SLOW);
	const place = path.posix.dirname(file);
	const rank = (test: string): number => paceOf(test).ms / (1 + 10 * (seen.get(`${place} ${test}`) ?? 0));
	return (fast.length > 0 ? fast : tests).sort((a, b) => rank(a) - rank(b));
}

const survivors: Mutation[] = [];
for (const [i, mutation] of chosen.entries()) {
	const tests = inOrder(mutation.file);
	const longest = Math.max(0, ...tests.map((test) => paceOf(test).longest));
	const killedBy = tests.length === 0 ? null : (await judge(root, mutation, tests, longest)).killedBy;
	const [test] = (killedBy ?? "").split(": ");
	const key = `${path.posix.dirname(mutation.file)} ${test}`;
	if (killedBy === null) survivors.push(mutation);
	else seen.set(key, (seen.get(key) ?? 0) + 1);
	console.log(`${i + 1} ${mutation.file}:${mutation.line} ${mutation.what}\n\t${killedBy ?? "SURVIVED"}`);
}

console.log("");
survivors.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));
for (const { file, line, what } of survivors) console.log(`${file}:${line}\t${what}`);
const killed = chosen.length - survivors.length;
const share = chosen.length === 0 ? 1 : killed / chosen.length;
console.log(`${killed} killed, ${survivors.length} survived (${Math.round(share * 100)} %)`);
process.exitCode = share < WANTED ? 1 : 0;
