/** A program for a primitive: a sentence that it shows, and its text. Every name of `"interleave"` is there. */
export type TwinProgram = {
	says: string;
	body: string;
	/** Other primitives whose twins it needs, because the two speak to each other. */
	with?: string[];
	/** Lines of one instant may come in another order: a loop over the plain queue takes a microtask more. */
	anyOrderAtOnce?: true;
};

/** A line with the time of each thing that happens. */
const AT = "const at = (...what: unknown[]) => console.log(performance.now(), ...what);\n";
const program = (says: string, body: string, more: Omit<TwinProgram, "says" | "body"> = {}): TwinProgram => ({
	says,
	body: AT + body,
	...more,
});
const ITEMS =
	"const items = [30, 10, 20].map((ms) => async () => { at('start', ms); await sleep(ms); if (ms === 20) throw new Error('20'); return ms; });\n";
const GOOD = "const items = [30, 10, 20].map((ms) => async () => { at('start', ms); await sleep(ms); return ms; });\n";

/**
 * For each primitive, programs in which its plain twin does the same at the same times. One that is not here yet is shown by the example of
 * its declaration.
 */
export const PROGRAMS: Record<string, TwinProgram[]> = {
	sleep: [
		program("takes its time, and at least 0.01 ms", "for (const ms of [5, 0.5, 0, -3]) { await sleep(ms); at(ms); }"),
		program("the shorter wait ends first", "await Promise.all([7, 3, 5].map(async (ms) => { await sleep(ms); at(ms); }));"),
		program(
			"an aborted signal ends it and its timer",
			"const c = new AbortController(); setTimeout(() => c.abort('enough'), 5); await sleep(1e6, { signal: c.signal }).catch(at);",
		),
		program("a signal aborted before starts nothing", "await sleep(9, { signal: AbortSignal.abort('no') }).catch(at);"),
		program(
			"a signal aborted after it changes nothing",
			"const c = new AbortController(); await sleep(2, { signal: c.signal }); c.abort(); at('fine');",
		),
	],
	gather: [
		program("results come in input order", `${GOOD}at((await gather(items)).join());`),
		program(
			"never more than the limit, and the next starts when one ends",
			`${GOOD}at((await gather([...items, ...items], { limit: 2 })).join());`,
		),
		program(
			"promises and functions mix",
			"at((await gather([sleep(3).then(() => 'a'), async () => 'b', Promise.resolve('c')])).join());",
		),
		program(
			"the first failure ends the wait, the others go on",
			`${ITEMS}await gather([...items, async () => { await sleep(25); at('goes on'); }]).catch((e) => at(e.message));`,
		),
		program(
			"after a failure nothing more is started",
			`${ITEMS}await gather([items[2]!, ...items, ...items], { limit: 1 }).catch((e) => at(e.message)); await sleep(90);`,
		),
		program(
			"with settle, failures stand in the result",
			`${ITEMS}at((await gather(items, { settle: true })).map(String).join());`,
		),
		program("nothing is gathered at once", "at((await gather([])).length);"),
		program(
			"a signal ends it, and nothing more is started",
			`${GOOD}await gather(items, { limit: 1, signal: AbortSignal.timeout(35) }).catch((e) => at(e.name)); await sleep(90);`,
		),
		program(
			"a signal aborted before starts nothing",
			`${GOOD}await gather(items, { signal: AbortSignal.abort('no') }).catch(at);`,
		),
		program(
			"a source is read as far as there is room, and closed after a failure",
			"function* all() { try { for (let n = 0; ; n++) { at('pull', n); yield async () => { await sleep(5); if (n === 3) throw new Error('three'); }; } } finally { at('closed'); } } await gather(all(), { limit: 2 }).catch((e) => at(e.message)); await sleep(9);",
		),
		program(
			"a function that throws at once has failed",
			"await gather([() => { throw new Error('sync'); }]).catch((e) => at(e.message));",
		),
	],
	asCompleted: [
		program(
			"a function that throws at once has failed",
			"try { for await (const _ of asCompleted([() => { throw new Error('sync'); }])); } catch (e) { at((e as Error).message); }",
		),
		program("values come in the order of completion", `${GOOD}for await (const ms of asCompleted(items)) at('got', ms);`),
		program(
			"everything is started at once, not at the first step",
			`${GOOD}const all = asCompleted(items); at('made'); await sleep(5); for await (const ms of all) at('got', ms);`,
		),
		program(
			"a loop that is slow finds what has ended meanwhile",
			`${GOOD}for await (const ms of asCompleted(items)) { at('got', ms); await sleep(25); }`,
		),
		program(
			"a failure ends the loop, the others go on",
			`${ITEMS}try { for await (const ms of asCompleted([...items, sleep(40).then(() => at('goes on'))])) at('got', ms); } catch (e) { at((e as Error).message); }`,
		),
		program("a loop can be left", `${GOOD}for await (const ms of asCompleted(items)) { at('got', ms); break; } at('left');`),
		program("nothing ends at once", "for await (const _ of asCompleted([])) at('never'); at('end');"),
		program(
			"a signal ends it",
			`${GOOD}try { for await (const ms of asCompleted(items, { signal: AbortSignal.timeout(15) })) at('got', ms); } catch (e) { at((e as Error).name); }`,
		),
	],
	limitedAsCompleted: [
		program(
			"values come in the order of completion",
			`${GOOD}for await (const ms of limitedAsCompleted([...items, ...items], 3)) at('got', ms);`,
		),
		program(
			"Balaam's demo: 1/i s each, ten at a time",
			"function* all() { for (let i = 1; i <= 100; i++) yield async () => { await sleep(1000 / i); return i; }; } for await (const i of limitedAsCompleted(all(), 10)) at(i);",
		),
		program(
			"the next is pulled only when one has ended",
			"function* all() { for (let n = 1; n <= 6; n++) { at('pull', n); yield async () => { await sleep(10 / n); return n; }; } } for await (const n of limitedAsCompleted(all(), 2)) at('got', n);",
		),
		program(
			"a slow loop holds the source back",
			"function* all() { for (let n = 1; n <= 9; n++) { at('pull', n); yield async () => { await sleep(n % 3 + 0.5); return n; }; } } for await (const n of limitedAsCompleted(all(), 3)) { at('got', n); await sleep(4); }",
		),
		program(
			"an async source is awaited for each",
			"async function* all() { for (let n = 1; n <= 4; n++) { await sleep(3); at('pull', n); yield async () => { await sleep(10 / n); return n; }; } } for await (const n of limitedAsCompleted(all(), 2)) at('got', n);",
		),
		program(
			"a failure ends the loop, the others go on",
			`${ITEMS}try { for await (const ms of limitedAsCompleted([...items, async () => { await sleep(30); at('goes on'); return 0; }], 3)) at('got', ms); } catch (e) { at((e as Error).message); }`,
		),
		program(
			"a loop that is left closes an endless source",
			"function* all() { try { for (let n = 0; ; n++) yield async () => { await sleep(1); return n; }; } finally { at('closed'); } } for await (const n of limitedAsCompleted(all(), 2)) if (n > 3) break; at('left');",
		),
		program(
			"nothing ends at once, and a limit above the number starts all",
			`${GOOD}for await (const _ of limitedAsCompleted([], 3)) at('never'); for await (const ms of limitedAsCompleted(items, 99)) at('got', ms);`,
		),
		program(
			"a signal ends it, and nothing more is started",
			`${GOOD}try { for await (const ms of limitedAsCompleted(items, 1, { signal: AbortSignal.timeout(35) })) at('got', ms); } catch (e) { at((e as Error).name); } await sleep(90);`,
		),
	],
	wait: [
		...(["first-completed", "first-failed", "all"] as const).flatMap((until) => [
			program(
				`until ${until}`,
				`${ITEMS}const { done, pending } = await wait(items, { until: "${until}" }); at(done.length, pending.length); at((await Promise.allSettled(done)).map((one) => one.status).join()); await Promise.allSettled(pending);`,
			),
			program(
				`until ${until}, for a while`,
				`${ITEMS}const { done, pending } = await wait(items, { until: "${until}", timeout: 15 }); at(done.length, pending.length); await Promise.allSettled(pending);`,
			),
		]),
		program(
			"what is in it twice counts once, and nothing is waited for at once",
			"const p = sleep(5); const { done, pending } = await wait([p, p]); at(done[0] === p, done.length, pending.length); at((await wait([])).done.length);",
		),
		program(
			"its signal ends it and its timer",
			"const never = Promise.withResolvers<void>(); await wait([never.promise], { timeout: 1e6, signal: AbortSignal.timeout(5) }).catch((e) => at(e.name)); never.resolve();",
		),
	],
	timeout: [
		program(
			"work in time gives its value or its error",
			"at(await timeout(sleep(5).then(() => 'ok'), 1000)); await timeout(async () => { throw new Error('own'); }, 1000).catch((e) => at(e.message));",
		),
		program(
			"work that is late is told",
			"await timeout(async (signal) => { await sleep(1000, { signal }).catch((e) => { at(e.name, e.message); throw e; }); }, 50).catch((e) => at(e.name, e.message));",
		),
		program(
			"a promise that is late goes on unheard",
			"await timeout(sleep(20).then(() => at('late')), 5).catch((e) => at(e.name));",
		),
		program(
			"its signal ends it and tells the work",
			"const c = new AbortController(); setTimeout(() => c.abort('stop'), 5); await timeout((signal) => sleep(1000, { signal }).catch((e) => { at('work', e); throw e; }), 500, { signal: c.signal }).catch((e) => at('wait', e));",
		),
		program(
			"a signal aborted before starts nothing",
			"await timeout(async () => at('never'), 5, { signal: AbortSignal.abort('no') }).catch(at);",
		),
		program(
			"what throws at once has failed",
			"await timeout(() => { throw new Error('sync'); }, 5).catch((e) => at(e.message));",
		),
	],
	spawn: [
		program(
			"a promise with a name and a state",
			"async function work() { await sleep(10); return 42; } const t = spawn(work, { name: 'clock' }); at(t.name, t.state, t.done, t instanceof Promise); at(await t, t.state, t.done, spawn(work).name, spawn(() => 1).name); await sleep(20);",
		),
		program(
			"cancel aborts its signal, and says why",
			"const t = spawn(async (signal) => { try { await sleep(1e6, { signal }); } finally { at('cleaned up'); } }, { name: 'idle' }); await sleep(5); t.cancel('enough'); await sleep(0); at(t.state, t.done); await t.catch((e) => at(e.name, e.message));",
		),
		program(
			"cancel with an error, or with nothing",
			"for (const why of [new Error('mine'), undefined]) { const t = spawn((signal) => sleep(9, { signal })); t.cancel(why); await t.catch((e) => at(e.name, e.message, t.state)); }",
		),
		program(
			"work that does not look goes on to its end",
			"const t = spawn(async () => { await sleep(10); return 'stubborn'; }); t.cancel(); at(await t, t.state);",
		),
		program(
			"a failure is a failure, even after cancel",
			"const t = spawn(async (signal) => { try { await sleep(9, { signal }); } catch { throw new Error('broke'); } }); t.cancel(); await t.catch((e) => at(e.message, t.state));",
		),
		program(
			"the caller's signal cancels it, and an aborted one starts nothing",
			"const c = new AbortController(); const t = spawn((signal) => sleep(100, { signal }), { signal: c.signal }); setTimeout(() => c.abort('outside'), 3); await t.catch((e) => at(e, t.state)); const never = spawn(() => at('started'), { signal: c.signal }); await never.catch((e) => at(e, never.state));",
		),
		program(
			"whatever it returns is awaited",
			"at(await spawn(() => 5), await spawn(() => spawn(async () => 8)), await spawn(() => request('/x').then(() => 7))); await spawn(() => { throw new Error('x'); }).catch((e) => at(e.message));",
		),
	],
	TaskGroup: [
		program(
			"the end of the block waits for all",
			"{ await using group = new TaskGroup(); for (const ms of [5, 9, 2]) group.spawn(async () => { await sleep(ms); at(ms); }); at('end of block'); } at('after');",
		),
		program(
			"the first failure cancels the others and is thrown",
			"try { await using group = new TaskGroup(); group.spawn((signal) => sleep(1000, { signal }).catch((e) => { at(e.name, e.message); throw e; }), { name: 'slow' }); group.spawn(async () => { await sleep(10); throw new Error('broken'); }, { name: 'bad' }); } catch (e) { at((e as Error).message); }",
		),
		program(
			"of two failures the first is thrown",
			"try { await using group = new TaskGroup(); for (const ms of [7, 3]) group.spawn(async () => { await sleep(ms); throw new Error('after ' + ms); }); } catch (e) { at((e as Error).message); }",
		),
		program(
			"tasks may add tasks",
			"{ await using group = new TaskGroup(); group.spawn(async () => { await sleep(2); group.spawn(async () => { await sleep(5); at('child'); }); }); } at('after');",
		),
		program(
			"cancel ends every task, and the block goes on",
			"{ await using group = new TaskGroup(); for (let n = 0; n < 3; n++) group.spawn((signal) => sleep(1000, { signal })); await sleep(5); group.cancel('done with it'); at(group.signal.aborted); } at('after');",
		),
		program(
			"one task cancelled by itself leaves the others alone",
			"{ await using group = new TaskGroup(); group.spawn((signal) => sleep(1000, { signal })).cancel(); group.spawn(async () => { await sleep(9); at('other'); }); } at('after');",
		),
		program(
			"a signal from outside cancels the tasks, and its reason is thrown",
			"try { await using group = new TaskGroup({ signal: AbortSignal.timeout(7) }); group.spawn((signal) => sleep(1000, { signal })); } catch (e) { at((e as Error).name); }",
		),
		program(
			"a group that has ended starts nothing",
			"let kept: TaskGroup; { await using group = new TaskGroup(); kept = group; } try { kept.spawn(() => 1); } catch (e) { at((e as Error).message); }",
		),
	],
	taskGroup: [
		program(
			"the value of the block, once all have ended",
			"at(await taskGroup(async (group) => { for (const ms of [5, 9, 2]) group.spawn(async () => { await sleep(ms); at(ms); }); at('end of block'); return 'value'; }));",
		),
		program(
			"the first failure cancels the others and is thrown, though the block waits for one of them",
			"await taskGroup(async (group) => { const slow = group.spawn((signal) => sleep(1000, { signal })); group.spawn(async () => { await sleep(10); throw new Error('broken'); }); await slow; }).catch((e) => at(e.name, e.message));",
		),
		program(
			"an error of the block cancels the tasks, and comes out alone",
			"await taskGroup(async (group) => { group.spawn((signal) => sleep(1000, { signal }).catch((e) => { at(e.name, e.message); throw e; })); await sleep(3); throw new RangeError('of the block'); }).catch((e) => at(e.name, e.message));",
		),
		program(
			"a block that throws at once, or gives no promise",
			"await taskGroup(() => { throw new Error('at once'); }).catch((e) => at(e.message)); at(await taskGroup((group) => { group.spawn(() => sleep(4)); return 5; }));",
		),
		program(
			"no more at once than the limit, first come first served, and a failure empties the line",
			"await taskGroup(async (group) => { for (const ms of [5, 3, 4, 1, 8, 2]) group.spawn(async (signal) => { at('begins', ms); await sleep(ms, { signal }); at('ends', ms); if (ms === 1) throw new Error('1'); }); }, { limit: 2 }).catch((e) => at(e.message));",
		),
		program(
			"a group with a semaphore for its limit: the failure itself comes out",
			"const gate = new Semaphore(1); await taskGroup(async (group) => { for (let n = 1; n <= 3; n++) { const permit = await gate.acquire({ signal: group.signal }); group.spawn(async (signal) => { using _ = permit; await sleep(100, { signal }); if (n === 1) throw new Error('page 1 is broken'); }); } }).catch((e) => at(e.name, e.message));",
		),
		program(
			"tasks may add tasks, and wait for those that wait for their turn",
			"await taskGroup(async (group) => { group.spawn(async () => { await sleep(2); group.spawn(async () => { await sleep(5); at('child'); }); }); }, { limit: 1 }); at('after');",
		),
		program(
			"cancel ends every task, also in line, and the block goes on",
			"at(await taskGroup(async (group) => { const all = [1, 2, 3].map(() => group.spawn((signal) => sleep(1000, { signal }))); await sleep(5); group.cancel('done with it'); await sleep(1); return all.map((task) => task.state).join(); }, { limit: 2 }));",
		),
		program(
			"an error of the block after cancel counts",
			"await taskGroup(async (group) => { group.spawn((signal) => sleep(1000, { signal })); group.cancel(); await sleep(1); throw new Error('late'); }).catch((e) => at(e.message));",
		),
		program(
			"a signal from outside cancels the tasks, and its reason is thrown",
			"await taskGroup(async (group) => { group.spawn((signal) => sleep(1000, { signal })); await sleep(20); at('block'); }, { signal: AbortSignal.timeout(7) }).catch((e) => at(e.name)); await taskGroup(() => at('never'), { signal: AbortSignal.abort('no') }).catch(at);",
		),
		program(
			"a group that has ended starts nothing",
			"let kept: Parameters<Parameters<typeof taskGroup>[0]>[0]; await taskGroup((group) => { kept = group; }); try { kept!.spawn(() => 1); } catch (e) { at((e as Error).name); }",
		),
	],
	moments: [
		program(
			"instants within their bounds, in order, each once",
			"at(moments('polls', { value: [30, 5, 99, 5, -3], min: 0, max: 40 }).join()); at(moments('none', { value: [], min: 0, max: 1 }).length);",
		),
	],
	Semaphore: [
		program(
			"never more holders than permits, first come first served",
			"const s = new Semaphore(2); await gather([5, 3, 4, 1, 2].map(async (ms, n) => { using _ = await s.acquire(); at('has', n, s.available); await sleep(ms); at('ends', n); }));",
		),
		program(
			"a permit disposed of twice is given back once",
			"const s = new Semaphore(1); const a = await s.acquire(); a[Symbol.dispose](); a[Symbol.dispose](); at(s.available);",
		),
		program(
			"release by hand lets the next one in",
			"const s = new Semaphore(1); await s.acquire(); const next = s.acquire().then(() => at('in')); at('asked'); await sleep(3); s.release(); await next; s.release(); at(s.available);",
		),
		program(
			"a permit nobody holds cannot be given back",
			"try { new Semaphore(2).release(); } catch (e) { at((e as Error).name); }",
		),
		program(
			"who gives up gets no permit later",
			"const s = new Semaphore(1); await s.acquire(); const c = new AbortController(); const a = s.acquire({ signal: c.signal }).catch((e) => at(e)); const b = s.acquire().then(() => at('b')); c.abort('a left'); s.release(); await a; await b; s.release(); at(s.available);",
		),
		program(
			"an aborted signal gets no permit, even a free one",
			"const s = new Semaphore(1); await s.acquire({ signal: AbortSignal.abort('no') }).catch((e) => at(e, s.available));",
		),
		program(
			"one that nobody gives back stops the program",
			"const s = new Semaphore(1); await s.acquire(); at('waits'); await s.acquire();",
		),
	],
	Lock: [
		program(
			"one holder at a time, first come first served",
			"const lock = new Lock(); await gather([3, 1, 2].map(async (ms, n) => { using _ = await lock.acquire(); at('has', n, lock.locked); await sleep(ms); })); at(lock.locked);",
		),
		program(
			"what is disposed of twice opens once",
			"const l = new Lock(); const a = await l.acquire(); const b = l.acquire(); a[Symbol.dispose](); a[Symbol.dispose](); const key = await b; at(l.locked); key[Symbol.dispose](); at(l.locked);",
		),
		program(
			"who gives up is out of the line",
			"const l = new Lock(); const key = await l.acquire(); const tired = l.acquire({ signal: AbortSignal.timeout(3) }).catch((e) => at(e.name)); const patient = l.acquire().then(() => at('patient')); await sleep(5); key[Symbol.dispose](); await tired; await patient;",
		),
		program(
			"an aborted signal gets no lock, even an open one",
			"const l = new Lock(); await l.acquire({ signal: AbortSignal.abort('no') }).catch((e) => at(e, l.locked));",
		),
		program(
			"asking again while holding it stops the program",
			"const l = new Lock(); await l.acquire(); at('waits'); await l.acquire();",
		),
	],
	Event: [
		program(
			"set lets everybody through, and whoever comes until clear",
			"const e = new Event(); const all = [1, 2, 3].map((n) => e.wait().then(() => at(n))); await sleep(5); e.set(); await e.wait(); at('at once', e.isSet); await Promise.all(all); e.clear(); at(e.isSet); const late = e.wait().then(() => at('late')); await sleep(5); e.set(); await late;",
		),
		program(
			"who gives up is not woken",
			"const e = new Event(); const c = new AbortController(); const w = e.wait({ signal: c.signal }).catch((x) => at(x)); const other = e.wait().then(() => at('other')); await sleep(1); c.abort('bye'); await w; e.set(); await other;",
		),
		program(
			"an aborted signal waits for nothing, even when it is set",
			"const e = new Event(); e.set(); await e.wait({ signal: AbortSignal.abort('no') }).catch(at);",
		),
		program("one that nobody sets stops the program", "at('waits'); await new Event().wait();"),
	],
	Queue: [
		program(
			"first in, first out",
			"const q = new Queue<number>(); for (const n of [3, 1, 2]) await q.put(n); at(q.length); q.close(); at(q.closed); for await (const n of q) at(n); at('end');",
		),
		program(
			"a full queue holds its maker back",
			"const q = new Queue<number>({ capacity: 2 }); const maker = (async () => { for (let n = 0; n < 5; n++) { await q.put(n); at('put', n, q.length); } q.close(); })(); for await (const n of q) { at('got', n); await sleep(10); } await maker;",
			{ anyOrderAtOnce: true },
		),
		program(
			"an empty queue holds its takers back, first come first served",
			"const q = new Queue<string>(); const all = [1, 2, 3].map(async (n) => at(n, await q.get())); for (const item of ['a', 'b', 'c']) { await sleep(2); await q.put(item); } await Promise.all(all);",
		),
		program(
			"what is put is in at once, or waits",
			"const q = new Queue<number>({ capacity: 1 }); q.put(1); at(q.length); const second = q.put(2).then(() => at('second')); at(q.length); at(await q.get(), q.length); await second; at(await q.get(), q.length);",
			{ anyOrderAtOnce: true },
		),
		program(
			"close ends those who wait: loops end, get and put throw",
			"const q = new Queue<number>({ capacity: 1 }); const loop = (async () => { for await (const n of q) at(n); at('loop ended'); })(); const get = q.get().catch((e) => at('get', e.name)); await sleep(1); q.close(); await Promise.all([loop, get]); await q.put(1).catch((e) => at('put', e.name)); const full = new Queue<number>({ capacity: 1 }); await full.put(7); const put = full.put(8).catch((e) => at('waiting put', e.name)); full.close(); await put; at(await full.get(), full.length); await full.get().catch((e) => at('get', e.name));",
			{ anyOrderAtOnce: true },
		),
		program(
			"a loop can be left",
			"const q = new Queue<number>(); await q.put(1); await q.put(2); for await (const n of q) { at(n); break; } at(q.length);",
		),
	],
	request: [
		program(
			"the answer says what was asked, and takes what the seed says",
			"for (const url of ['/a', '/b', '/c']) { const { status, bytes, text } = await request(url); at(url, status, bytes, text); }",
		),
		program("many at once", "await Promise.all([1, 2, 3, 4, 5].map(async (n) => { await request('/' + n); at(n); }));"),
		program(
			"a signal ends it, one aborted before asks nothing",
			"await request('/', { signal: AbortSignal.timeout(1) }).catch((e) => at(e.name)); await request('/', { signal: AbortSignal.abort('no') }).catch(at);",
		),
		program("it asks the server it is given", "const s = server({ latency: 7 }); at((await request('/', { server: s })).url);", {
			with: ["server"],
		}),
	],
	server: [
		program(
			"a latency is a number, a range or a function",
			"for (const latency of [5, [10, 20], (r: number) => 100 * r] as const) { await request('/', { server: server({ latency }) }); at('answer'); }",
			{ with: ["request"] },
		),
		program(
			"connections are taken first come first served",
			"const s = server({ latency: 10, connections: 2 }); const all = [1, 2, 3, 4, 5].map(async (n) => { await request('/' + n, { server: s }); at(n, s.queued); }); at(s.queued); await Promise.all(all);",
			{ with: ["request"] },
		),
		program(
			"a share of the requests fails",
			"const s = server({ latency: [1, 9], failureRate: 0.5, bytes: [10, 20] }); for (let n = 0; n < 12; n++) await request('/' + n, { server: s }).then((r) => at(r.bytes), (e) => at(e.message));",
			{ with: ["request"] },
		),
		program(
			"giving up frees the connection and the place in line",
			"const s = server({ latency: 1000, connections: 1 }); const ask = (ms: number) => request('/', { server: s, signal: AbortSignal.timeout(ms) }).catch(() => at('gave up')); const all = [ask(10), ask(5), ask(20)]; at(s.queued); await Promise.all(all); at(s.queued);",
			{ with: ["request"] },
		),
	],
	command: [
		program(
			"takes its duration, says its exit code and output",
			"setTimeout(() => at('free'), 5); const r = await command('tar', { duration: 30, cpu: 20, exitCode: 2, output: 'a\\nb' }); at(r.name, r.exitCode, r.output.join('|')); at((await command('true')).exitCode);",
		),
		program(
			"it computes on a core first, then needs none",
			"const cores = cpus(2); await gather([1, 2, 3, 4].map(async (n) => { await command('job', { duration: 150, cpu: 100, cpus: cores }); at(n); }));",
		),
		program(
			"the same with the cores' own twin",
			"const cores = cpus(1); await gather([1, 2, 3].map(async (n) => { await command('job', { cpu: 100, cpus: cores }); at(n, cores.queued); }));",
			{ with: ["cpus"] },
		),
		program(
			"giving up ends it at any stage, and frees its core",
			"for (const ms of [5, 15, 25]) { const cores = cpus(1); const first = cores.run(10); await command('x', { duration: 20, cpu: 10, cpus: cores, signal: AbortSignal.timeout(ms) }).catch((e) => at(e.name, cores.queued)); await first; }",
		),
	],
	cpus: [
		program(
			"never more at work than there are, first come first served",
			"const cores = cpus(2); at(cores.size); await gather([5, 3, 4, 1, 2].map(async (ms, n) => { const work = cores.run(ms); at(n, cores.busy, cores.queued); await work; at('ends', n); })); at(cores.busy, cores.queued);",
		),
		program(
			"giving up frees the core or the place in line",
			"const cores = cpus(1); const give = (ms: number) => cores.run(1000, { signal: AbortSignal.timeout(ms) }).catch((e) => at(e.name)); await Promise.all([give(10), give(5), cores.run(2)]); at(cores.busy, cores.queued);",
		),
		program(
			"an aborted signal takes no core",
			"const cores = cpus(1); await cores.run(5, { signal: AbortSignal.abort('no') }).catch((e) => at(e, cores.busy));",
		),
	],
	busy: [
		program(
			"time passes, and nothing else runs",
			"setTimeout(() => at('timer of 3'), 3); at('before'); busy(10.5); at('after'); await sleep(1); busy(0); at('end');",
		),
		program(
			"two of them come one after the other",
			"await Promise.all([4, 2.25].map(async (ms) => { await sleep(1); busy(ms); at(ms); }));",
		),
	],
	hold: [
		program(
			"is let go once, however often",
			"{ using a = hold(1e6); void a; const b = hold(2e6); at('held'); b[Symbol.dispose](); b[Symbol.dispose](); } at('let go');",
		),
		program(
			"ends with its block, also by an error",
			"try { using _ = hold(10); throw new Error('x'); } catch (e) { at((e as Error).message); }",
		),
	],
	random: [
		program("follows the seed", "for (let n = 0; n < 5; n++) at(random());"),
		program("is the same generator as Math.random", "at(random(), Math.random(), random());"),
	],
	knob: [
		program(
			"a number within its bounds",
			"at(knob('a', { value: 5, min: 0, max: 9 }), knob('b', { value: 50, min: 0, max: 9 }), knob('c', { value: -5, min: 0, max: 9, step: 2 }));",
		),
		program(
			"an option, a switch",
			"at(knob('a', { value: 'x', options: ['x', 'y'] }), knob('b', { value: true }), knob('c', { value: false }));",
		),
		program(
			"what is no option is refused",
			"try { knob('a', { value: 'z' as 'x', options: ['x', 'y'] }); } catch (e) { at((e as Error).name, (e as Error).message); }",
		),
	],
	gauge: [
		program("prints nothing and takes no time", "gauge('a', 1); await sleep(2); gauge('a', 2); at('done');"),
		program("any name will do", "for (let n = 0; n < 5; n++) gauge('series ' + n, n); at('done');"),
	],
	expect: [
		program("goes on when it holds", "expect(1 < 2, 'one is less'); at('goes on');"),
		program(
			"ends the run with its sentence when not",
			"await sleep(3); at('before'); expect(false, 'It should be true.'); at('never');",
		),
	],
};
