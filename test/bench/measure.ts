/** The worker in which measurements are made: a message says what, the answer is the fastest of some rounds. */
import { install } from "@sinonjs/fake-timers";
import { compile, run } from "../../engine";
import { SHORTEST } from "../../engine/runtime/loop/timers";
import { bytesOf } from "../../engine/trace/rows";
import { createClock, type Latency, requests } from "./native-floor";

/**
 * What is measured: the engine with and without rows, the least that native code needs for the same timers and when waits for nothing take no
 * time, a library of fake timers, and many tasks at once.
 */
export type Side = "recorded" | "aggregates" | "native" | "native-few-hops" | "fake-timers" | "tasks";
export type Wanted = { side: Side; count: number; latency: Latency; rounds: number };
/** `ms` is real, of the fastest round, and `mean` that of all; `elapsed` is virtual; `peakBytes` is modelled: real memory is read from outside. `rowBytes` is what a recorded row takes, on average. */
type Round = { ms: number; got: number; elapsed: number; rows: number; peakBytes: number; rowBytes: number };
export type Measured = Round & { mean: number };

const LATENCY: Record<Latency, string> = { whole: "Math.floor(chance() * 4) * 1000", fractional: "chance() * 3000" };

/** The program of `requests` in native-floor.ts, as a learner writes it. */
const requestsProgram = (count: number, latency: Latency): string => `import { limitedAsCompleted, sleep } from "interleave";
let seed = 1;
const chance = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 0x100000000; };
async function request(n: number) { await sleep(${LATENCY[latency]}); return \`hello \${n}\`; }
function* all() { for (let n = 0; n < ${count}; n++) yield () => request(n); }
let got = 0;
for await (const answer of limitedAsCompleted(all(), 1000)) if (answer.length > 0) got++;
console.log(got);`;

/** Tasks that all exist at once, each asleep: what grows with their number. */
const tasksProgram = (count: number): string => `import { sleep } from "interleave";
let got = 0;
async function one(n: number) { await sleep(1000 + (n & 7)); got++; }
const all = [];
for (let n = 0; n < ${count}; n++) all.push(one(n));
await Promise.all(all);
console.log(got);`;

async function ours(source: string, record: boolean): Promise<Round> {
	const { program } = compile(source);
	if (program === null) throw new Error("The benchmark's program does not compile.");
	const from = performance.now();
	const running = run(program, { record, limits: { bytes: 1e12, turns: 1e12, jobsPerTurn: 1e12 } });
	const { console: lines, elapsed, trace, stats, outcome } = await running.result;
	const ms = performance.now() - from;
	if (outcome.kind !== "completed") throw new Error(JSON.stringify(outcome));
	const { length } = trace;
	const rowBytes = length === 0 ? 0 : bytesOf(trace) / length;
	return { ms, got: Number(lines[0]?.text), elapsed, rows: length, peakBytes: stats.peakLiveBytes, rowBytes };
}

async function native(count: number, latency: Latency, shortest: number): Promise<Round> {
	const clock = createClock(shortest);
	let got = 0;
	const from = performance.now();
	requests(count, 1000, latency, clock.sleep).then((answers) => (got = answers), fail);
	await clock.run();
	return { ms: performance.now() - from, got, elapsed: clock.now, rows: 0, peakBytes: 0, rowBytes: 0 };
}

async function fakeTimers(count: number, latency: Latency): Promise<Round> {
	const clock = install({ toFake: ["setTimeout"], loopLimit: Number.MAX_SAFE_INTEGER });
	const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(ms, SHORTEST)));
	let got = 0;
	const from = performance.now();
	requests(count, 1000, latency, sleep).then((answers) => (got = answers), fail);
	await clock.runAllAsync();
	const ms = performance.now() - from;
	clock.uninstall();
	return { ms, got, elapsed: clock.now, rows: 0, peakBytes: 0, rowBytes: 0 };
}

function fail(error: unknown): never {
	throw error;
}

const SIDES: Record<Side, (count: number, latency: Latency) => Promise<Round>> = {
	native: (count, latency) => native(count, latency, SHORTEST),
	"native-few-hops": (count, latency) => native(count, latency, 0),
	"fake-timers": fakeTimers,
	recorded: (count, latency) => ours(requestsProgram(count, latency), true),
	aggregates: (count, latency) => ours(requestsProgram(count, latency), false),
	tasks: async (count) => {
		// As a sandbox does while it is idle; a run then is the only one of its worker.
		await ours(tasksProgram(200), true);
		return ours(tasksProgram(count), false);
	},
};

self.onmessage = async ({ data: { side, count, latency, rounds } }: MessageEvent<Wanted>): Promise<void> => {
	try {
		let best: Round | null = null;
		let sum = 0;
		for (let round = 0; round < rounds; round++) {
			const measured = await SIDES[side](count, latency);
			if (measured.got !== count) throw new Error(`${side} answered ${measured.got} of ${count}.`);
			sum += measured.ms;
			if (best === null || measured.ms < best.ms) best = measured;
		}
		self.postMessage({ measured: { ...best, mean: sum / rounds } });
	} catch (error) {
		self.postMessage({ error: String(error) });
	}
};
