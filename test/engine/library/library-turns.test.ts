import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stateAt } from "../../../engine/analysis";
import { Heap } from "../../../engine/library/parts/heap";
import { cleanLines, expectClean, runWithLibrary } from "../support/library";

const failsWith = async (body: string, name: string): Promise<void> =>
	expect((await runWithLibrary(body)).outcome).toMatchObject({ kind: "failed", error: { name } });

describe("Semaphore", () => {
	test("whoever gives up in line leaves no permit, waiter or memory behind", async () => {
		const [available] = await cleanLines(`
			const s = new Semaphore(1);
			const held = await s.acquire();
			const c = new AbortController();
			const waiting = Array.from({ length: 100 }, () => s.acquire({ signal: c.signal }).catch(() => "gave up"));
			const patient = s.acquire();
			await sleep(1);
			c.abort();
			console.log((await Promise.all(waiting)).filter((text) => text === "gave up").length);
			held[Symbol.dispose]();
			(await patient)[Symbol.dispose]();
			console.log(s.available);`);
		expect(available).toBe("100");
	});
	test("a permit nobody holds cannot be given back", async () => {
		await failsWith("new Semaphore(2).release()", "RangeError");
	});
	test("who gives up gets no permit later, and the next in line gets it", async () => {
		expect(
			await cleanLines(`
			const s = new Semaphore(1);
			s.acquire();
			const c = new AbortController();
			const a = s.acquire({ signal: c.signal }).catch((e) => console.log(e));
			const b = s.acquire().then(() => console.log("b"));
			c.abort("a left"); s.release(); await a; await b; s.release(); console.log(s.available);`),
		).toEqual(["a left", "b", "1"]);
	});
	test("giving up that nobody catches is an unhandled rejection", async () => {
		const { diagnostics } = await runWithLibrary(
			"const s = new Semaphore(1); await s.acquire(); const c = new AbortController(); s.acquire({ signal: c.signal }); c.abort(new Error('x')); await sleep(1); sleep(5, { signal: AbortSignal.timeout(1) }); await sleep(2)",
		);
		expect(diagnostics.filter((one) => one.kind === "unhandled-rejection")).toHaveLength(2);
	});
});

describe("Lock", () => {
	test("never two holders, first come first served, whoever gives up on the way", async () => {
		const ask = fc.record({ at: fc.nat(20), holds: fc.nat(5), patience: fc.option(fc.integer({ min: 1, max: 20 })) });
		await fc.assert(
			fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 12 }), async (asks) => {
				const lines = await cleanLines(`
					const lock = new Lock();
					let holders = 0;
					await gather(${JSON.stringify(asks)}.map(async ({ at, holds, patience }, n) => {
						await sleep(at);
						console.log("asks", n);
						const c = new AbortController();
						const timer = patience === null ? undefined : setTimeout(() => c.abort(), patience);
						try {
							using _ = await lock.acquire({ signal: c.signal });
							clearTimeout(timer);
							expect(++holders === 1, "one holder");
							expect(lock.locked, "it is locked");
							console.log("has", n);
							await sleep(holds);
							holders--;
						} catch { console.log("left", n); }
					}));
					expect(!lock.locked, "it is open in the end");`);
				const order = (verb: string): string[] =>
					lines.filter((line) => line.startsWith(verb)).map((line) => line.split(" ")[1] as string);
				const left = new Set(order("left"));
				expect(order("has")).toEqual(order("asks").filter((n) => !left.has(n)));
			}),
			{ numRuns: 40 },
		);
	});
	test("who waits for a lock is blocked, not in flight", async () => {
		const { trace, stats } = await runWithLibrary(`
			const lock = new Lock();
			await gather([1, 2, 3].map(async () => { using _ = await lock.acquire(); await sleep(10); }));`);
		expect(stats.peakInFlight).toBe(1);
		expect(stateAt(trace, 5).map(({ state, on }) => `${state} ${on}`)).toEqual([
			"blocked gather",
			"waiting timer",
			"blocked Lock",
			"blocked Lock",
		]);
	});
	test("a lock disposed twice is opened once", async () => {
		expect(
			await cleanLines(
				"const l = new Lock(); const a = await l.acquire(); const b = l.acquire(); a[Symbol.dispose](); a[Symbol.dispose](); const key = await b; console.log(l.locked); key[Symbol.dispose](); console.log(l.locked);",
			),
		).toEqual(["true", "false"]);
	});
	test("asking again while holding it is a deadlock that names the lock", async () => {
		const { outcome } = await runWithLibrary("const lock = new Lock(); await lock.acquire(); await lock.acquire();");
		expect(outcome).toMatchObject({ kind: "deadlocked", waiting: [{ name: "main", on: "Lock" }] });
	});
	test("an aborted signal gets no lock, even an open one", async () => {
		expect(
			await cleanLines(
				"const l = new Lock(); await l.acquire({ signal: AbortSignal.abort('no') }).catch((e) => console.log(e, l.locked));",
			),
		).toEqual(["no false"]);
	});
});

describe("Event", () => {
	test("set lets everybody through in order, and whoever comes until clear", async () => {
		expect(
			await cleanLines(`
			const e = new Event();
			const all = [1, 2, 3].map((n) => e.wait().then(() => console.log(n, performance.now())));
			await sleep(5); e.set(); await e.wait(); console.log("at once", e.isSet); await Promise.all(all);
			e.clear();
			const late = e.wait().then(() => console.log("late", performance.now()));
			await sleep(5); e.set(); await late;`),
		).toEqual(["1 5", "2 5", "3 5", "at once true", "late 10"]);
	});
	test("who gives up is not woken, and leaves nothing behind", async () => {
		expect(
			await cleanLines(
				"const e = new Event(); const c = new AbortController(); const w = e.wait({ signal: c.signal }).catch((x) => console.log(x)); await sleep(1); c.abort('bye'); await w; e.set();",
			),
		).toEqual(["bye"]);
	});
});

describe("Queue", () => {
	test("items come out by priority, lowest first, equal ones as they came: like a list kept sorted", async () => {
		const operation = fc.oneof(fc.record({ put: fc.integer({ min: -3, max: 3 }) }), fc.constant({ take: true }));
		fc.assert(
			fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
				const heap = new Heap<number>();
				const sorted: { item: number; priority: number }[] = [];
				operations.forEach((operation, item) => {
					if ("put" in operation) {
						heap.put(item, operation.put);
						const at = sorted.findIndex((other) => other.priority > operation.put);
						sorted.splice(at === -1 ? sorted.length : at, 0, { item, priority: operation.put });
					} else if (sorted.length > 0) expect(heap.take()).toBe(sorted.shift()?.item);
					expect(heap.length).toBe(sorted.length);
				});
			}),
		);
		expect(
			await cleanLines(`
			const q = new Queue<string>({ priority: (text) => text.length });
			for (const text of ["ccc", "a", "bb", "b"]) await q.put(text);
			await q.put("first", { priority: -Infinity });
			q.close();
			for await (const text of q) console.log(text);`),
		).toEqual(["first", "a", "b", "bb", "ccc"]);
	});
	test("a bounded queue hands on everything once, in each maker's order, and never holds more than its capacity", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 4 }),
				fc.array(fc.array(fc.nat(4), { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
				fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
				async (capacity, makers, users) => {
					const lines = await cleanLines(`
						const q = new Queue<string>({ capacity: ${capacity} });
						const makers = ${JSON.stringify(makers)}.map(async (pauses: number[], maker: number) => {
							for (const [n, ms] of pauses.entries()) { await sleep(ms); await q.put(maker + ":" + n); expect(q.length <= ${capacity}, "within capacity"); }
						});
						const users = ${JSON.stringify(users)}.map(async (ms: number) => { for await (const item of q) { console.log(item); await sleep(ms); } });
						await Promise.all(makers); q.close(); await Promise.all(users);`);
					makers.forEach((pauses, maker) => {
						const own = lines.filter((line) => line.startsWith(`${maker}:`));
						expect(own).toEqual(pauses.map((_, n) => `${maker}:${n}`));
					});
				},
			),
			{ numRuns: 40 },
		);
	});
	test("a full queue holds its maker back until something is taken", async () => {
		expect(
			await cleanLines(`
			const q = new Queue<number>({ capacity: 2 });
			const maker = (async () => { for (let n = 0; n < 4; n++) { await q.put(n); console.log("put", n, performance.now()); } q.close(); })();
			for await (const n of q) { await sleep(10); void n; }
			await maker;`),
		).toEqual(["put 0 0", "put 1 0", "put 2 0", "put 3 10"]);
	});
	test("who waits to put or to get is blocked on the queue", async () => {
		const { trace } = await runWithLibrary(
			"const q = new Queue<number>({ capacity: 1 }); const empty = new Queue<number>(); (async () => { await q.put(1); await q.put(2); })(); (async () => { await empty.get(); })(); await sleep(5);",
		);
		expect(stateAt(trace, 2).map(({ state, on }) => `${state} ${on}`)).toEqual([
			"waiting timer",
			"blocked Queue",
			"blocked Queue",
		]);
	});
	test("who gives up putting leaves no item, who gives up getting takes none", async () => {
		expect(
			await cleanLines(`
			const q = new Queue<string>({ capacity: 1 });
			const c = new AbortController();
			const get = q.get({ signal: c.signal }).catch((e) => console.log("get", e));
			c.abort("x"); await get;
			await q.put("kept");
			const d = new AbortController();
			const put = q.put("lost", { signal: d.signal }).catch((e) => console.log("put", e));
			await sleep(1); d.abort("y"); await put;
			console.log(await q.get(), q.length);`),
		).toEqual(["get x", "put y", "kept 0"]);
	});
	test("close ends those who wait: loops end, get and put throw", async () => {
		expect(
			await cleanLines(`
			const q = new Queue<number>({ capacity: 1 });
			const loop = (async () => { for await (const n of q) console.log(n); console.log("loop ended"); })();
			const get = q.get().catch((e) => console.log("get", e.name));
			await sleep(1); q.close(); await Promise.all([loop, get]);
			await q.put(1).catch((e) => console.log("put", e.name));
			const full = new Queue<number>({ capacity: 1 }); await full.put(7);
			const put = full.put(8).catch((e) => console.log("waiting put", e.name));
			full.close(); await put; console.log(await full.get(), full.closed);`),
		).toEqual(["loop ended", "get QueueClosedError", "put QueueClosedError", "waiting put QueueClosedError", "7 true"]);
	});
	test("items that wait count as memory until they are taken", async () => {
		const { trace } = await runWithLibrary(
			"const q = new Queue<number>(); for (let n = 0; n < 1000; n++) await q.put(n); await sleep(1); while (q.length > 0) await q.get(); await sleep(1);",
		);
		const { bytes, time, length } = trace.series;
		const at = (ms: number): number => bytes[time.subarray(0, length).findLastIndex((t) => t <= ms)] as number;
		expect(at(0.5) - at(1.5)).toBe(16_000);
	});
	test("a capacity or priority that makes no sense is refused", async () => {
		await failsWith("new Queue({ capacity: 0 })", "RangeError");
		await failsWith("new Queue({ capacity: 1.5 })", "RangeError");
		await failsWith("new Queue({ priority: 3 as never })", "TypeError");
		await failsWith("await new Queue().put(1, { priority: NaN })", "TypeError");
	});
});

test("a loop that is left lets go of results nobody will take", async () => {
	const result = await runWithLibrary(`
		function* all() { for (let n = 0; ; n++) yield async () => { await sleep(1 + 5 * (n % 3)); return n; }; }
		for await (const n of limitedAsCompleted(all(), 5)) { await sleep(2); if (n > 3) break; }
		await sleep(20);`);
	expectClean(result);
});
test("limitedAsCompleted and gather stop when their signal is aborted", async () => {
	expect(
		await cleanLines(`
		const work = Array.from({ length: 9 }, (_, n) => async () => { console.log("start", n); await sleep(10); });
		try { await gather(work, { limit: 2, signal: AbortSignal.timeout(5) }); } catch (e) { console.log((e as Error).name, performance.now()); }
		try { for await (const _ of limitedAsCompleted(work, 1, { signal: AbortSignal.timeout(5) })); } catch (e) { console.log((e as Error).name, performance.now()); }
		await sleep(50);`),
	).toEqual(["start 0", "start 1", "TimeoutError 5", "start 0", "TimeoutError 10"]);
});
test("a signal that is never aborted is listened to no longer than each wait", async () => {
	expect(
		await cleanLines(`
		const { signal } = new AbortController();
		let listeners = 0, most = 0;
		const { addEventListener: add, removeEventListener: remove } = signal;
		const heard = new Set<unknown>();
		signal.addEventListener = (...[type, listener, options]) => { heard.add(listener); most = Math.max(most, heard.size); add.call(signal, type, listener, options); };
		signal.removeEventListener = (type, listener) => { heard.delete(listener); remove.call(signal, type, listener); };
		const s = new Semaphore(1), l = new Lock(), e = new Event(), q = new Queue<number>({ capacity: 1 }), cores = cpus(1);
		const net = server({ latency: 5, connections: 1, bytes: 10 });
		const two = async (use: () => Promise<unknown>) => { await gather([use, use]); };
		await two(async () => { using _ = await s.acquire({ signal }); await sleep(1, { signal }); });
		await two(async () => { using _ = await l.acquire({ signal }); await sleep(1); });
		await gather([e.wait({ signal }), sleep(1).then(() => e.set())]);
		await gather([q.put(1, { signal }), q.put(2, { signal }), q.get({ signal }), q.get({ signal })]);
		await two(() => cores.run(5, { signal }));
		await two(() => request("/", { signal, server: net }));
		await request("/", { signal });
		await two(() => command("x", { duration: 5, cpu: 3, cpus: cores, signal }));
		await two(() => timeout(sleep(1), 50, { signal }));
		await wait([sleep(1)], { signal, timeout: 50 });
		await gather([sleep(1)], { signal });
		for await (const _ of limitedAsCompleted([() => sleep(1), () => sleep(2)], 1, { signal }));
		for await (const _ of asCompleted([() => sleep(1)], { signal }));
		await spawn(() => sleep(1), { signal });
		{ await using group = new TaskGroup({ signal }); group.spawn(() => sleep(1)); }
		await sleep(1);
		console.log(heard.size, most > 0);`),
	).toEqual(["0 true"]);
});
test("a source that fails later ends gather; one that is not needed any more is closed", async () => {
	expect(
		await cleanLines(`
		function* bad() { yield () => sleep(1); throw new Error("source"); }
		await gather(bad(), { limit: 1 }).catch((e) => console.log(e.message));
		function* endless() { try { for (;;) yield async () => { await sleep(1); throw new Error("work"); }; } finally { console.log("closed"); } }
		await gather(endless(), { limit: 1 }).catch((e) => console.log(e.message));
		await sleep(1);`),
	).toEqual(["source", "closed", "work"]);
});
test("work that is under way already is no coroutine, and the error says what is", async () => {
	expect(
		await cleanLines(
			"try { for await (const _ of limitedAsCompleted([sleep(1)] as never, 2)); } catch (e) { console.log((e as Error).message); }",
		),
	).toEqual(["limitedAsCompleted wants functions that start work, such as () => fetchPage(3), not work under way."]);
});
test("a coroutine that throws at once is a failure like any other, and the loop goes on", async () => {
	expect(
		await cleanLines(
			"const it = limitedAsCompleted([() => { throw new Error('at once'); }, async () => 2], 1)[Symbol.asyncIterator](); await it.next().catch((e) => console.log(e.message)); console.log((await it.next()).value, (await it.next()).done);",
		),
	).toEqual(["at once", "2 true"]);
});
