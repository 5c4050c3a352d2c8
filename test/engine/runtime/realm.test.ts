import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../../engine/runtime/books/limits";
import { suppressedErrorOf } from "../../../engine/runtime/lowered/disposal";
import { giveMachinery, takeMachinery } from "../../../engine/runtime/recycle";
import { printed, runSource } from "../support/run-source";

const events = { uncaught() {}, lateHandled() {} };
const take = () => takeMachinery(DEFAULT_LIMITS, false, events);

describe("what serves one run after the other", () => {
	test("is made once for runs that follow each other, and again for one that begins meanwhile", () => {
		const first = take();
		const meanwhile = take();
		expect(meanwhile.kit).not.toBe(first.kit);
		giveMachinery(first);
		expect(take()).toBe(first);
		expect(take()).not.toBe(first);
		giveMachinery(meanwhile);
		expect(take()).toBe(meanwhile);
	});

	test("has forgotten what the run before had begun", () => {
		const used = take();
		used.kit.core.nextTask = 9;
		used.timers.arm(() => {}, 5, [], false);
		giveMachinery(used);
		const again = take();
		expect(again).toBe(used);
		expect([again.kit.core.tasks, again.timers.armed, again.timers.nextTime(), again.kit.core.bytes]).toEqual([
			0,
			0,
			Number.POSITIVE_INFINITY,
			0,
		]);
		again.timers.begin(
			() => {},
			() => {},
			null,
		);
		expect(again.timers.arm(() => {}, 5, [], false)).toBe(1);
	});

	test("is let go when its promises were changed", () => {
		const used = take();
		void Object.assign(used.kit.Promise.prototype, { extra: 1 });
		giveMachinery(used);
		expect(take()).not.toBe(used);
	});
});

describe("what a program finds in its realm", () => {
	test("SuppressedError is the host's own where it has one, and else one like it", () => {
		class Own extends Error {}
		expect(suppressedErrorOf({ SuppressedError: Own })).toBe(Own);
		const Made = suppressedErrorOf({ SuppressedError: "no function" }) as unknown as new (
			error: unknown,
			suppressed: unknown,
			message?: string,
		) => Error;
		const error = new Made(1, 2, "both");
		expect(error).toBeInstanceOf(Error);
		expect(error).toBeInstanceOf(Made);
		expect([error.name, error.message, Object.keys(error)]).toEqual(["SuppressedError", "both", []]);
		expect(error).toMatchObject({ error: 1, suppressed: 2 });
		expect(new Made(1, 2).hasOwnProperty("message")).toBe(false);
		const described = (key: string) => Object.getOwnPropertyDescriptor(error, key);
		for (const key of ["error", "suppressed"])
			expect(described(key)).toMatchObject({ writable: true, enumerable: false, configurable: true });
		expect(Object.getOwnPropertyDescriptor(Made, "prototype")).toMatchObject({ writable: false });
	});

	test("Array.fromAsync has the properties that the standard gives it", async () => {
		const lines = await printed(`
			const { value, ...flags } = Object.getOwnPropertyDescriptor(Array, "fromAsync")!;
			console.log(JSON.stringify(flags), value.name);
			console.log(JSON.stringify(Object.getOwnPropertyDescriptor(Array.fromAsync, "length")));`);
		expect(lines).toEqual([
			'{"writable":true,"enumerable":false,"configurable":true} fromAsync',
			'{"value":1,"writable":false,"enumerable":false,"configurable":true}',
		]);
		const host = Object.getOwnPropertyDescriptor(Array, "fromAsync");
		await printed("console.log(typeof Array.fromAsync);");
		expect(Object.getOwnPropertyDescriptor(Array, "fromAsync")).toEqual(host);
	});

	test("Array.fromAsync takes iterables of both kinds and what only looks like a list, with and without a mapper", async () => {
		expect(
			await printed(`
				async function* later() { yield 1; yield 2; }
				const show = async (all: Promise<unknown[]>) => console.log(JSON.stringify(await all));
				await show(Array.fromAsync(later()));
				await show(Array.fromAsync(later(), async (n, i) => [n, i]));
				await show(Array.fromAsync([Promise.resolve(3), 4]));
				await show(Array.fromAsync({ length: 2, 0: Promise.resolve("a"), 1: "b", 2: "c" }));
				await show(Array.fromAsync({ length: 2.9, 0: 1, 1: 2 }, function (this: { plus: number }, n: number, i) { return n + i + this.plus; } as never, { plus: 10 }));
				await show(Array.fromAsync({ length: -1 } as never));
				class Own extends Array { constructor(...all: number[]) { super(...all); console.log("made", all.length); } }
				const own = await Own.fromAsync({ length: 1, 0: 7 });
				console.log(own instanceof Own, own.length, own[0]);
				console.log((await Own.fromAsync([5])) instanceof Own);
				console.log(JSON.stringify(await Array.fromAsync.call(parseInt as never, [6])));`),
		).toEqual(["[1,2]", "[[1,0],[2,1]]", "[3,4]", '["a","b"]', "[11,13]", "[]", "made 1", "true 1 7", "made 0", "true", "[6]"]);
		for (const bad of ["null", "undefined"])
			expect(await printed(`await Array.fromAsync(${bad} as never).catch((e) => console.log(e.name, e.message));`)).toEqual([
				`TypeError ${bad} is not iterable`,
			]);
		expect(await printed("await Array.fromAsync([], 5 as never).catch((e) => console.log(e.name));")).toEqual(["TypeError"]);
	});

	test("Array.fromAsync closes what it reads when the mapper throws", async () => {
		expect(
			await printed(`
				async function* all() { try { yield 1; yield 2; } finally { console.log("closed"); } }
				await Array.fromAsync(all(), () => { throw new Error("no"); }).catch((e) => console.log(e.message));`),
		).toEqual(["closed", "no"]);
	});
});

test("runs that overlap leave the realm as it was, in whatever order they end", async () => {
	const before = [
		Function.prototype.toString,
		Date.prototype.constructor,
		Error.stackTraceLimit,
		Reflect.get(Array, "fromAsync"),
	];
	const take = (ms: number) =>
		runSource(
			`async function work() { await new Promise((resolve) => setTimeout(resolve, ${ms})); }\nawait work();\nconsole.log(work.toString(), new Date());`,
			{
				clock: "real",
			},
		);
	const runs = await Promise.all([take(5), take(30), take(1), take(15)]);
	for (const { outcome } of runs) expect(outcome).toEqual({ kind: "completed" });
	expect([
		Function.prototype.toString,
		Date.prototype.constructor,
		Error.stackTraceLimit,
		Reflect.get(Array, "fromAsync"),
	]).toEqual(before);
});
