import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Knobs } from "../../../engine/runtime/books/knobs";
import { DEFAULT_LIMITS, limitsOf } from "../../../engine/runtime/books/limits";
import { seededRandom } from "../../../engine/runtime/books/random";
import { Resources } from "../../../engine/runtime/books/resources";
import { runSource } from "../support/run-source";

describe("limits", () => {
	test("are the documented ones unless a run says otherwise", () => {
		expect(limitsOf(undefined)).toEqual({
			bytes: 1e9,
			jobsPerTurn: 10_000_000,
			virtualMs: 1e12,
			turns: 1e9,
			rows: 8_000_000,
			consoleLines: 10_000,
		});
		expect(limitsOf({ rows: 0, bytes: Number.POSITIVE_INFINITY })).toEqual({
			...DEFAULT_LIMITS,
			rows: 0,
			bytes: Number.POSITIVE_INFINITY,
		});
	});

	test.each([-1, Number.NaN, undefined])("of %s are refused by name", (value) => {
		expect(() => limitsOf({ turns: value as number })).toThrow(/Limit turns/);
	});

	test("of the console count the first lines that are kept; the last tenth as many stay, too", async () => {
		const { console } = await runSource("for (let i = 0; i < 30; i++) console.log(i);", { limits: { consoleLines: 7 } });
		expect(console.filter(({ text }) => /^\d+$/.test(text)).map(({ text }) => text)).toEqual([
			"0",
			"1",
			"2",
			"3",
			"4",
			"5",
			"6",
			"29",
		]);
	});
});

describe("the generator behind Math.random", () => {
	/** The slow twin: sfc32 as it is written down, in whole numbers without end. */
	function* slow(seed: number): Generator<number, never, undefined> {
		const word = (value: bigint): bigint => BigInt.asUintN(32, value);
		let [a, b, c, counter] = [
			word(0x9e3779b9n ^ BigInt(seed)),
			word(0x243f6a88n ^ BigInt(Math.trunc(seed / 2 ** 32))),
			0xb7e15162n,
			1n,
		];
		for (let n = 0; ; n++) {
			const next = word(a + b + counter);
			counter = word(counter + 1n);
			a = b ^ (b >> 9n);
			b = word(c + (c << 3n));
			c = word(((c << 21n) | (c >> 11n)) + next);
			// The first fifteen only mix the seed in.
			if (n >= 15) yield Number(next) / 2 ** 32;
		}
	}

	test("gives the numbers of sfc32, whatever the seed, also one beyond 32 bits", () => {
		const seeds = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.nat(20));
		fc.assert(
			fc.property(seeds, (seed) => {
				const random = seededRandom(seed);
				const twin = slow(seed);
				for (let i = 0; i < 50; i++) expect(random()).toBe(twin.next().value);
			}),
		);
	});

	test("gives numbers from 0 up to 1, spread evenly", () => {
		const random = seededRandom(5);
		const tenths = Array.from({ length: 10 }, () => 0);
		for (let i = 0; i < 20_000; i++) tenths[Math.floor(random() * 10)]! += 1;
		for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
	});
});

describe("who holds what", () => {
	const step = fc.record({
		kind: fc.constantFrom("hold", "letGo", "letGoOfAny"),
		resource: fc.nat(2),
		task: fc.nat(3),
		site: fc.nat(2),
	});

	test("is what a list of all that was taken and not given back says", () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => {
				const books = new Resources();
				/** When each holder of each resource began to hold any of it. */
				const since = new Map<string, number>();
				let slow: { resource: number; task: number; site: number }[] = [];
				for (const [now, { kind, resource, task, site }] of steps.entries()) {
					const own = slow.filter((one) => one.resource === resource);
					const without = (one: (typeof slow)[0] | undefined): void => {
						slow = slow.filter((other) => other !== one);
					};
					if (kind === "hold") {
						books.hold(resource, { task, site });
						if (!own.some((one) => one.task === task)) since.set(`${resource} ${task}`, now);
						slow.push({ resource, task, site });
					} else if (kind === "letGo") {
						books.letGo(resource, { task, site });
						without(own.find((one) => one.task === task && one.site === site));
					} else {
						books.letGoOfAny(resource, task);
						const sinceOf = (one: (typeof slow)[0]): number => since.get(`${resource} ${one.task}`) ?? 0;
						const longest = own.toSorted((a, b) => sinceOf(a) - sinceOf(b))[0];
						without(own.find((one) => one.task === task) ?? longest);
					}
					expect(books.held()).toEqual([...new Set(slow.map((one) => one.resource))].sort((a, b) => a - b));
					for (const which of [0, 1, 2]) {
						const told = books
							.stateOf(which)
							.permits.map((one) => `${one.task} ${one.site}`)
							.sort();
						expect(told).toEqual(
							slow
								.filter((one) => one.resource === which)
								.map((one) => `${one.task} ${one.site}`)
								.sort(),
						);
					}
				}
			}),
		);
	});

	test("and where each was made, how large it is and what is wanted of it", () => {
		const books = new Resources();
		books.made(3, 17, 5);
		books.waits(3, "room");
		expect(books.stateOf(3)).toEqual({ site: 17, size: 5, side: "room", permits: [] });
		expect(books.stateOf(4)).toEqual({ site: 0, size: 0, side: null, permits: [] });
	});
});

test("the first declaration of a knob counts, with the value that was set for it", () => {
	const knobs = new Knobs({ limit: 7 });
	const declare = (initial: number) => (given: unknown) => ({
		name: "limit",
		type: "number" as const,
		value: Number(given ?? initial),
		initial,
		min: 0,
		max: 9,
		step: 1,
	});
	expect(knobs.declare("limit", declare(1))).toBe(7);
	expect(knobs.declare("limit", declare(2))).toBe(7);
	expect(knobs.declare("other", declare(3))).toBe(3);
	expect(knobs.all.map((knob) => knob.initial)).toEqual([1, 3]);
});

describe("the memory model", () => {
	/** Bytes that one more of something costs while all are there. */
	async function each(program: (count: number) => string): Promise<number> {
		const peak = async (count: number): Promise<number> =>
			(await runSource(`import { Queue, sleep } from "interleave"; const keep: unknown[] = [];\n${program(count)}`)).stats
				.peakLiveBytes;
		return ((await peak(2000)) - (await peak(1000))) / 1000;
	}
	const times = (count: number, body: string): string => `for (let i = 0; i < ${count}; i++) { ${body} }`;

	test.each<[what: string, bytes: number, setup: string, body: string]>([
		["a pending promise with its resolvers", 72, "", "keep.push(new Promise(() => {}));"],
		[
			"an async call that waits for a promise of its own",
			282,
			"async function one() { await new Promise(() => {}); }",
			"void one();",
		],
		[
			"one with four locals",
			282,
			"async function one(a: number, b: number) { const c = a + b; await new Promise(() => {}); return a + b + c; }",
			"void one(1, 2);",
		],
		[
			"an async call that waits for another",
			492,
			"async function inner() { await new Promise(() => {}); } async function one() { await inner(); }",
			"void one();",
		],
		["a timer", 96, "", "setTimeout(() => {}, 5);"],
		[
			"a suspended async generator",
			100,
			"async function* all() { yield 1; }",
			"const one = all(); keep.push(one); await one.next();",
		],
		["an item in a queue", 16, "const queue = new Queue<number>();", "void queue.put(i);"],
	])("says of %s: %d bytes", async (_, bytes, setup, body) => {
		expect(await each((count) => `${setup}\n${times(count, body)}`)).toBe(bytes);
	});
});
