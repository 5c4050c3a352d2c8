import { expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { extras } from "../../../engine/extras";
import { Core } from "../../../engine/runtime/books/core";
import { type Host, startRun } from "../../../engine/start";

const start = (source: string, onConsole?: () => void) => {
	const { program } = compile(source);
	return run(program ?? expect.fail(), onConsole === undefined ? {} : { onConsole });
};
const texts = async (source: string): Promise<string[]> => (await start(source).result).console.map(({ text }) => text);

const NATURAL = `console.log(Object.getOwnPropertyNames(Promise.prototype).join(), "then" in Promise.resolve(1));
Promise.resolve(2).then((value) => console.log(value));
console.log(Object.isExtensible(Promise), Promise.name);`;

test.each([
	["a method of Promise.prototype", "Promise.prototype.then = function () { return this; };"],
	["a property of a promise's prototype", "Object.assign(Promise.prototype, { extra: 1 });"],
	["a static method", "Promise.resolve = () => 1 as never;"],
	["the class itself, frozen", "Object.freeze(Promise);"],
	["a prototype", "Object.setPrototypeOf(Promise.prototype, { strange: true });"],
	["the flags of a property", 'Object.defineProperty(Promise.prototype, "catch", { enumerable: true });'],
	["a property that was deleted", "delete (Promise.prototype as { finally?: unknown }).finally;"],
])("what a program changes of its promises is unseen by the next run: %s", async (_what, change) => {
	const before = await texts(NATURAL);
	await start(change).result;
	expect(await texts(NATURAL)).toEqual(before);
});

test("runs at the same time do not meet", async () => {
	const count = (name: string): string =>
		`import { sleep } from "interleave"; for (let i = 0; i < 3; i++) { await sleep(1); console.log("${name}", i); }`;
	const both = await Promise.all([texts(count("a")), texts(count("b"))]);
	expect(both).toEqual([
		["a 0", "a 1", "a 2"],
		["b 0", "b 1", "b 2"],
	]);
});

test("a run stopped while its program is on the stack leaves the one started there alone", async () => {
	const next: ReturnType<typeof start>[] = [];
	const stopped = start('console.log("first"); for (let i = 0; i < 3; i++) Promise.reject(new Error("never told"));', () => {
		stopped.stop();
		if (next.length === 0) next.push(start('await null; console.log("next");'));
	});
	expect((await stopped.result).outcome.kind).toBe("stopped");
	const { console: lines, diagnostics, stats } = await (next[0] ?? expect.fail()).result;
	expect(lines.map(({ text }) => text)).toEqual(["next"]);
	expect(diagnostics).toEqual([]);
	expect(stats.jobs).toBe(1);
});

test("a core that begins again is as new", () => {
	const limits = { bytes: 1e9, jobsPerTurn: 1e7, virtualMs: 1e12, turns: 1e9, rows: 10, consoleLines: 10 };
	const used = new Core(limits, true);
	for (const [key, value] of Object.entries(used)) if (typeof value === "number") Object.assign(used, { [key]: 17 });
	used.over = {} as never;
	used.suspended = new Map();
	used.begin(limits, false);
	const fresh = new Core(limits, false);
	for (const [key, value] of Object.entries(fresh))
		if (typeof value !== "function") expect(Reflect.get(used, key), key).toEqual(value);
});

test("what is done to a run that has ended does nothing to the next", async () => {
	const program =
		'setTimeout(() => console.log("late"), 5); await new Promise((resolve) => setTimeout(resolve, 1)); console.log("soon");';
	const ended = start(program);
	await ended.result;
	const next = start(program);
	ended.pause();
	ended.step("turn");
	ended.resume();
	ended.stop();
	const { console: lines, outcome, stats } = await next.result;
	expect(outcome.kind).toBe("completed");
	expect(lines.map(({ text }) => text)).toEqual(["soon", "late"]);
	expect(stats.turns).toBe(2);
});

test("a run that ended with timers and jobs left leaves none of them to the next", async () => {
	const left =
		'setInterval(() => console.log("left"), 1); setTimeout(() => { throw new Error("left"); }, 2); throw new Error("over");';
	const { program } = compile(left);
	const { outcome } = await run(program ?? expect.fail(), { asInNode: true }).result;
	expect(outcome.kind).toBe("failed");
	const { console: lines, diagnostics, elapsed } = await start('setTimeout(() => console.log("mine"), 3);').result;
	expect(lines.map(({ text }) => text)).toEqual(["mine"]);
	expect(diagnostics).toEqual([]);
	expect(elapsed).toBe(3);
});

test("a run stopped between two slices does not begin the next one before its modules are there", async () => {
	const macrotasks: (() => void)[] = [];
	let evaluated = Promise.resolve();
	const host: Host = {
		extras,
		now: () => 0,
		setTimer: () => expect.fail(),
		macrotask: (callback) => macrotasks.push(callback),
		// oxlint-disable-next-line no-eval -- this is how a realm without modules evaluates one
		evaluate: ({ code }) => evaluated.then(() => (0, eval)(code) as unknown),
	};
	const untilAsked = async (): Promise<void> => {
		for (let i = 0; i < 100 && macrotasks.length === 0; i++) await Promise.resolve();
	};
	const startHere = (source: string) => startRun(compile(source).program ?? expect.fail(), {}, host);

	const endless = startHere("setInterval(() => {}, 1);");
	await untilAsked();
	endless.stop();
	await endless.result;
	let arrive!: () => void;
	evaluated = new Promise((resolve) => {
		arrive = resolve;
	});
	const next = startHere("setTimeout(() => {}, 5);");
	// The slice that the first run had asked for.
	macrotasks.shift()?.();
	arrive();
	await untilAsked();
	macrotasks.shift()?.();
	const { outcome, elapsed } = await next.result;
	expect(outcome.kind).toBe("completed");
	expect(elapsed).toBe(5);
});
