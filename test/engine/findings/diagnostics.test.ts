import { describe, expect, test } from "vitest";
import { compile, type DiagnosticKind } from "../../../engine";
import { runSource } from "../support/run-source";

const IMPORT =
	'import { sleep, gather, busy, command, Semaphore, Lock, Queue, Event, request, spawn, timeout } from "interleave";\n';

/** Every diagnostic: a program that must get it, with what it must say and where; and near misses that must not. */
const CASES: { kind: DiagnosticKind; program: string; says: RegExp; line: number; misses: string[] }[] = [
	{
		kind: "never-awaited",
		program: "async function audit(n: number) {\n\tawait sleep(n);\n}\naudit(7);",
		says: /^audit 1 was never awaited: nobody asked for the result\. Await it, or hand it to gather\.$/,
		line: 5,
		misses: [
			"async function audit() { await sleep(1); }\nawait audit();",
			"async function audit() { await sleep(1); }\nawait Promise.all([audit(), audit()]);",
			"async function audit() { await sleep(1); }\nawait gather([audit, audit]);",
			"async function audit() { await sleep(1); }\nconst later = audit(); await sleep(50); await later;",
			"async function audit() { await sleep(1); }\naudit().then(() => {});",
			"async function audit() { await sleep(1); throw new Error('x'); }\naudit();",
		],
	},
	{
		kind: "never-awaited",
		program: "spawn(async () => { await sleep(5); }, { name: 'the audit' });",
		says: /^the audit was never awaited: nobody asked/,
		line: 2,
		misses: ["await spawn(async () => { await sleep(5); }, { name: 'the audit' });"],
	},
	{
		kind: "never-awaited",
		program: "[1, 2, 3].forEach(async (n) => { await sleep(n); });",
		says: /^forEach callback 1, and 2 more of its calls, were never awaited: forEach does not wait for what its callback returns\. Write for/,
		line: 2,
		misses: ["await Promise.all([1, 2, 3].map(async (n) => { await sleep(n); }));"],
	},
	{
		kind: "blocked-loop",
		program: "await sleep(5);\nfor (let i = 0; i < 6; i++) busy(10);",
		says: /^The event loop was held for 60 ms from 5 ms on: .* Split the work/,
		line: 3,
		misses: ["busy(50);", "for (let i = 0; i < 6; i++) { busy(10); await sleep(0); }"],
	},
	{
		kind: "busy-poll",
		program: "let ready = false; setTimeout(() => { ready = true; }, 300);\nwhile (!ready)\n\tawait sleep(1);",
		says: /^main looked \d{3} times between .* Await the thing itself/,
		line: 4,
		misses: [
			"let ready = false; setTimeout(() => { ready = true; }, 300);\nwhile (!ready) await sleep(10);",
			"for (let i = 0; i < 500; i++) await request('/' + i);",
		],
	},
	{
		kind: "left-over-timer",
		program:
			"const late = new Promise((_, no) =>\n\tsetTimeout(no, 5000, new Error('late')));\nlate.catch(() => {});\nawait Promise.race([sleep(10), late]);",
		says: /^Everything was done at 10 ms, and the run went on to 5\.000 s only because of setTimeout on line 3, which nobody waits for/,
		line: 3,
		misses: [
			"let t = 0; const late = new Promise((_, no) => { t = setTimeout(no, 5000); }); await Promise.race([sleep(10), late]); clearTimeout(t);",
			"setTimeout(() => console.log('wanted'), 100); await sleep(10);",
		],
	},
	{
		kind: "left-over-timer",
		program: "await Promise.race([\n\tsleep(10),\n\tsleep(5000),\n]);",
		says: /^Everything was done at 10 ms, and the run went on to 5\.000 s only because of sleep on line 4/,
		line: 4,
		misses: ["await Promise.all([sleep(10), sleep(5000)]);", "sleep(50).then(() => console.log('wanted')); await sleep(10);"],
	},
	{
		kind: "deadlock",
		program:
			"async function a() { await null; await second; }\nasync function b() {\n\tawait first;\n}\nconst first: Promise<void> = a();\nconst second: Promise<void> = b();\nawait first;",
		says: /^Deadlock at 0 ms: a 1 waits for b 1 on line 2, which waits for a 1 on line 4 \(1 more task waits too\)\. They wait for each other in a circle/,
		line: 8,
		misses: ["const a = (async () => { await sleep(1); })(); const b = (async () => { await a; })(); await b;"],
	},
	{
		kind: "deadlock",
		program:
			"const s = new Semaphore(1);\nawait s.acquire();\nasync function second() {\n\tawait s.acquire();\n}\nawait second();",
		says: /: main waits for second 1 on line 7, which waits on line 5 for the Semaphore made on line 2, whose only permit main took on line 3\. They wait for each other in a circle\. Take permits in the same order/,
		line: 7,
		misses: ["const s = new Semaphore(1);\n{ using p = await s.acquire(); }\nawait s.acquire();"],
	},
	{
		kind: "deadlock",
		program:
			"const one = new Lock();\nconst two = new Lock();\nasync function move(a: Lock, b: Lock) {\n\tusing first = await a.acquire();\n\tawait sleep(5);\n\tusing second = await b.acquire();\n}\nawait gather([move(one, two), move(two, one)]);",
		says: /^Deadlock at 5 ms: move 1 waits on line 7 for the Lock made on line 3, which move 2 took on line 5; move 2 waits on line 7 for the Lock made on line 2, which move 1 took on line 5 \(1 more task waits too\)\. They wait for each other in a circle\. Take permits in the same order everywhere/,
		line: 9,
		misses: [
			"const one = new Lock(); const two = new Lock();\nasync function move(a: Lock, b: Lock) { using p = await a.acquire(); await sleep(5); using q = await b.acquire(); }\nawait gather([move(one, two), move(one, two)]);",
		],
	},
	{
		kind: "deadlock",
		program: "const s = new Lock();\nawait s.acquire();\nawait s.acquire();",
		says: /: main waits on line 4 for the Lock made on line 2, which main took on line 3\. It waits for what it holds itself\. Give it back before you ask for it again\.$/,
		line: 4,
		misses: ["const s = new Lock();\nconst key = await s.acquire(); key[Symbol.dispose]();\nawait s.acquire();"],
	},
	{
		kind: "deadlock",
		program:
			"const s = new Semaphore(1);\nasync function page(n: number) {\n\tawait s.acquire();\n\tif (n === 1) throw new Error('no');\n\ts.release();\n}\nawait gather([page(1), page(2)], { settle: true });",
		says: /: main waits on line 8 for gather; page 2 waits on line 4 for the Semaphore made on line 2, whose only permit page 1 took on line 4 and never gave back: it has ended\. Release it in `finally`, or write `using permit = await …`\.$/,
		line: 8,
		misses: [
			"const s = new Semaphore(1);\nasync function page(n: number) { using _ = await s.acquire(); if (n === 1) throw new Error('no'); }\nawait gather([page(1), page(2)], { settle: true });",
		],
	},
	{
		kind: "deadlock",
		program: "const q = new Queue<number>({ capacity: 1 });\nawait q.put(1);\nawait q.put(2);",
		says: /: main waits on line 4 for room in the Queue made on line 2, which is full \(1 item\)\. Nobody is left who takes items out/,
		line: 4,
		misses: ["const q = new Queue<number>({ capacity: 2 });\nawait q.put(1);\nawait q.put(2);"],
	},
	{
		kind: "deadlock",
		program: "const q = new Queue<number>();\nfor await (const n of q)\n\tconsole.log(n);",
		says: /: main waits on line 3 for an item from the Queue made on line 2, which is empty\. Nobody is left who puts items in: call close\(\) when there will be no more\.$/,
		line: 3,
		misses: ["const q = new Queue<number>(); await q.put(1); q.close();\nfor await (const n of q) console.log(n);"],
	},
	{
		kind: "deadlock",
		program: "const ready = new Event();\nawait ready.wait();",
		says: /: main waits on line 3 for the Event made on line 2\. Nobody is left who calls set\(\)\.$/,
		line: 3,
		misses: ["const ready = new Event(); setTimeout(() => ready.set(), 5);\nawait ready.wait();"],
	},
	{
		kind: "deadlock",
		program:
			"const answer = new Promise((resolve) => {\n\tif (Math.random() > 2) resolve(1);\n});\nasync function ask() {\n\tawait answer;\n}\nawait ask();",
		says: /: main waits for ask 1 on line 8, which waits on line 6 for the promise made on line 2\. Nobody is left who could settle it: call its resolve or reject on every path\.$/,
		line: 8,
		misses: ["const answer = new Promise((resolve) => { setTimeout(resolve, 5); });\nawait answer;"],
	},
	{
		kind: "deadlock",
		program: "const { promise } = Promise.withResolvers();\nawait promise;",
		says: /: main waits on line 3 for the promise made on line 2\./,
		line: 3,
		misses: ["const { promise, resolve } = Promise.withResolvers<void>(); setTimeout(resolve, 5);\nawait promise;"],
	},
	{
		kind: "leaked-permit",
		program:
			"const s = new Semaphore(3);\nasync function fetchPage(n: number) {\n\tawait s.acquire();\n\tif (n < 3) throw new Error('no');\n\ts.release();\n}\nawait gather([1, 2, 3].map(fetchPage), { settle: true });",
		says: /^2 of 3 permits of the Semaphore made on line 2 were never given back: fetchPage 1 took one on line 4 and fetchPage 2 took one on line 4\. Release it in `finally`, or write `using permit = await …`\.$/,
		line: 4,
		misses: [
			"const s = new Semaphore(3);\nasync function f() { using _ = await s.acquire(); throw new Error('no'); }\nawait gather([f, f], { settle: true });",
			"const s = new Semaphore(3);\nasync function f() { await s.acquire(); try { throw new Error('no'); } finally { s.release(); } }\nawait gather([f, f], { settle: true });",
			"const s = new Semaphore(1);\nasync function take() { await s.acquire(); }\nasync function giveBack() { await sleep(5); s.release(); }\nawait gather([take, giveBack]);",
			"const s = new Semaphore(1); const c = new AbortController();\nconst p = await s.acquire();\nconst waits = s.acquire({ signal: c.signal }).catch(() => {});\nc.abort(); await waits; p[Symbol.dispose]();",
		],
	},
	{
		kind: "leaked-permit",
		program:
			"const lock = new Lock();\nawait timeout(lock.acquire(), 5);\nconst next = timeout(lock.acquire(), 5);\nawait next.catch(() => {});",
		says: /^The Lock made on line 2 was never given back: main took it on line 3\./,
		line: 3,
		misses: [
			"const lock = new Lock();\nconst key = await timeout(lock.acquire(), 5);\nkey[Symbol.dispose](); key[Symbol.dispose]();",
			"const lock = new Lock();\n{ using key = await lock.acquire(); await sleep(1); }",
			"const lock = new Lock();\nusing key = await lock.acquire(); await lock.acquire();",
		],
	},
	{
		kind: "leaked-permit",
		program: "const s = new Semaphore(1);\nawait s.acquire();",
		says: /^The only permit of the Semaphore made on line 2 was never given back: main took it on line 3\./,
		line: 3,
		misses: ["const s = new Semaphore(1);\nawait s.acquire();\ns.release();"],
	},
	{
		kind: "lost-update",
		program:
			"let balance = 0;\nasync function deposit(n: number) {\n\tconst old = balance;\n\tawait sleep(n);\n\tbalance = old + n;\n}\nawait gather([deposit(1), deposit(2), deposit(3)]);",
		says: /^deposit 2 read balance on line 4 and wrote it on line 6, but deposit 1 had written it in between, on line 6: that update is lost\. Read it after the await, or hold a Lock from the read to the write\. This happened 2 times\.$/,
		line: 6,
		misses: [
			"let balance = 0; async function deposit(n: number) { await sleep(n); const old = balance; balance = old + n; }\nawait gather([deposit(1), deposit(2)]);",
			"let balance = 0; const lock = new Lock();\nasync function deposit(n: number) { using _ = await lock.acquire(); const old = balance; await sleep(n); balance = old + n; }\nawait gather([deposit(1), deposit(2)]);",
			"let balance = 0; async function deposit(n: number) { const old = balance; await sleep(n); balance = old + n; }\nawait deposit(1); await deposit(2);",
			"let status = 'new'; async function work(n: number) { const before = status; await sleep(n); console.log(before); status = 'done'; }\nawait gather([work(1), work(2)]);",
			"let latest = 0; async function work(n: number) { if (latest > 9) return; const got = await sleep(n).then(() => n); latest = got; }\nawait gather([work(1), work(2)]);",
			"let cache: number | undefined; async function load() { cache ??= await sleep(1).then(() => 5); if (cache === undefined) { await sleep(1); cache = 5; } cache = cache ?? (await sleep(1).then(() => 5)); }\nawait gather([load(), load()]);",
			"let n = 0; async function add() { const old = n; await sleep(1); if (n !== old) return add(); n = old + 1; }\nawait gather([add(), add()]);",
			"function account() { let n = 0; return async (k: number) => { const old = n; await sleep(k); n = old + k; }; }\nawait gather([account()(1), account()(2)]);",
			"async function sum() { let total = 0; for (const n of [1, 2]) total += await sleep(n).then(() => n); return total; }\nawait gather([sum(), sum()]);",
		],
	},
	{
		kind: "lost-update",
		program:
			"let total = 0;\nasync function price(n: number) { await sleep(n); return n; }\nasync function add(n: number) {\n\ttotal += await price(n);\n}\nawait gather([add(1), add(2)]);",
		says: /^add 2 read total on line 5 and wrote it there after an await, but add 1 had written it in between, on line 5: that update is lost\./,
		line: 5,
		misses: [
			"let total = 0; async function price(n: number) { await sleep(n); return n; }\nasync function add(n: number) { total = (await price(n)) + total; }\nawait gather([add(1), add(2)]);",
			"let total = 0; async function price(n: number) { await sleep(n); return n; }\nasync function add(n: number) { const p = await price(n); total += p; }\nawait gather([add(1), add(2)]);",
		],
	},
	{
		kind: "lost-update",
		program:
			"class Account {\n\t#balance = 0;\n\tasync add(n: number) {\n\t\tthis.#balance = this.#balance + (await sleep(n).then(() => n));\n\t}\n}\nconst account = new Account();\nawait gather([1, 2].map((n) => account.add(n)));",
		says: /^add 2 read this\.#balance on line 5 and wrote it there after an await, but add 1 had written it in between/,
		line: 5,
		misses: [
			"class Account { #n = 0; async add(n: number) { this.#n = (await sleep(n).then(() => n)) + this.#n; } }\nconst a = new Account(); await gather([1, 2].map((n) => a.add(n)));",
			"class Account { n = 0; async add(n: number) { const old = this.n; await sleep(n); this.n = old + n; } }\nawait gather([1, 2].map((n) => new Account().add(n)));",
		],
	},
	{
		kind: "lost-update",
		program:
			"const counts: Record<string, number> = {};\nasync function count(word: string) {\n\tconst old = counts[word] ?? 0;\n\tawait sleep(1);\n\tcounts[word] = old + 1;\n}\nawait gather(['a', 'b', 'a'].map(count));",
		says: /^count 3 read counts\[word\] on line 4 and wrote it on line 6, but count 1 had written it in between/,
		line: 6,
		misses: [
			"const counts: Record<string, number> = {}; async function count(word: string) { const old = counts[word] ?? 0; await sleep(1); counts[word] = old + 1; }\nawait gather(['a', 'b', 'c'].map(count));",
		],
	},
	{
		kind: "lost-update",
		program:
			"let n = 0;\nasync function loop() {\n\tlet sum = n;\n\tfor (const k of [1, 2]) {\n\t\tsum += k;\n\t\tn = sum;\n\t\tawait sleep(k);\n\t}\n}\nawait gather([loop(), loop()]);",
		says: /^loop 1 read n on line 7 and wrote it there after an await, but loop 2 had written it in between, on line 7: that update is lost\..* This happened 2 times\.$/,
		line: 7,
		misses: [
			"let n = 0; const bump = () => { n++; };\nasync function f() { const old = n; bump(); await sleep(1); n = old + 1; }\nawait f();",
			"let n = 0; async function f() { for (const k of [1, 2]) { n += k; await sleep(k); } }\nawait gather([f(), f()]);",
		],
	},
	{
		kind: "lost-update",
		program:
			"let count = 0;\nasync function add() {\n\tconst before = { count };\n\tawait sleep(1);\n\tcount = before.count + 1;\n}\nawait gather([add(), add()]);",
		says: /^add 2 read count on line 4 and wrote it on line 6, but add 1 had written it in between/,
		line: 6,
		misses: [
			"let n = 0; async function f(k: number) { const old = n; await sleep(k); if (k > 9) n = old + 1; else n = 0; }\nawait gather([f(1), f(2)]);",
			"let n = 0; async function f(k: number) { const old = n; await sleep(k); const now = { n }; n = now.n + old; }\nawait gather([f(1), f(2)]);",
		],
	},
	{
		kind: "lost-update",
		program:
			"const account = { balance: 5 };\nasync function withdraw() {\n\tconst { balance } = account;\n\tawait sleep(2);\n\taccount.balance = balance - 1;\n}\nconst task = spawn(withdraw, { name: 'the till' });\nawait sleep(1);\naccount.balance++;\nawait task;",
		says: /^the till read account\.balance on line 4 and wrote it on line 6, but main had written it in between, on line 10/,
		line: 6,
		misses: [],
	},
	{
		kind: "await-in-loop",
		program:
			"async function fetchPage(id: number) { await sleep(100 + id); }\nconst ids = [10, 20, 40];\nfor (const id of ids) {\n\tawait fetchPage(id);\n}",
		says: /^In main the loop on line 4 waited for 3 calls of fetchPage one after another: 370 ms\. If no round needs the one before, gather\(ids\.map\(fetchPage\)\) would take 140 ms at best, if nothing else limits it\.$/,
		line: 5,
		misses: [
			"const ids = [1, 2, 3]; const f = async (n: number) => { await sleep(n); };\nawait gather(ids.map(f));",
			"let cursor = 0; const page = async (n: number, at: number) => { await sleep(9); return at + n; };\nfor (const n of [1, 2, 3]) cursor = await page(n, cursor);",
			"const page = async (n: number, next: number) => { await sleep(9); return next + n; }; const state = { next: 0 };\nfor (const n of [1, 2, 3]) state.next = await page(n, state.next);",
			"const ask = async (n: number) => { await sleep(9); return n > 2; };\nfor (let n = 0; n < 5; n++) if (await ask(n)) break;",
			"async function retry() { const ask = async (n: number) => { await sleep(9); if (n < 3) throw 1; return n; };\nfor (let n = 0; n < 5; n++) { try { return await ask(n); } catch {} } }\nawait retry();",
			"for (const n of [1, 2, 3, 4]) await sleep(n);",
			"const delay = (ms: number) => new Promise((done) => setTimeout(done, ms));\nfor (const ms of [300, 50, 400]) await delay(ms);",
			"const queue = new Queue<number>(); const f = async (n: number) => { await sleep(9); };\nfor (const n of [4, 3, 2, 1, 0]) void queue.put(n);\nfor (let n = await queue.get(); n > 0; n = await queue.get()) await f(n);",
			"for (const n of [1, 2, 3, 4]) { await request('/' + n); await sleep(10); }",
			"for (const batch of [[1, 2], [3, 4], [5, 6]]) await gather(batch.map((n) => request('/' + n)));",
			"const jobs = [1, 2, 3, 4, 5, 6, 7, 8, 9][Symbol.iterator](); const work = async (n: number) => { await sleep(n); };\nconst worker = async () => { for (const n of jobs) await work(n); };\nawait gather([worker, worker]);",
			"const lock = new Lock(); const add = async (n: number) => { using _ = await lock.acquire(); await sleep(n); };\nconst other = add(5); for (const n of [1, 2, 3, 4]) await add(n); await other;",
			"const f = async (n: number) => { busy(10); await sleep(0); };\nfor (const n of [1, 2, 3, 4]) await f(n);",
			"const f = async (n: number) => { await sleep(9); };\nfor (const n of [1, 2]) await f(n);",
			"const f = async (n: number) => { await null; };\nfor (const n of [1, 2, 3, 4]) await f(n);",
			"async function* pages() { for (const n of [1, 2, 3, 4]) yield await request('/' + n); }\nfor await (const page of pages()) console.log(page.status);",
			"const seen: number[] = []; const f = async (n: number, before: number[]) => { await sleep(9); return n + before.length; };\nfor (const n of [1, 2, 3]) seen.push(await f(n, seen));",
		],
	},
	{
		kind: "await-in-loop",
		program:
			"const meals = [1, 2, 3].map((n) => async () => { await sleep(100 * n); });\nasync function serve() {\n\tfor (const meal of meals) await meal();\n}\nawait serve();",
		says: /^In serve 1 the loop on line 4 waited for 3 calls of meal one after another: 600 ms\. .* gather\(meals\) would take 300 ms at best, if nothing else limits it\.$/,
		line: 4,
		misses: [],
	},
	{
		kind: "await-in-loop",
		program:
			"let bytes = 0;\nfor (let i = 0; i < 5; i++) {\n\tconst url = '/' + i;\n\tconst answer = await request(url);\n\tbytes += answer.bytes;\n}",
		says: /^In main the loop on line 3 waited for \d calls of request one after another: [\d.]+ s\. If no round needs the one before, start the body as an async function for every item, and await all of them together: that would take [\d.]+ m?s at best, if nothing else limits it\.$/,
		line: 5,
		misses: [],
	},
	{
		kind: "await-in-loop",
		program:
			"const page = async (n: number) => { await sleep(n); return n; };\nconst read = async (n: number) => { await sleep(300); };\nfor (const one of [page(100), page(200), page(500)])\n\tawait read(await one);",
		says: /^In main the loop on line 4 waited for 3 calls of read .* await all of them together: that would take less\.$/,
		line: 5,
		misses: [],
	},
	{
		kind: "await-in-loop",
		program:
			"const load = (n: number) => new Promise<number>((done) => setTimeout(done, 50, n));\nlet sum = 0;\nfor (const n of [1, 2, 3])\n\tsum += await load(n);",
		says: /^In main the loop on line 4 waited for 3 calls of load one after another: 150 ms/,
		line: 5,
		misses: [],
	},
	{
		kind: "await-nothing",
		program: "await null;\nawait setTimeout(() => console.log('later'), 100);",
		says: /^await does not wait for setTimeout: it returns the number of its timer at once, .* setTimeout\(resolve, 100\)\), or await sleep\(100\),/,
		line: 3,
		misses: [
			"const setTimeout = (ms: number) => sleep(ms);\nawait setTimeout(5);",
			"await new Promise((done) => setTimeout(done, 5));",
			"setTimeout(async () => { await null; }, 5);",
		],
	},
	{
		kind: "await-nothing",
		program: "async function tea() { await sleep(1); }\nconst all = await Promise.all([\n\ttea,\n\ttea(),\n]);",
		says: /^tea is a function here, not a promise, so nothing is started and nothing waits for it\. Call it: tea\(…\)\.$/,
		line: 4,
		misses: [
			"async function tea() { await sleep(1); }\nawait gather([tea, tea]);",
			"async function tea() { await sleep(1); }\nawait Promise.all([tea(), 5]);",
		],
	},
	{
		kind: "await-nothing",
		program: "await command('verify', { duration: 100, exitCode: 1 });\nconsole.log('shipped');",
		says: /^Nobody looks at the exit code of this command, and a command that fails does not throw\./,
		line: 2,
		misses: [
			"const { exitCode } = await command('verify', { exitCode: 1 });\nconsole.log(exitCode);",
			"await command('verify', { duration: 5, exitCode: 0 });",
			"await command('verify', { duration: 5 });",
		],
	},
	{
		kind: "async-executor",
		program: "await null;\nconst p = new Promise<void>(async (done) => { await sleep(1); done(); });\nawait p;",
		says: /^The executor on line 3 is async: what it throws reaches nobody, and the promise then stays pending\./,
		line: 3,
		misses: ["await new Promise<void>((done) => { void (async () => { await null; done(); })(); });"],
	},
	{
		kind: "return-in-try",
		program:
			"async function charge() { await sleep(1); }\nasync function pay() {\n\ttry {\n\t\treturn charge();\n\t} catch { return null; }\n}\nawait pay();",
		says: /^return charge\(…\) leaves the try before charge has ended, so the catch does not see its failure\. Write return await charge\(…\)\.$/,
		line: 5,
		misses: [
			"async function charge() { await sleep(1); }\nasync function pay() { try { return await charge(); } catch { return null; } }\nawait pay();",
			"async function charge() { await sleep(1); }\nasync function pay() { try { await null; } catch { return charge(); } }\nawait pay();",
			"async function charge() { await sleep(1); }\nasync function pay() { try { return charge(); } finally { console.log(1); } }\nawait pay();",
			"const charge = () => 1;\nasync function pay() { try { return charge(); } catch { return null; } }\nawait pay();",
		],
	},
	{
		kind: "left-over-timer",
		program:
			"async function load() { await request('/a'); await sleep(5000); }\nawait Promise.race([load(), sleep(10)]);\nconsole.log('done');",
		says: /^load 1 ran on to [\d.]+ s, and nobody heard how it ended: .* the program was done at 10 ms\. Pass it an AbortSignal/,
		line: 2,
		misses: [
			"async function load() { await sleep(50); }\nawait Promise.race([load(), sleep(10)]);\nawait sleep(100);",
			"async function load() { await sleep(50); console.log('kept'); }\nconst one = load();\nawait Promise.race([one, sleep(10)]);\nawait one;",
			"async function load() { await sleep(50); }\nawait Promise.all([load(), sleep(10)]);",
		],
	},
	{
		kind: "blocked-loop",
		program: "async function compute() {\n\tbusy(40);\n}\nawait Promise.all([compute(), compute(), compute()]);",
		says: /^The event loop was held for 120 ms from 0 ms on/,
		line: 3,
		misses: ["async function compute() { await sleep(0); busy(40); }\nfor (let n = 0; n < 3; n++) await compute();"],
	},
	{
		kind: "pending-at-exit",
		program: "async function orphan() {\n\tawait new Promise(() => {});\n}\norphan();",
		says: /^orphan 1 was still waiting for a promise on line 3 when the program ended\. Nothing will wake it\.$/,
		line: 3,
		misses: ["async function quick() { await null; }\nquick();"],
	},
	{
		kind: "unhandled-rejection",
		program: "async function f() { throw new Error('lost'); }\nf();",
		says: /^Unhandled rejection: Error: lost \(line 2\), from f 1\. Nobody awaits this promise or catches its error\. Await it inside try, or add \.catch\(\)\.$/,
		line: 2,
		misses: [
			"async function f() { throw new Error('x'); }\nf().catch(() => {});",
			"async function f() { throw new Error('x'); }\nconst p = f(); try { await p; } catch {}",
		],
	},
	{
		kind: "unhandled-rejection",
		program: "spawn(async () => { throw new Error('lost'); }, { name: 'the audit' });",
		says: /^Unhandled rejection: Error: lost \(line 2\), from the audit\./,
		line: 2,
		misses: ["const t = spawn(async () => { throw new Error('x'); }, { name: 'the audit' });\nawait t.catch(() => {});"],
	},
	{
		kind: "uncaught-error",
		program:
			"const file = { [Symbol.dispose]() {\n\tthrow new RangeError('not closed');\n} };\n{\n\tusing _ = file;\n\tthrow new TypeError('the reason');\n}",
		says: /^Uncaught SuppressedError: An error was suppressed during disposal\. Thrown last: RangeError: not closed \(line 3\)\. It took the place of: TypeError: the reason \(line 7\)/,
		line: 7,
		misses: ["{ using _ = { [Symbol.dispose]() {} }; }"],
	},
	{
		kind: "late-handled",
		program: "const p = Promise.reject(new Error('e'));\nawait sleep(5);\np.catch(() => {});",
		says: /^The rejection Error: e \(line 2\) was reported as unhandled, and found a handler only later\. Attach the handler in the turn/,
		line: 4,
		misses: ["const p = Promise.reject(new Error('e'));\nawait null;\np.catch(() => {});"],
	},
	{
		kind: "uncaught-error",
		program: "setTimeout(() => {\n\tthrow new TypeError('in a timer');\n}, 1);",
		says: /^Uncaught TypeError: in a timer \(line 3\)\. It was thrown in a callback of the event loop/,
		line: 3,
		misses: ["setTimeout(() => { try { throw new TypeError('x'); } catch {} }, 1);"],
	},
	{
		kind: "starved",
		program: "while (true)\n\tawait null;",
		says: /^Line 3 kept the microtask queue full: 20,001 microtasks ran without a turn .* Wait with sleep\(\)/,
		line: 3,
		misses: [
			"for (let i = 0; i < 15_000; i++) await null;",
			"for (let i = 0; i < 30_000; i++) { await null; if (i % 100 === 0) await sleep(0); }",
		],
	},
	{
		kind: "out-of-memory",
		program: "for (;;) (async () => { await sleep(1); })();",
		says: /^Out of memory: \d,\d{3} tasks were alive after \d,\d{3} had been started, .* Start the next task only when one ends/,
		line: 2,
		misses: ["for (let i = 0; i < 5000; i++) await (async () => { await sleep(1); })();"],
	},
];

describe.each(CASES)("$kind", ({ kind, program, says, line, misses }) => {
	const limits = { jobsPerTurn: 20_000, bytes: 1e6 };
	test(`is said of: ${program.split("\n").at(-1)}`, async () => {
		const { diagnostics } = await runSource(IMPORT + program, { limits });
		const found = [...compile(IMPORT + program).diagnostics, ...diagnostics].find((one) => one.kind === kind);
		expect(found?.message).toMatch(says);
		expect(found?.line).toBe(line);
	});
	test.each(misses)("is not said of: %s", async (source) => {
		const { diagnostics, outcome } = await runSource(IMPORT + source, { limits });
		const all = [...compile(IMPORT + source).diagnostics, ...diagnostics];
		expect(all.filter((one) => one.kind === kind)).toEqual([]);
		expect(outcome.kind).not.toBe("out-of-budget");
	});
});

describe("a call that nobody is to await", () => {
	const hints = async (source: string): Promise<string[]> => {
		const { diagnostics } = await runSource(source);
		return diagnostics
			.filter(({ kind }) => kind === "never-awaited")
			.map(({ message }) => message.replace(/ (?:was|were).*/, ""));
	};
	const work = "async function work() { await null; }\n";
	test.each([
		["with void", "void work();"],
		["with void and parentheses", "void (work());"],
		["that stands where it is called", "(async () => { await null; })();"],
		["of main, at the top", "async function main() { await null; }\nmain();"],
		["by a timer", "setTimeout(async () => { await null; }, 1);"],
		["by an interval", "let n = 0; const id = setInterval(async () => { await null; if (++n === 3) clearInterval(id); }, 1);"],
		[
			"by an event",
			"const t = new EventTarget();\nt.addEventListener('a', async () => { await null; });\nt.dispatchEvent(new Event('a'));",
		],
	])("is not told: %s", async (_what, source) => {
		expect(await hints(work + source)).toEqual([]);
	});
	test.each([
		["of another function, at the top", "work();", ["work 1"]],
		["of main inside of a function", "async function main() { await null; }\nfunction f() { main(); }\nf();", ["main 1"]],
		["inside of an expression that void drops", "void [work()];", ["work 1"]],
	])("is told: %s", async (_what, source, expected) => {
		expect(await hints(work + source)).toEqual(expected);
	});
	test("its rejection is reported all the same", async () => {
		const { outcome } = await runSource("void (async () => { await null; throw new Error('lost'); })();");
		expect(outcome).toMatchObject({ kind: "failed", error: { message: "lost" } });
	});
});
