import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compile, narrate, run } from "../../../engine";
import type { Knob, StoryWindow } from "../../../engine/types";
import { createRunStore, type Engine, type RunStore } from "../../../web/run/run-store";
import type { Signal } from "../../../web/run/signal";
import { createExploring } from "../../../web/run/studies/exploring";
import { createTelling } from "../../../web/run/studies/story";
import { createSweep, kneeOf, sweepValues } from "../../../web/run/studies/sweep";
import { viewTrace } from "../../../web/run/trace-view";

/** The engine without a browser around it. */
const engine: Engine = {
	tools: {
		compile: async (files, options) => compile(files, options),
		save: async () => new Blob(),
		view: async (result) => viewTrace(result),
	},
	sandbox: {
		run,
		prepare() {},
		trials: (program) => ({
			try: async (options) => run(program, { ...options, record: false }).result,
			narrate: (options, window) => narrate(program, options, window),
			end() {},
			isEnded: false,
		}),
		dispose() {},
	},
};

const until = <T>(signal: Signal<T>, holds: (value: T) => boolean): Promise<T> =>
	new Promise((resolve) => {
		const check = (): void => {
			if (!holds(signal.get())) return;
			stop();
			resolve(signal.get());
		};
		const stop = signal.subscribe(check);
		check();
	});

async function shown(source: string): Promise<RunStore> {
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": source });
	await until(store.state, ({ phase, shown: one }) => phase.kind === "idle" && one !== null);
	return store;
}
const rerun = async (store: RunStore, change: () => void): Promise<void> => {
	const before = store.state.get().shown;
	change();
	await until(store.state, ({ phase, shown: one }) => phase.kind === "idle" && one !== before);
};
const texts = (store: RunStore): string[] => (store.state.get().shown?.result.console ?? []).map(({ text }) => text);

const LIMITED = `import { gather, knob, sleep } from "interleave";
const limit = knob("limit", { value: 3, min: 1, max: 8 });
await gather(Array.from({ length: 16 }, () => async () => { await sleep(100); }), { limit });`;

/** A program of some 6,000 rows: too many to be told at once. */
const LONG = "for (let i = 0; i < 2_000; i++) await null;";

test("a sweep runs every value of a knob, and leaves the run that is shown alone", async () => {
	const store = await shown(LIMITED);
	const before = store.state.get();
	const sweep = createSweep(store);
	sweep.start(before.knobs[0] as Knob);
	const state = await until(sweep.state, ({ kind }) => kind === "done" || kind === "failed");
	if (state.kind !== "done") throw new Error(JSON.stringify(state));
	expect(state.points.map(({ value, elapsed, peakInFlight }) => [value, elapsed, peakInFlight])).toEqual(
		[1, 2, 3, 4, 5, 6, 7, 8].map((limit) => [limit, Math.ceil(16 / limit) * 100, limit]),
	);
	expect(store.state.get()).toEqual(before);
});

test("a sweep tries both ends of a knob and at most 25 values, each one that the knob can have", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: -50, max: 50 }),
			fc.integer({ min: 1, max: 4000 }),
			fc.constantFrom(1, 2, 0.5, 0.1),
			(min, count, step) => {
				const max = min + count * step;
				const values = sweepValues({ name: "n", type: "number", value: min, initial: min, min, max, step }) as number[];
				expect(values.length).toBe(Math.min(25, count + 1));
				expect(values[0]).toBe(min);
				expect(values.at(-1)).toBeCloseTo(max);
				for (const value of values) expect(Math.abs(Math.round((value - min) / step) - (value - min) / step)).toBeLessThan(1e-6);
				expect([...values].sort((a, b) => a - b)).toEqual(values);
			},
		),
	);
	expect(sweepValues({ name: "t", type: "toggle", value: true, initial: true })).toEqual([false, true]);
});

test("a knee is where more begins to buy little, and is told only where there is one", () => {
	const tens = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
	// One in flight takes 55 s, three 18.9, ten 6.8: nobody may be told to stay at three.
	const tasks = (limit: number): number => Math.ceil(50 / limit) * 1.13;
	expect(kneeOf(tens, tens.map(tasks))).toBeNull();
	expect(
		kneeOf(
			tens,
			tens.map((limit) => tasks(Math.min(limit, 4))),
		),
	).toBe(3);
	// The last ones buy little only because the sweep ends there.
	expect(kneeOf([1, 2, 4, 8, 16, 31, 32], [32, 16, 8, 4, 2, 1.03, 1])).toBeNull();
	expect(kneeOf([1, 2, 3, 4, 5], [9, 5, 5.2, 4.9, 5])).toBe(1);
	expect(kneeOf([1, 2, 3, 4, 5], [5, 6, 7, 8, 9])).toBeNull();
});

test("a straight line has no knee, and a short one neither", () => {
	expect(kneeOf([1, 2, 3, 4, 5], [5, 4, 3, 2, 1])).toBeNull();
	expect(kneeOf([1, 2], [5, 1])).toBeNull();
	expect(kneeOf([1, 2, 3, 4], [2, 2, 2, 2])).toBeNull();
});

const LOST = `import { expect, gather, sleep } from "interleave";
let total = 0;
const add = async () => { await sleep(Math.random() * 10); const seen = total; await sleep(1); total = seen + 1; };
await gather([add, add]);
expect(total === 2, "an update was lost");`;

test("exploring finds a lost update, and replaying its seed shows the same failure", async () => {
	const store = await shown(LOST);
	const exploring = createExploring(store);
	exploring.start();
	const state = await until(exploring.state, ({ kind }) => kind === "done" || kind === "failed");
	if (state.kind !== "done") throw new Error(JSON.stringify(state));
	const { failing, outcomes, seeds } = state.exploration;
	expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(seeds);
	if (failing === null) throw new Error("nothing was found");
	await rerun(store, () => store.replay(failing.seed));
	expect(store.state.get().shown?.result.outcome).toEqual(failing.outcome);
});

test("a fault runs the program again with it, and another program is rid of it", async () => {
	const store = await shown(
		'import { sleep } from "interleave"; async function nap() { await sleep(5); return "slept"; } console.log(await nap().catch((e: Error) => e.message));',
	);
	expect(texts(store)).toEqual(["slept"]);
	await rerun(store, () => store.setFaults([{ task: 1, at: 0, kind: "fail" }]));
	expect(texts(store)).toEqual(["Injected failure"]);
	await rerun(store, () => store.run({ "main.ts": "console.log(1)" }));
	expect(store.state.get().faults).toEqual([]);
});

test("a pinned run stays while others come and go", async () => {
	const store = await shown("console.log(1)");
	const first = store.state.get().shown;
	store.pin(true);
	await rerun(store, () => store.run({ "main.ts": "console.log(2)" }));
	expect(store.state.get().pinned).toBe(first);
	store.pin(false);
	expect(store.state.get().pinned).toBeNull();
});

test("the shown run is told with its variables and queues", async () => {
	const store = await shown(
		'import { sleep } from "interleave"; async function nap(ms: number) { const twice = 2 * ms; await sleep(twice); } await nap(4);',
	);
	const telling = createTelling(store);
	telling.at(4, true);
	const state = await until(telling.state, ({ kind }) => kind === "told" || kind === "failed");
	if (state.kind !== "told") throw new Error(JSON.stringify(state));
	const { steps, things } = state.story;
	expect(
		steps.flatMap(({ locals }) => locals).find(({ task, locals }) => task === 1 && locals.length > 1)?.locals,
	).toContainEqual({
		name: "twice",
		text: "8",
	});
	expect(things).toContainEqual(expect.objectContaining({ kind: "operation", at: 8, task: 1 }));
	telling.end();
});

test("a telling that follows another closely is not cut off when the first one's time is over", async () => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	try {
		let ended = 0;
		let answer: (() => void)[] = [];
		const slow: Engine = {
			...engine,
			sandbox: {
				...engine.sandbox,
				trials: (program) => ({
					...engine.sandbox.trials(program),
					narrate: async (options, window) => {
						await new Promise<void>((resolve) => answer.push(resolve));
						return narrate(program, options, window);
					},
					end: () => void ended++,
				}),
			},
		};
		const store = createRunStore(async () => slow);
		const soon = async (): Promise<void> => {
			for (let i = 0; i < 20; i++) {
				await vi.advanceTimersByTimeAsync(0);
				await new Promise((resolve) => setImmediate(resolve));
			}
		};
		store.run({ "main.ts": LONG });
		await vi.waitFor(() => expect(store.state.get().shown).not.toBeNull());
		const telling = createTelling(store);
		telling.at(1, true);
		await soon();
		answer.pop()?.();
		await soon();
		await vi.advanceTimersByTimeAsync(900);
		telling.at(4000, true);
		await soon();
		expect(answer).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(900);
		expect(ended).toBe(0);
		answer.pop()?.();
		await soon();
		await vi.advanceTimersByTimeAsync(2000);
		expect(ended).toBe(1);
	} finally {
		vi.useRealTimers();
	}
});

test("a telling waits while something that was asked for has the sandbox", async () => {
	const store = await shown("console.log(1)");
	let isFree = false;
	const telling = createTelling(store, () => isFree);
	telling.at(1, true);
	await new Promise((resolve) => setImmediate(resolve));
	expect(telling.state.get().kind).toBe("none");
	isFree = true;
	expect((await until(telling.state, ({ kind }) => kind === "told" || kind === "failed")).kind).toBe("told");
	telling.end();
});

test("a study that is stopped, or started again, tells nothing more of what it was doing", async () => {
	const store = await shown(LIMITED);
	const sweep = createSweep(store);
	const knob = store.state.get().knobs[0] as Knob;
	sweep.start(knob);
	await until(sweep.state, (state) => state.kind === "running" && state.points.length > 1);
	sweep.stop();
	const told: string[] = [];
	const end = sweep.state.subscribe(() => told.push(sweep.state.get().kind));
	for (let i = 0; i < 200; i++) await new Promise((resolve) => setImmediate(resolve));
	expect(told).toEqual([]);
	expect(sweep.state.get().kind).toBe("none");
	end();
	sweep.start(knob);
	sweep.start(knob);
	const state = await until(sweep.state, ({ kind }) => kind === "done" || kind === "failed");
	expect(state.kind === "done" && state.points.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("beyond a knee less than a tenth is to be had, and more than a quarter of the range is left", () => {
	const xs = [0, 1, 2, 3, 4, 5, 6, 7, 8];
	const flatFrom = (start: number, rest: number): number[] => xs.map((x) => (x < start ? 10 - x / 2 : rest));
	for (let start = 1; start <= 6; start++) expect(kneeOf(xs, flatFrom(start, 2))).toBe(start);
	expect(kneeOf(xs, flatFrom(7, 2))).toBeNull();
	const withLast = (last: number): number[] => [...flatFrom(2, 5).slice(0, -1), last];
	expect([kneeOf(xs, withLast(4.6)), kneeOf(xs, withLast(4.4))]).toEqual([2, null]);
	expect([kneeOf(xs, flatFrom(1, 9.2)), kneeOf(xs, flatFrom(1, 8.8))]).toEqual([null, 1]);
});

test("a knee is the same in other units", () => {
	const ys = [100, 30, 20, 15, 14.5, 14, 14];
	const xs = [1, 2, 3, 4, 5, 6, 7];
	expect(kneeOf(xs, ys)).toBe(3);
	for (const scale of [1000, 0.001])
		expect(
			kneeOf(
				xs.map((x) => x * 60 - 5),
				ys.map((y) => y * scale),
			),
		).toBe(3);
	expect(kneeOf([1, 2, 3], [9, 1, 1])).toBeNull();
});

test("a run that took long is told only when somebody asks", async () => {
	const store = await shown("console.log(1)");
	const before = store.state.get();
	const took = (ms: number): void => store.state.set({ ...before, shown: before.shown && { ...before.shown, took: ms } });
	const telling = createTelling(store);
	took(6_100);
	telling.at(1);
	expect(telling.state.get()).toEqual({ kind: "on-demand" });
	telling.at(1, true);
	expect((await until(telling.state, ({ kind }) => kind === "told" || kind === "failed")).kind).toBe("told");
	took(5_900);
	telling.at(2);
	expect(telling.state.get().kind).toBe("told");
	telling.end();
	store.state.set({ ...before, shown: null });
	telling.at(1, true);
	expect(telling.state.get().kind).toBe("none");
});

/** A store whose trials do what the test says. */
async function withTrials(trial: Partial<ReturnType<Engine["sandbox"]["trials"]>>, source = LIMITED): Promise<RunStore> {
	const store = createRunStore(async () => ({
		...engine,
		sandbox: { ...engine.sandbox, trials: (program) => ({ ...engine.sandbox.trials(program), ...trial }) },
	}));
	store.run({ "main.ts": source });
	await until(store.state, ({ phase, shown: one }) => phase.kind === "idle" && one !== null);
	return store;
}

test.each([
	[new Error("the sandbox is gone"), "the sandbox is gone"],
	["a text", "a text"],
])("a study that breaks with %s says so, and keeps what it has found until then", async (thrown, message) => {
	let tries = 0;
	const store = await withTrials({
		try: async (options) => {
			if (++tries === 3) throw thrown;
			return run((await engine.tools.compile({ "main.ts": LIMITED })).program ?? expect.fail(), { ...options, record: false })
				.result;
		},
	});
	const sweep = createSweep(store);
	sweep.start(store.state.get().knobs[0] as Knob);
	const swept = await until(sweep.state, ({ kind }) => kind === "done" || kind === "failed");
	expect(swept).toMatchObject({ kind: "failed", message });
	expect(swept.kind === "failed" && swept.points).toHaveLength(2);
	const broken = await withTrials({ try: () => Promise.reject(thrown) });
	const exploring = createExploring(broken);
	exploring.start();
	expect(await until(exploring.state, ({ kind }) => kind === "done" || kind === "failed")).toMatchObject({
		kind: "failed",
		message,
	});
	const telling = createTelling(await withTrials({ narrate: () => Promise.reject(thrown) }));
	telling.at(1, true);
	expect(await until(telling.state, ({ kind }) => kind === "told" || kind === "failed")).toEqual({ kind: "failed", message });
	telling.end();
});

test("a study lets go of the sandbox when it is done", async () => {
	let ended = 0;
	const store = await withTrials({ end: () => void ended++ });
	const sweep = createSweep(store);
	sweep.start(store.state.get().knobs[0] as Knob);
	await until(sweep.state, ({ kind }) => kind === "done");
	expect(ended).toBe(1);
});

test("of moves that follow each other closely only the last is told, and of those during a telling the last one after it", async () => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	try {
		const windows: StoryWindow[] = [];
		const open: (() => void)[] = [];
		const settle = async (): Promise<void> => {
			for (let i = 0; i < 20; i++) {
				await vi.advanceTimersByTimeAsync(0);
				await new Promise((resolve) => setImmediate(resolve));
			}
		};
		const asked = withTrials(
			{
				narrate: async (_, window) => {
					windows.push(window);
					await new Promise<void>((resolve) => open.push(resolve));
					return { ...window, things: [], stacks: [[]], steps: [] };
				},
			},
			LONG,
		);
		await settle();
		const store = await asked;
		const telling = createTelling(store);
		// The first one begins at once.
		telling.at(700);
		await settle();
		expect(windows).toEqual([{ from: 200, to: 1700 }]);
		expect(telling.state.get().kind).toBe("reading");
		for (const row of [3000, 3500, 0]) {
			telling.at(row, true);
			await settle();
		}
		expect(windows).toHaveLength(1);
		open.shift()?.();
		await settle();
		expect(telling.state.get()).toMatchObject({ kind: "told", story: { from: 200 } });
		expect(windows.slice(1)).toEqual([{ from: 0, to: 1000 }]);
		open.shift()?.();
		await settle();
		expect(telling.state.get()).toMatchObject({ kind: "told", story: { from: 0 } });
		// What is told already is not told again; of further moves only the last is, after a rest.
		for (const row of [900, 2000, 2500, 3000]) telling.at(row);
		await vi.advanceTimersByTimeAsync(159);
		expect(windows).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(1);
		await settle();
		expect(windows.slice(2)).toEqual([{ from: 2500, to: 4000 }]);
		open.shift()?.();
		await settle();
		telling.at(10);
		telling.end();
		await vi.advanceTimersByTimeAsync(1000);
		await settle();
		expect(windows).toHaveLength(3);
	} finally {
		vi.useRealTimers();
	}
});
