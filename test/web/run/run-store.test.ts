import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { compile, run as runProgram } from "../../../engine";
import type { Program, Run, RunOptions, RunResult } from "../../../engine/types";
import { createRunStore, type Engine, type RunStore } from "../../../web/run/run-store";
import { viewTrace } from "../../../web/run/trace-view";

/** Waits for something that needs both the false clock and the machine's own message loop. */
async function settled<T>(promise: Promise<T>): Promise<T> {
	let isDone = false;
	void promise.finally(() => {
		isDone = true;
	});
	while (!isDone) {
		await vi.advanceTimersByTimeAsync(1);
		await new Promise((resolve) => setImmediate(resolve));
	}
	return promise;
}

/** A sandbox that answers when the test says so. */
function controlled() {
	const calls: { options: RunOptions; finish(): Promise<void>; stopped: boolean; told: string[] }[] = [];
	let disposed = 0;
	const prepared: Program[] = [];
	const engine: Engine = {
		tools: {
			compile: async (files) => compile(files),
			save: async () => new Blob(),
			view: async (result) => viewTrace(result),
		},
		sandbox: {
			run(program: Program, options: RunOptions): Run {
				let settle: (result: RunResult) => void = () => {};
				const result = new Promise<RunResult>((resolve) => {
					settle = resolve;
				});
				const call = {
					options,
					stopped: false,
					told: [] as string[],
					finish: async () => {
						settle(await settled(runProgram(program, options).result));
						await vi.advanceTimersByTimeAsync(50);
					},
				};
				calls.push(call);
				const tell = (what: string): void => void call.told.push(what);
				return {
					result,
					stop: () => void (call.stopped = true),
					pause: () => tell("pause"),
					resume: () => tell("resume"),
					step: (unit) => tell(`step ${String(unit)}`),
				};
			},
			prepare: (program) => void prepared.push(program),
			trials: () => {
				throw new Error("This test tries nothing.");
			},
			dispose: () => void disposed++,
		},
	};
	return {
		prepared,
		calls,
		engine,
		disposed: () => disposed,
	};
}

const text =
	'import { knob, sleep } from "interleave";\nconst ms = knob("ms", { min: 1, max: 100, value: 10 });\nawait sleep(ms);\nconsole.log(ms);';
const lines = (store: RunStore): string[] | undefined => store.state.get().shown?.result.console.map((line) => line.text);
const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(20);

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

test("a run shows its result and its knobs", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": text });
	await soon();
	expect(store.state.get().phase.kind).toBe("running");
	await calls[0]?.finish();
	expect(lines(store)).toEqual(["10"]);
	expect(store.state.get().knobs.map((knob) => knob.name)).toEqual(["ms"]);
});

test("the answer of an older run is dropped", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": 'console.log("old")' });
	await soon();
	store.run({ "main.ts": 'console.log("new")' });
	await soon();
	await calls[1]?.finish();
	await calls[0]?.finish();
	expect(lines(store)).toEqual(["new"]);
	expect(calls[0]?.stopped).toBe(true);
});

test("a knob runs the program again with its value, and keeps it", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": text });
	await soon();
	await calls[0]?.finish();
	store.setKnob("ms", 70);
	expect(store.state.get().knobs[0]).toMatchObject({ value: 70 });
	await soon();
	await calls[1]?.finish();
	expect(lines(store)).toEqual(["70"]);
});

test("many moves of a knob during a run become one more run, with the last value", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": text });
	await soon();
	for (const value of [20, 30, 40]) store.setKnob("ms", value);
	await calls[0]?.finish();
	await soon();
	expect(calls).toHaveLength(2);
	await calls[1]?.finish();
	expect(lines(store)).toEqual(["40"]);
});

test("lines of a run under way are shown together, and none of a run that is over", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	const seen: string[][] = [];
	store.state.subscribe(() => seen.push(store.state.get().live.map(({ text: line }) => line)));
	const write = (from: number, to: number): void => {
		for (let n = from; n < to; n++)
			calls.at(-1)?.options.onConsole?.({ at: n, level: "log", text: `${n}`, line: 1, task: 0, index: n });
	};
	store.run({ "main.ts": text });
	await soon();
	write(0, 3);
	await vi.advanceTimersByTimeAsync(60);
	write(3, 300);
	await vi.advanceTimersByTimeAsync(60);
	write(300, 301);
	store.run({ "main.ts": text });
	await vi.advanceTimersByTimeAsync(60);
	const shown = seen.filter((live) => live.length > 0);
	expect(shown.map((live) => [live[0], live.at(-1)])).toEqual([
		["0", "2"],
		["100", "299"],
	]);
	expect(store.state.get().live).toEqual([]);
});

test("a program that is compiled already runs without a word about compiling", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	const phases: string[] = [];
	store.prepare({ "main.ts": text });
	await soon();
	store.state.subscribe(() => phases.push(store.state.get().phase.kind));
	store.run({ "main.ts": text });
	await soon();
	expect(calls).toHaveLength(1);
	expect(new Set(phases)).toEqual(new Set(["idle", "running"]));
});

test("a run that does not answer stop is given up with its sandbox", async () => {
	const { calls, engine, disposed } = controlled();
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": text });
	await soon();
	store.stop();
	expect(calls[0]?.stopped).toBe(true);
	await vi.advanceTimersByTimeAsync(12_000);
	expect(store.state.get().phase.kind).toBe("lost");
	expect(disposed()).toBe(1);
});

test("a program that does not compile is not run, and says where", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": "let a = ;" });
	await soon();
	expect(calls).toHaveLength(0);
	expect(store.state.get().phase.kind).toBe("refused");
	expect(store.state.get().problems[0]).toMatchObject({ kind: "syntax", line: 1 });
});

test("an engine that cannot be loaded is reported, and the next run tries again", async () => {
	const { calls, engine } = controlled();
	let tries = 0;
	const store = createRunStore(async () => {
		if (tries++ === 0) throw new Error("no network");
		return engine;
	});
	store.run({ "main.ts": text });
	await soon();
	expect(store.state.get().phase).toMatchObject({ kind: "lost", message: "no network" });
	store.run({ "main.ts": text });
	await soon();
	expect(calls).toHaveLength(1);
});

test("the store knows nothing of React", () => {
	const folder = fileURLToPath(new URL("../../../web/run", import.meta.url));
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
	const withReact = files.filter((file) => /from "react/.test(readFileSync(`${folder}/${file}`, "utf8")));
	expect(withReact).toEqual(["use-signal.ts"]);
});

test("what has been prepared is not compiled again, and is told only when it is run", async () => {
	const { calls, engine, prepared } = controlled();
	let compilations = 0;
	const counting: Engine = {
		...engine,
		tools: {
			...engine.tools,
			compile: async (files) => {
				compilations++;
				return compile(files);
			},
		},
	};
	const store = createRunStore(async () => counting);
	store.prepare({ "main.ts": "let = 1" });
	await soon();
	expect(store.state.get().problems).toEqual([]);
	const { foreseen } = store.state.get();
	expect(foreseen).toMatchObject({ files: { "main.ts": "let = 1" }, problems: [{ kind: "syntax", line: 1 }] });
	store.prepare({ "main.ts": text });
	await soon();
	expect(store.state.get().foreseen?.problems).toEqual([]);
	expect(prepared).toEqual([compile(text).program]);
	store.run({ "main.ts": text });
	await soon();
	expect(compilations).toBe(2);
	expect(store.state.get().foreseen).toBeNull();
	await calls[0]?.finish();
	expect(lines(store)).toEqual(["10"]);
});

test("a run rests, does one turn and goes on as it is told, and the phase says so", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.pause();
	expect(store.state.get().phase).toEqual({ kind: "idle" });
	store.run({ "main.ts": text });
	await soon();
	store.pause();
	expect(store.state.get().phase).toMatchObject({ kind: "running", activity: "paused" });
	store.step();
	store.resume();
	expect(store.state.get().phase).toMatchObject({ kind: "running", activity: "going" });
	expect(calls[0]?.told).toEqual(["pause", "step turn", "resume"]);
	await calls[0]?.finish();
	expect(store.state.get().phase).toEqual({ kind: "idle" });
});

test("a large run goes to whoever stands by, who is asked once and only then", async () => {
	const { calls, engine } = controlled();
	const asked: string[] = [];
	const { view } = engine.tools;
	engine.tools.view = (result, take) => {
		take();
		return view(result, take);
	};
	const store = createRunStore(async () => engine);
	store.sendLargeRunsTo(() => {
		asked.push("asked");
		return null;
	});
	store.run({ "main.ts": text });
	await soon();
	expect(asked).toEqual([]);
	await calls[0]?.finish();
	expect(asked).toEqual(["asked"]);
});

test("a run that is stopped is not run again by a knob that was moved before", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": text });
	await soon();
	store.setKnob("ms", 70);
	store.stop();
	await calls[0]?.finish();
	await vi.advanceTimersByTimeAsync(1000);
	expect(calls).toHaveLength(1);
	expect(store.state.get().phase.kind).toBe("idle");
});

test("stop before anything runs goes back to where it was, and what was asked for does not begin", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.stop();
	expect(store.state.get().phase.kind).toBe("idle");
	store.run({ "main.ts": text });
	store.setKnob("ms", 70);
	expect(store.state.get().phase.kind).toBe("compiling");
	store.stop();
	expect(store.state.get().phase.kind).toBe("idle");
	await vi.advanceTimersByTimeAsync(1000);
	expect(calls).toHaveLength(0);
	expect(store.state.get().phase.kind).toBe("idle");
});

test("a run that answers stop keeps its sandbox, and shows what it had come to", async () => {
	const { calls, engine, disposed } = controlled();
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": text });
	await soon();
	store.stop();
	expect(store.state.get().phase).toMatchObject({ kind: "running", activity: "stopping" });
	await calls[0]?.finish();
	await vi.advanceTimersByTimeAsync(20_000);
	expect(disposed()).toBe(0);
	expect(store.state.get().phase.kind).toBe("idle");
	expect(lines(store)).toEqual(["10"]);
});

test("a knob moved during a run that takes long ends it, and begins the next", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.run({ "main.ts": text });
	await soon();
	store.setKnob("ms", 70);
	await vi.advanceTimersByTimeAsync(240);
	expect(calls).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(20);
	expect(calls).toHaveLength(2);
	expect(calls[0]?.stopped).toBe(true);
	await calls[1]?.finish();
	await vi.advanceTimersByTimeAsync(1000);
	expect(calls).toHaveLength(2);
	expect(lines(store)).toEqual(["70"]);
});

test("the playhead begins at the end, stays where somebody looked, and goes to the end where the new run has no such instant, or for another program", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	const runs = async (change: () => void): Promise<number> => {
		change();
		await soon();
		await calls.at(-1)?.finish();
		return store.playhead.get();
	};
	expect(await runs(() => store.run({ "main.ts": text }))).toBe(10);
	store.playhead.set(8);
	expect(await runs(() => store.setKnob("ms", 90))).toBe(8);
	store.playhead.set(90);
	expect(await runs(() => store.setKnob("ms", 95))).toBe(95);
	store.playhead.set(60);
	expect(await runs(() => store.setSeed(2))).toBe(60);
	expect(await runs(() => store.setKnob("ms", 40))).toBe(40);
	store.playhead.set(0);
	expect(await runs(() => store.setSeed(3))).toBe(0);
	store.playhead.set(30);
	expect(await runs(() => store.run({ "main.ts": `${text}\n` }))).toBe(40);
});

test("a run whose trace is still being read is not shown once another has begun", async () => {
	const { calls, engine } = controlled();
	const reading: (() => void)[] = [];
	const slow: Engine = {
		...engine,
		tools: {
			...engine.tools,
			view: async (result) => {
				await new Promise<void>((resolve) => reading.push(resolve));
				return viewTrace(result);
			},
		},
	};
	const store = createRunStore(async () => slow);
	store.run({ "main.ts": 'console.log("old")' });
	await soon();
	await calls[0]?.finish();
	expect(reading).toHaveLength(1);
	store.run({ "main.ts": 'console.log("new")' });
	await soon();
	reading[0]?.();
	await soon();
	expect(store.state.get().shown).toBeNull();
	expect(store.state.get().phase.kind).toBe("running");
	await calls[1]?.finish();
	reading[1]?.();
	await soon();
	expect(lines(store)).toEqual(["new"]);
	expect(store.state.get().phase.kind).toBe("idle");
});

test("progress and console of a run are told while it is the one under way, and not after", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	const progress = { at: 1, tasks: 2, jobs: 3, turns: 4, bytes: 5, ofLimit: 0, done: null };
	const line = { text: "hello", at: 0, level: "log", line: 1 } as unknown as Parameters<NonNullable<RunOptions["onConsole"]>>[0];
	store.run({ "main.ts": text });
	await soon();
	calls[0]?.options.onProgress?.(progress);
	calls[0]?.options.onConsole?.(line);
	await vi.advanceTimersByTimeAsync(60);
	expect(store.state.get()).toMatchObject({ phase: { progress }, live: [line] });
	store.run({ "main.ts": `${text}\n` });
	await soon();
	expect(store.state.get().live).toEqual([]);
	calls[0]?.options.onProgress?.({ ...progress, at: 9 });
	calls[0]?.options.onConsole?.(line);
	await vi.advanceTimersByTimeAsync(60);
	expect(store.state.get()).toMatchObject({ phase: { progress: null }, live: [] });
});

test("clearing forgets runs, knobs and the playhead, and keeps the seed", async () => {
	const { calls, engine } = controlled();
	const store = createRunStore(async () => engine);
	store.setSeed(5);
	store.run({ "main.ts": text });
	await soon();
	await calls[0]?.finish();
	store.setKnob("ms", 70);
	await soon();
	store.clear();
	expect(calls[1]?.stopped).toBe(true);
	expect(store.state.get()).toMatchObject({ phase: { kind: "idle" }, shown: null, knobs: [], seed: 5 });
	expect(store.playhead.get()).toBe(0);
	await calls[1]?.finish();
	await vi.advanceTimersByTimeAsync(1000);
	expect(store.state.get().shown).toBeNull();
	store.setSeed(6);
	await soon();
	expect(calls).toHaveLength(2);
	store.run({ "main.ts": text });
	await soon();
	expect(calls[2]?.options.knobs).toEqual({});
});

describe("a run that takes ten seconds", () => {
	const progress = { at: 1, tasks: 2, jobs: 3, turns: 4, bytes: 5, ofLimit: 0, done: null };
	const begun = async () => {
		const { calls, engine } = controlled();
		const store = createRunStore(async () => engine);
		store.run({ "main.ts": text });
		await soon();
		return { call: calls[0] as (typeof calls)[number], store };
	};
	const activity = (store: RunStore): string => {
		const { phase } = store.state.get();
		return phase.kind === "running" ? phase.activity : phase.kind;
	};

	test("is paused and asks once; it goes on when told to", async () => {
		const { call, store } = await begun();
		call.options.onProgress?.(progress);
		await vi.advanceTimersByTimeAsync(9_000);
		expect(activity(store)).toBe("going");
		await vi.advanceTimersByTimeAsync(1_000);
		expect(activity(store)).toBe("asking");
		expect(call.told).toEqual(["pause"]);
		store.resume();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(activity(store)).toBe("going");
		expect(call.told).toEqual(["pause", "resume"]);
	});

	test("does not ask when its end is in sight, or when it was paused already", async () => {
		const known = await begun();
		known.call.options.onProgress?.({ ...progress, done: 0.2 });
		const full = await begun();
		full.call.options.onProgress?.({ ...progress, ofLimit: 0.5 });
		const paused = await begun();
		paused.store.pause();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(activity(known.store)).toBe("going");
		expect(activity(full.store)).toBe("going");
		expect(activity(paused.store)).toBe("paused");
	});
});
