import { describe, expect, test } from "vitest";
import { compile, type Run, type RunOptions } from "../../../engine";
import { extras } from "../../../engine/extras";
import { type Host, startRun } from "../../../engine/start";

/** A host that goes on when it is told to, on a clock that stands still until it is moved. */
function byHand() {
	const macrotasks: (() => void)[] = [];
	const timers: { callback: () => void; ms: number }[] = [];
	const clock = { now: 1000, perLook: 0 };
	const host: Host = {
		extras,
		// oxlint-disable-next-line no-eval -- what the engine's own host does
		evaluate: (module) => Promise.resolve((0, eval)(module.code) as unknown),
		now: () => (clock.now += clock.perLook),
		macrotask: (callback) => void macrotasks.push(callback),
		setTimer: (callback, ms) => void timers.push({ callback, ms }),
	};
	/** Lets the loop have its macrotasks, at most so many. @returns how many it had */
	const turn = (most = 1000): number => {
		let done = 0;
		for (; done < most; done++) {
			const next = macrotasks.shift();
			if (next === undefined) break;
			next();
		}
		return done;
	};
	return { host, clock, timers, turn };
}

async function started(source: string, options: RunOptions = {}) {
	const hand = byHand();
	const seen: string[] = [];
	const { program } = compile(`import { sleep, busy } from "interleave";\n${source}`);
	const run: Run = startRun(program ?? expect.fail(), { onConsole: ({ text }) => seen.push(text), ...options }, hand.host);
	// The program is evaluated by promises; what follows is up to the host.
	for (let i = 0; i < 20; i++) await Promise.resolve();
	return { ...hand, run, seen };
}
const paused = async (source: string) => {
	const all = await started(`await null;\n${source}`);
	all.run.pause();
	all.turn();
	return all;
};

describe("a step", () => {
	test("by microtask runs one job at a time", async () => {
		const { run, seen } = await paused("console.log(1); await null; console.log(2); await null; console.log(3);");
		const after = (): string => {
			run.step("microtask");
			return seen.join();
		};
		expect([after(), after(), after()]).toEqual(["1", "1,2", "1,2,3"]);
	});

	test("by microtask is one turn where the turn has no job, and never two", async () => {
		const { run, seen } = await paused("for (const ms of [1, 2, 3]) setTimeout(() => console.log(ms), ms);");
		const after = (): string => {
			run.step("microtask");
			return seen.join();
		};
		expect(after()).toBe("");
		expect([after(), after(), after()]).toEqual(["1", "1,2", "1,2,3"]);
	});

	test("by turn runs a timer and all its microtasks, and not the next timer", async () => {
		const { run, seen } = await paused(
			"for (const ms of [1, 2]) setTimeout(() => { console.log(ms); void Promise.resolve().then(() => console.log('then ' + ms)); }, ms);",
		);
		run.step("turn");
		expect(seen).toEqual(["1", "then 1"]);
		run.step("turn");
		expect(seen).toEqual(["1", "then 1", "2", "then 2"]);
	});

	test("by task goes on until something is told of that task", async () => {
		const { run, seen } = await paused(
			"const one = async (n: number) => { for (const k of [1, 2]) { await sleep(10 * k + n); console.log(n, k); } };\nawait Promise.all([one(1), one(2)]);",
		);
		run.step({ task: 2 });
		run.step({ task: 2 });
		expect(seen).toEqual(["1 1", "2 1"]);
		run.step({ task: 1 });
		expect(seen).toEqual(["1 1", "2 1", "1 2"]);
	});

	test("past the end of the program ends the run, once", async () => {
		const { run, seen } = await paused("console.log('only');");
		for (let i = 0; i < 9; i++) run.step("turn");
		expect(seen).toEqual(["only"]);
		expect((await run.result).outcome.kind).toBe("completed");
	});

	test("leaves the run paused", async () => {
		const { run, seen, turn } = await paused("for (const ms of [1, 2, 3]) setTimeout(() => console.log(ms), ms);");
		run.step("turn");
		expect(turn()).toBe(0);
		const before = seen.length;
		run.resume();
		run.resume();
		turn();
		expect(seen.length).toBeGreaterThan(before);
		expect(seen).toEqual(["1", "2", "3"]);
	});
});

describe("between two macrotasks of the host", () => {
	test("the loop runs for some tens of real milliseconds and then lets the host's own messages through", async () => {
		const { host: _, turn, clock, run } = await started("for (let i = 0; i < 100_000; i++) await null;");
		clock.perLook = 1;
		const rounds = turn();
		expect((await run.result).outcome.kind).toBe("completed");
		// A look at the clock after some hundred jobs: 100,000 of them are some 200 looks.
		expect(rounds).toBeGreaterThan(2);
		expect(rounds).toBeLessThan(30);
	});

	test("a run that takes no real time needs no second one", async () => {
		const { turn, run } = await started("for (let i = 0; i < 100_000; i++) await null;");
		expect(turn()).toBeLessThanOrEqual(2);
		expect((await run.result).outcome.kind).toBe("completed");
	});

	test("stop and pause come through", async () => {
		const { turn, clock, run, seen } = await started(
			"for (let i = 0; ; i++) { await null; if (i % 5000 === 0) console.log(i); }",
		);
		clock.perLook = 1;
		turn(2);
		run.pause();
		turn();
		const before = seen.length;
		expect(turn()).toBe(0);
		run.resume();
		turn(1);
		expect(seen.length).toBeGreaterThan(before);
		run.stop();
		expect((await run.result).outcome.kind).toBe("stopped");
	});

	test("progress is told every hundred real milliseconds, not at every look", async () => {
		let told = 0;
		const { turn, clock, run } = await started("for (let i = 0; i < 512 * 400; i++) await null;", { onProgress: () => told++ });
		clock.perLook = 1;
		turn();
		await run.result;
		expect(told).toBeGreaterThanOrEqual(3);
		expect(told).toBeLessThanOrEqual(5);
	});
});

describe("on the real clock", () => {
	test("a timer fires when the host's clock has come to it, and the host is asked to call then", async () => {
		const { turn, clock, run, seen, timers } = await started("await sleep(30); console.log('awake'); await sleep(5);", {
			clock: "real",
		});
		turn();
		expect(seen).toEqual([]);
		expect(timers.map(({ ms }) => ms)).toEqual([30]);
		clock.now += 29;
		timers.shift()?.callback();
		expect(seen).toEqual([]);
		expect(timers.map(({ ms }) => ms)).toEqual([1]);
		clock.now += 1;
		timers.shift()?.callback();
		expect(seen).toEqual(["awake"]);
		expect(timers.map(({ ms }) => ms)).toEqual([5]);
		clock.now += 50;
		timers.shift()?.callback();
		expect((await run.result).outcome.kind).toBe("completed");
	});
});

describe("progress", () => {
	const toldOf = async (source: string, options: RunOptions = {}) => {
		const told: Parameters<NonNullable<RunOptions["onProgress"]>>[0][] = [];
		const { turn, clock, run } = await started(source, { ...options, onProgress: (progress) => told.push(progress) });
		clock.perLook = 100;
		turn(5000);
		await run.result;
		expect(told.length).toBeGreaterThan(2);
		return told;
	};
	const LONG =
		'import { gather as all } from "interleave";\nawait all(Array.from({ length: 2000 }, () => async () => { await sleep(1); }), { limit: 10 });';

	test("is the share of the items that have ended, from nothing to all", async () => {
		const shares = (await toldOf(LONG)).map(({ done }) => done ?? -1);
		expect(shares).toEqual(shares.toSorted((a, b) => a - b));
		for (const share of shares) expect((share * 2000) % 1).toBeCloseTo(0, 6);
		expect(shares[0]).toBeGreaterThanOrEqual(0);
		expect(shares[0]).toBeLessThan(0.5);
		expect(shares.at(-1)).toBeLessThanOrEqual(1);
	});

	test("is nothing where nobody knows how much there is", async () => {
		const told = await toldOf("for (let i = 0; i < 5000; i++) await null;");
		expect(told.every(({ done }) => done === null)).toBe(true);
	});

	test("tells the share of the limit that is nearest, whichever it is", async () => {
		const near = async (limits: RunOptions["limits"]): Promise<number> =>
			Math.max(
				...(
					await toldOf("for (let i = 0; i < 3000; i++) { await null; if (i % 10 === 0) await sleep(1); }", {
						limits: limits ?? {},
					})
				).map(({ ofLimit }) => ofLimit),
			);
		const plain = await near({});
		expect(plain).toBeLessThan(0.05);
		for (const limits of [{ virtualMs: 400 }, { turns: 400 }, { jobsPerTurn: 20 }, { bytes: 1000 }]) {
			const share = await near(limits);
			expect(share).toBeGreaterThan(0.1);
			expect(share).toBeLessThanOrEqual(1);
		}
	});

	test("counts tasks, jobs, turns, time and bytes", async () => {
		const told = await toldOf(LONG);
		for (const { at, tasks, jobs, turns, bytes } of told)
			for (const one of [at, tasks, jobs, turns, bytes]) expect(one).toBeGreaterThanOrEqual(0);
		const last = told.at(-1);
		expect(last?.tasks).toBeGreaterThan(500);
		expect(last?.jobs).toBeGreaterThan(500);
		expect(last?.turns).toBeGreaterThan(500);
		expect(last?.at).toBeGreaterThan(50);
	});
});
