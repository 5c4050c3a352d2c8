import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stateAt } from "../../../engine/analysis";
import { cleanLines, expectClean, runWithLibrary } from "../support/library";

const refuses = async (body: string, name = "RangeError"): Promise<void> =>
	expect((await runWithLibrary(body)).outcome).toMatchObject({ kind: "failed", error: { name } });

/** The slow twin of a pool: each job, in order of asking, takes the place that is free first. */
function endsOf(jobs: { at: number; ms: number }[], places: number): number[] {
	const free = Array.from({ length: places }, () => 0);
	const order = jobs.map((job, index) => ({ ...job, index })).sort((a, b) => a.at - b.at || a.index - b.index);
	const ends: number[] = [];
	for (const { at, ms, index } of order) {
		const place = free.indexOf(Math.min(...free));
		free[place] = ends[index] = Math.max(at, free[place] as number) + ms;
	}
	return ends;
}
const jobs = fc.array(fc.record({ at: fc.integer({ min: 1, max: 30 }), ms: fc.integer({ min: 1, max: 20 }) }), {
	minLength: 1,
	maxLength: 12,
});
const places = fc.integer({ min: 1, max: 4 });

describe("server", () => {
	test("connections are taken first come first served, never more than there are", async () => {
		await fc.assert(
			fc.asyncProperty(jobs, places, async (jobs, connections) => {
				const result = await runWithLibrary(`
					const jobs = ${JSON.stringify(jobs)};
					const s = server({ latency: (r) => next, connections: ${connections} });
					let next = 0;
					const ends = await gather(jobs.map(async ({ at, ms }) => { await sleep(at); next = ms; await request("/", { server: s }); return performance.now(); }));
					console.log(JSON.stringify(ends));`);
				expectClean(result);
				expect(JSON.parse(result.console[0]?.text as string)).toEqual(endsOf(jobs, connections));
			}),
			{ numRuns: 40 },
		);
	});
	test("a request that waits for a connection is blocked; with one it is in flight", async () => {
		const body = "await gather([1, 2, 3].map(async (n) => { await request('/' + n, { server: s }); }));";
		const { trace, stats, elapsed } = await runWithLibrary(`const s = server({ latency: 100, connections: 2 }); ${body}`);
		expect(stats).toMatchObject({ tasks: 3, peakInFlight: 2, peakLive: 3 });
		expect(elapsed).toBe(200);
		const words = (at: number): string[] =>
			stateAt(trace, at)
				.slice(1)
				.map(({ state, on }) => `${state} ${on}`);
		expect(words(50)).toEqual(["waiting request", "waiting request", "blocked server"]);
		expect(words(150)).toEqual(["waiting request"]);
	});
	test("requests that nobody awaits directly are tasks, also while they wait for a connection", async () => {
		const { trace, stats } = await runWithLibrary(
			"const s = server({ latency: 100, connections: 1 }); const [a, b] = [1, 2].map((n) => request('/' + n, { server: s })); console.log(s.queued); await Promise.all([a, b]);",
		);
		expect(stats).toMatchObject({ tasks: 2, peakInFlight: 1, peakLive: 2 });
		expect(
			stateAt(trace, 150)
				.slice(1)
				.map(({ state, on }) => `${state} ${on}`),
		).toEqual(["waiting request"]);
	});
	test("a share of the requests fails, with an error that says so", async () => {
		const [failed, message] = await cleanLines(`
			const s = server({ latency: 1, failureRate: 0.25 });
			const all = await Promise.allSettled(Array.from({ length: 1000 }, (_, n) => request("/" + n, { server: s })));
			const bad = all.filter((one) => one.status === "rejected");
			console.log(bad.length); console.log(bad[0]!.reason.message.replace(/\\/\\d+/, "/n"));`);
		expect(Number(failed)).toBeGreaterThan(200);
		expect(Number(failed)).toBeLessThan(300);
		expect(message).toBe("The request to /n failed: the server answered 503. Catch the error, or try again.");
	});
	test("neither connections nor the rate of failure change what a request draws", async () => {
		const latencies = async (options: string): Promise<string[]> =>
			cleanLines(`
				const s = server({ latency: [10, 20], ${options} });
				for (let n = 0; n < 20; n++) { const t = performance.now(); await request("/", { server: s }).catch(() => {}); console.log(Math.round(performance.now() - t)); }`);
		const plain = await latencies("failureRate: 0");
		expect(await latencies("failureRate: 0.5")).toEqual(plain);
		expect(await latencies("failureRate: 1, connections: 3")).toEqual(plain);
		expect(plain.every((ms) => Number(ms) >= 10 && Number(ms) <= 20)).toBe(true);
		expect(new Set(plain).size).toBeGreaterThan(5);
	});
	test("the bytes of an answer are held while it is under way", async () => {
		const result = await runWithLibrary(
			"const s = server({ latency: 10, connections: 2, bytes: 5_000_000 }); const all = await gather([1, 2, 3].map((n) => request('/' + n, { server: s }))); console.log(all[0]!.bytes);",
		);
		expectClean(result);
		expect(result.console[0]?.text).toBe("5000000");
		expect(Math.floor(result.stats.peakLiveBytes / 1e6)).toBe(10);
	});
	test("giving up frees the connection, the place in line, the timer and the memory", async () => {
		const result = await runWithLibrary(`
			const s = server({ latency: 1000, connections: 1, bytes: 1e6 });
			const ask = (ms: number) => request("/", { server: s, signal: AbortSignal.timeout(ms) }).catch(() => console.log("gave up", performance.now()));
			const all = [ask(10), ask(5), ask(20)];
			console.log(s.queued);
			await Promise.all(all);
			console.log(s.queued);`);
		expectClean(result);
		expect(result.console.map((line) => line.text)).toEqual(["2", "gave up 5", "gave up 10", "gave up 20", "0"]);
		expect(result.elapsed).toBe(20);
	});
	test("options that make no sense are refused", async () => {
		await refuses("server({ connections: 0 })");
		await refuses("server({ failureRate: 1.5 })");
		await refuses("server({ latency: [5, 1] })");
		await refuses("server({ latency: -1 }); await request('/', { server: server({ latency: -1 }) })");
		await refuses("await request('/', { server: {} as never })", "TypeError");
	});
});

describe("cpus", () => {
	test("never more than n at work, first come first served, like a list of cores", async () => {
		await fc.assert(
			fc.asyncProperty(jobs, places, async (jobs, n) => {
				const result = await runWithLibrary(`
					const cores = cpus(${n});
					const ends = await gather(${JSON.stringify(jobs)}.map(async ({ at, ms }) => {
						await sleep(at);
						const work = cores.run(ms);
						expect(cores.busy <= cores.size, "no more at work than there are cores");
						await work;
						return performance.now();
					}));
					expect(cores.busy === 0 && cores.queued === 0, "all cores are free in the end");
					console.log(JSON.stringify(ends));`);
				expectClean(result);
				expect(JSON.parse(result.console[0]?.text as string)).toEqual(endsOf(jobs, n));
			}),
			{ numRuns: 40 },
		);
	});
	test("giving up frees the core or the place in line", async () => {
		const result = await runWithLibrary(`
			const cores = cpus(1);
			const give = (ms: number) => cores.run(1000, { signal: AbortSignal.timeout(ms) }).catch(() => {});
			const all = [give(10), give(5)];
			await Promise.all(all);
			console.log(cores.busy, cores.queued);`);
		expectClean(result);
		expect(result.console[0]?.text).toBe("0 0");
		expect(result.elapsed).toBe(10);
	});
	test("cores and times that make no sense are refused", async () => {
		await refuses("cpus(0)");
		await refuses("cpus(2.5)");
		await refuses("await cpus(1).run(-1)");
	});
});

describe("command", () => {
	test("takes its duration, says its exit code and output, and leaves the program free", async () => {
		const { console, elapsed, stats } = await runWithLibrary(
			"setTimeout(() => console.log('free'), 5); const r = await command('tar', { duration: 30, cpu: 20, exitCode: 2, output: 'a\\nb' }); console.log(r.name, r.exitCode, r.output.join('|'));",
		);
		expect(console.map((line) => line.text)).toEqual(["free", "tar 2 a|b"]);
		expect(elapsed).toBe(30);
		expect(stats.peakInFlight).toBe(1);
	});
	test("the CPU part waits for a core, blocked; the rest needs none", async () => {
		const { trace, elapsed, stats } = await runWithLibrary(
			"const cores = cpus(2); await gather([1, 2, 3, 4].map(async (n) => { await command('job ' + n, { duration: 150, cpu: 100, cpus: cores }); }));",
		);
		expect(elapsed).toBe(250);
		expect(stats).toMatchObject({ tasks: 4, peakInFlight: 4 });
		const words = (at: number): string[] =>
			stateAt(trace, at)
				.slice(1)
				.map(({ state, on }) => `${state} ${on}`);
		expect(words(50)).toEqual(["waiting command", "waiting command", "blocked cpus", "blocked cpus"]);
		expect(words(120)).toEqual(["waiting command", "waiting command", "waiting command", "waiting command"]);
	});
	test("giving up ends it at any stage, and frees its core", async () => {
		for (const ms of [5, 15, 25]) {
			const result = await runWithLibrary(
				`const cores = cpus(1); const first = cores.run(10); await command('x', { duration: 20, cpu: 10, cpus: cores, signal: AbortSignal.timeout(${ms}) }).catch((e) => console.log(e.name, cores.busy - Number(performance.now() < 10), cores.queued)); await first;`,
			);
			expectClean(result);
			expect(result.console[0]?.text).toBe("TimeoutError 0 0");
			expect(result.elapsed).toBe(Math.max(10, ms));
		}
	});
	test("options that make no sense are refused", async () => {
		await refuses("await command('x', { duration: 5, cpu: 6 })");
		await refuses("await command('x', { duration: -5 })");
		await refuses("await command('x', { exitCode: 0.5 })");
		await refuses("await command('x', { cpus: 3 as never })", "TypeError");
	});
});

describe("hold", () => {
	test("counts as memory until it is disposed, once", async () => {
		const { stats, trace } = await runWithLibrary(
			"{ using a = hold(1e6); const b = hold(2e6); await sleep(1); b[Symbol.dispose](); b[Symbol.dispose](); } await sleep(1);",
		);
		expect(Math.floor(stats.peakLiveBytes / 1e6)).toBe(3);
		expect(trace.series.bytes.at(-1)).toBe(0);
	});
	test("more than there is ends the run as out of memory", async () => {
		expect((await runWithLibrary("try { hold(2e9); } catch { console.log('swallowed'); }")).outcome.kind).toBe("out-of-memory");
		await refuses("hold(-1)");
	});
});
