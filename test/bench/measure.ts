/** One measurement in a process of its own, so that nothing another one left behind speeds it up or slows it down. Prints JSON. */
import { install } from "@sinonjs/fake-timers";
import { compile, run } from "../../engine";
import { createClock, type Latency, requests } from "./native-floor";

export type Measured = { ms: number; got: number; elapsed: number; rows: number; heapBytes: number; peakBytes: number };

const [side = "", countText = "", latency = "whole"] = process.argv.slice(2);
const count = Number(countText);

const LATENCY: Record<Latency, string> = { whole: "Math.floor(chance() * 4) * 1000", fractional: "chance() * 3000" };

/** The program of `requests` in native-floor.ts, as a learner writes it. */
const REQUESTS = `import { limitedAsCompleted, sleep } from "interleave";
let seed = 1;
const chance = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 0x100000000; };
async function request(n: number) { await sleep(${LATENCY[latency as Latency]}); return \`hello \${n}\`; }
function* all() { for (let n = 0; n < ${count}; n++) yield () => request(n); }
let got = 0;
for await (const answer of limitedAsCompleted(all(), 1000)) if (answer.length > 0) got++;
console.log(got);`;

/** Tasks that all exist at once, each asleep: what grows with their number. */
const TASKS = `import { sleep } from "interleave";
let got = 0;
async function one(n: number) { await sleep(1000 + (n & 7)); got++; }
const all = [];
for (let n = 0; n < ${count}; n++) all.push(one(n));
await Promise.all(all);
console.log(got);`;

async function ours(source: string, record: boolean): Promise<Measured> {
	const { program } = compile(source);
	if (program === null) throw new Error("The benchmark's program does not compile.");
	let heapBytes = 0;
	const from = performance.now();
	const {
		console: lines,
		elapsed,
		trace,
		stats,
		outcome,
	} = await run(program, {
		record,
		limits: { rows: 20_000_000, bytes: 1e12, turns: 1e12, jobsPerTurn: 1e12 },
		onProgress: () => {
			heapBytes = Math.max(heapBytes, process.memoryUsage().heapUsed);
		},
	}).result;
	const ms = performance.now() - from;
	if (outcome.kind !== "completed") throw new Error(JSON.stringify(outcome));
	return { ms, got: Number(lines[0]?.text), elapsed, rows: trace.length, heapBytes, peakBytes: stats.peakLiveBytes };
}

async function native(): Promise<Measured> {
	const clock = createClock();
	let got = 0;
	const from = performance.now();
	requests(count, 1000, latency as Latency, clock.sleep).then((answers) => (got = answers), fail);
	await clock.run();
	return { ms: performance.now() - from, got, elapsed: clock.now, rows: 0, heapBytes: 0, peakBytes: 0 };
}

async function fakeTimers(): Promise<Measured> {
	const clock = install({ toFake: ["setTimeout"], loopLimit: Number.MAX_SAFE_INTEGER });
	const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms > 0.01 ? ms : 0.01));
	let got = 0;
	const from = performance.now();
	requests(count, 1000, latency as Latency, sleep).then((answers) => (got = answers), fail);
	await clock.runAllAsync();
	const ms = performance.now() - from;
	clock.uninstall();
	return { ms, got, elapsed: clock.now, rows: 0, heapBytes: 0, peakBytes: 0 };
}

function fail(error: unknown): never {
	throw error;
}

const SIDES: Record<string, () => Promise<Measured>> = {
	native,
	"fake-timers": fakeTimers,
	recorded: () => ours(REQUESTS, true),
	aggregates: () => ours(REQUESTS, false),
	tasks: () => ours(TASKS, false),
};
const measure = SIDES[side];
if (measure === undefined) throw new Error(`No side "${side}"; there are ${Object.keys(SIDES).join(", ")}.`);
const measured = await measure();
if (measured.got !== count) throw new Error(`${side} answered ${measured.got} of ${count}.`);
console.log(JSON.stringify(measured));
