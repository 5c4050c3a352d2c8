import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inAnyOrderAtOnce, runWith, SEED_OF_NETWORK, shown } from "../support/plain-twins";
import type { TwinProgram } from "../support/twin-programs";

/** What one task of a generated program does: begins, works for a while, perhaps fails, perhaps loses its patience before. */
const job = fc.record({
	begins: fc.nat(12),
	ms: fc.nat(9),
	fails: fc.boolean(),
	patience: fc.option(fc.integer({ min: 1, max: 15 })),
});
const setting = fc.record({
	jobs: fc.array(job, { maxLength: 9 }),
	limit: fc.integer({ min: 1, max: 4 }),
	mayFail: fc.boolean(),
	flag: fc.boolean(),
	choice: fc.nat(2),
	most: fc.option(fc.integer({ min: 1, max: 20 })),
});

/**
 * What every generated program begins with: its jobs, a way to write down what happens, work as functions, and a signal that is aborted
 * when somebody's patience ends. Times are multiples of a half, so that ends often meet.
 */
const preludeOf = (value: unknown): string => `
const { jobs, limit, mayFail, flag, choice, most } = ${JSON.stringify(value)} as {
	jobs: { begins: number; ms: number; fails: boolean; patience: number | null }[]; limit: number; mayFail: boolean; flag: boolean; choice: number; most: number | null };
const at = (...what: unknown[]) => console.log(performance.now(), ...what);
const name = (error: unknown) => (error instanceof Error ? error.name + " " + error.message : String(error));
const patient = (ms: number | null) => (ms === null ? {} : { signal: AbortSignal.timeout(ms + 0.25) });
const work = jobs.map(({ ms, fails }, n) => async () => {
	at("start", n);
	await sleep(ms / 2);
	at("end", n);
	if (fails && mayFail) throw new Error("job " + n);
	return n;
});
const each = (what: (job: (typeof jobs)[number], n: number) => Promise<unknown>) =>
	Promise.all(jobs.map(async (job, n) => { await sleep(job.begins / 2); try { await what(job, n); } catch (error) { at("failed", n, name(error)); } }));
`;

/** For each primitive that coordinates others, a program with room for what is generated. */
const PROGRAMS: Record<string, Omit<TwinProgram, "says">> = {
	sleep: { body: "await each(async ({ ms, patience }, n) => { await sleep(ms, patient(patience)); at(n); });" },
	gather: {
		body: "await gather(work, { settle: flag, ...(choice === 0 ? {} : { limit }), ...patient(most) }).then((all) => at(all.map(name).join()), (e) => at(name(e))); await sleep(50);",
	},
	asCompleted: {
		body: "try { for await (const n of asCompleted(work, patient(most))) { at('got', n); if (choice > 0) await sleep(choice); } } catch (e) { at(name(e)); } await sleep(50);",
	},
	limitedAsCompleted: {
		body: "function* all() { for (const [n, one] of work.entries()) { at('pull', n); yield one; } } try { for await (const n of limitedAsCompleted(all(), limit, patient(most))) { at('got', n); if (flag) await sleep(choice); } } catch (e) { at(name(e)); } await sleep(50);",
	},
	wait: {
		body: "await wait(work, { until: (['first-completed', 'first-failed', 'all'] as const)[choice], ...(most === null ? {} : { timeout: most / 4 + 0.1 }) }).then(({ done, pending }) => { at(done.length, pending.length); return Promise.allSettled([...done, ...pending]); });",
	},
	timeout: {
		body: "await each(async ({ ms, patience }, n) => { at(n, await timeout(flag ? (signal) => sleep(ms, { signal }).then(work[n]!) : work[n]!(), limit + 0.1, patient(patience))); });",
	},
	spawn: {
		body: "await each(async ({ ms, patience }, n) => { const task = spawn(async (signal) => { await sleep(ms / 2, flag ? { signal } : {}); return work[n]!(); }, { name: 'job ' + n, ...patient(patience) }); setTimeout(() => { task.cancel('enough'); }, limit + choice + 0.3); task.then(() => at(n, task.state), (e) => at(n, task.state, name(e))); await task; }); await sleep(50);",
	},
	TaskGroup: {
		with: ["spawn"],
		body: "try { await using group = new TaskGroup(patient(most)); for (const [n, { ms, begins }] of jobs.entries()) group.spawn(async (signal) => { try { await sleep(begins / 2, flag ? { signal } : {}); if (ms > 5) group.spawn(() => sleep(ms).then(() => at('child of', n))); await work[n]!(); } catch (e) { at(n, name(e)); throw e; } }, { name: 'job ' + n }); } catch (e) { at(name(e)); }",
	},
	taskGroup: {
		with: ["TaskGroup", "spawn"],
		body: "const result = taskGroup(async (group) => { for (const [n, { ms, begins }] of jobs.entries()) { if (choice === 1) await sleep(begins / 2, flag ? { signal: group.signal } : {}); group.spawn(async (signal) => { try { at('in', n); await sleep(begins / 2 + 0.1, flag ? { signal } : {}); if (ms > 5) group.spawn(() => sleep(ms).then(() => at('child of', n))); await work[n]!(); } catch (e) { at(n, name(e)); throw e; } }, { name: 'job ' + n }); } if (choice === 2) { await sleep(limit + 0.3); throw new Error('block'); } return 'value'; }, { ...(choice === 0 ? { limit } : {}), ...patient(most) }); try { at(await result); } catch (e) { at(name(e)); }",
	},
	Semaphore: {
		body: "const s = new Semaphore(limit); await each(async ({ ms, patience }, n) => { using _ = await s.acquire(patient(patience)); at('in', n, s.available); await sleep(ms / 2); at('out', n); }); at(s.available);",
	},
	Lock: {
		body: "const lock = new Lock(); await each(async ({ ms, patience }, n) => { using _ = await lock.acquire(patient(patience)); at('in', n, lock.locked); await sleep(ms / 2); at('out', n); }); at(lock.locked);",
	},
	Event: {
		body: "const e = new Event(); const all = each(async ({ patience }, n) => { await e.wait(patient(patience)); at('through', n, e.isSet); }); await sleep(limit); e.set(); await sleep(choice); if (flag) e.clear(); await sleep(2); e.set(); await all;",
	},
	Queue: {
		anyOrderAtOnce: true,
		body: "const q = new Queue<string>(choice === 0 ? {} : { capacity: limit }); const users = Array.from({ length: 1 + choice }, async (_, user) => { for await (const item of q) { at('user', user, 'got', item); await sleep(limit / 2); } at('user', user, 'ends'); }); const some = flag ? q.get().then((item) => at('one', item), (e) => at('one', e.name)) : null; await each(async ({ ms }, n) => { for (let k = 0; k < ms / 3; k++) { await q.put(n + ':' + k); at('put', n, k); } }); q.close(); await Promise.all([...users, some]);",
	},
	server: {
		with: ["request"],
		body: "let next = 0; const s = server({ latency: () => next, ...(flag ? { connections: limit } : {}), ...(mayFail ? { failureRate: 0.5 } : {}) }); await each(async ({ ms, patience }, n) => { next = ms / 2; at(n, (await request('/' + n, { server: s, ...patient(patience) })).text); }); at(s.queued);",
	},
	request: {
		with: ["server"],
		body: "await each(async ({ patience }, n) => { at(n, (await request('/' + n, patient(patience === null ? null : patience * 200))).bytes); });",
	},
	cpus: {
		body: "const cores = cpus(limit); await each(async ({ ms, patience }, n) => { await cores.run(ms / 2, patient(patience)); at(n, cores.busy <= limit); }); at(cores.busy, cores.queued);",
	},
	command: {
		with: ["cpus"],
		body: "const cores = cpus(limit); await each(async ({ ms, patience }, n) => { at(n, (await command('job', { cpu: ms / 2, duration: ms / 2 + choice, ...(flag ? { cpus: cores } : {}), ...patient(patience) })).name); });",
	},
	busy: { body: "await each(async ({ ms }, n) => { busy(ms / 4); at(n); });" },
};

/** A program in which all of these work together. */
const TOGETHER = {
	with: [
		"gather",
		"limitedAsCompleted",
		"wait",
		"timeout",
		"spawn",
		"TaskGroup",
		"Semaphore",
		"Lock",
		"Event",
		"cpus",
		"command",
	],
	body: `
const [door, gate, start, cores] = [new Lock(), new Semaphore(limit), new Event(), cpus(limit)];
const one = async (n: number, ms: number) => {
	await start.wait();
	using _ = await gate.acquire();
	at("in", n);
	await (n % 2 === 0 ? cores.run(ms / 2) : command("job", { cpu: ms / 4, duration: ms / 2, cpus: cores }));
	{ using _ = await door.acquire(); await sleep(choice / 2); }
	return work[n]!();
};
const tasks = jobs.map(({ ms }, n) => spawn(() => timeout(one(n, ms), 20), { name: "job " + n }));
setTimeout(() => start.set(), most ?? 1);
try {
	await using group = new TaskGroup();
	for (const task of tasks) group.spawn(() => task.then((n) => at("group", n)));
	group.spawn(async (signal) => { for await (const n of limitedAsCompleted(tasks.map((task) => () => task), limit, { signal })) at("loop", n); });
} catch (e) { at("group", name(e)); }
const { done, pending } = await wait(tasks, { until: "first-failed", timeout: 30 });
at(done.length, pending.length, (await gather(tasks, { settle: true })).map(name).join(), tasks.map((task) => task.state).join());`,
};

const RUNS = Number(process.env.INTERLEAVE_RUNS ?? 40);

async function expectSame(body: string, plain: string[], anyOrderAtOnce?: true): Promise<void> {
	const seed = plain.includes("server") || plain.includes("request") ? SEED_OF_NETWORK : 1;
	await fc.assert(
		fc.asyncProperty(setting, async (value) => {
			const text = preludeOf(value) + body;
			const fast = shown(await runWith([], text));
			const slow = shown(await runWith(plain, text, { seed }));
			if (anyOrderAtOnce) expect(inAnyOrderAtOnce(slow)).toEqual(inAnyOrderAtOnce(fast));
			else expect(slow).toEqual(fast);
		}),
		{ numRuns: RUNS },
	);
}

describe("generated programs show the same with the plain twin of", () => {
	test.each(Object.entries(PROGRAMS))("%s", { timeout: 120_000 }, (name, { body, with: others = [], anyOrderAtOnce }) =>
		expectSame(body, [name, ...others], anyOrderAtOnce),
	);
	test("all of them together", { timeout: 120_000 }, () => expectSame(TOGETHER.body, TOGETHER.with));
});
