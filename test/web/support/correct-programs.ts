/** Programs as people write and paste them, each correct: TypeScript with its own library, or with Node's types, accepts every one. */
export const CORRECT_PROGRAMS: Record<string, string> = {
	"sleep in one line": "await new Promise(r => setTimeout(r, 100));",
	"sleep with a typed promise": "await new Promise<string>(resolve => setTimeout(resolve, 100));",
	"sleep as a function": "const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));\nawait sleep(10);",
	"sleep with a value":
		'const v: string = await new Promise<string>(resolve => setTimeout(resolve, 100, "value"));\nconsole.log(v);',
	"rejecting later": 'await new Promise((_, reject) => setTimeout(reject, 5, new Error("late"))).catch(() => {});',
	"a callback gets the arguments of its timer":
		'setTimeout((name, count) => console.log(name.length, count.toFixed()), 10, "a", 2);',
	"a timer without a delay": "setTimeout(() => console.log(1));\nsetTimeout(console.log);",
	"the type of a timer":
		"let timer: ReturnType<typeof setTimeout> | undefined;\ntimer = setTimeout(() => {}, 1);\nclearTimeout(timer);",
	"the type of a timer in Node":
		"let timer: NodeJS.Timeout | undefined = setTimeout(() => {}, 1);\nclearTimeout(timer);\nclearInterval(setInterval(() => {}, 5) as NodeJS.Timeout);",
	debounce:
		"function debounce<T extends (...args: any[]) => void>(fn: T, ms: number) {\n  let t: ReturnType<typeof setTimeout>;\n  return (...args: Parameters<T>) => { clearTimeout(t); t = setTimeout(() => fn(...args), ms); };\n}\ndebounce((a: number) => console.log(a), 10)(1);",
	throttle:
		"const throttle = (fn: Function, ms: number) => { let last = 0; return (...args: unknown[]) => { const now = Date.now(); if (now - last >= ms) { last = now; fn(...args); } }; };\nthrottle(console.log, 5)(1);",
	"a timer of any function":
		"const later = (fn: Function) => setTimeout(fn, 10);\nlater(() => {});\nsetInterval(later, 5, () => {});",
	"an interval that ends itself": "let n = 0;\nconst id = setInterval(() => { if (++n === 3) clearInterval(id); }, 10);",
	immediates:
		"setImmediate(() => console.log(1));\nawait new Promise(r => setImmediate(r));\nclearImmediate(setImmediate(console.log, 1));",
	"an order quiz":
		"setTimeout(() => console.log(1));\nPromise.resolve().then(() => console.log(2));\nqueueMicrotask(() => console.log(3));\nprocess.nextTick(() => console.log(4));\nprocess.nextTick((a: number) => console.log(a), 5);",
	"timers of node:timers/promises":
		'import { setTimeout as sleep, setInterval as every } from "node:timers/promises";\nawait sleep(10);\nconst v = await sleep(10, "v");\nconsole.log(v.length);\nfor await (const _ of every(5, 1)) break;',
	promisify: 'import { promisify } from "node:util";\nconst wait = promisify(setTimeout);\nawait wait(10);',
	"events of node:events":
		'import { EventEmitter, once } from "node:events";\nconst e = new EventEmitter();\ne.on("x", (a, b) => console.log(a, b));\nsetTimeout(() => e.emit("x", 1, 2), 1);\nconst [v] = await once(e, "x");\nconsole.log(v);',
	"a promise race with a timer":
		'const timeout = <T>(p: Promise<T>, ms: number): Promise<T> => Promise.race([p, new Promise<never>((_, reject) => setTimeout(() => reject(new Error("timeout")), ms))]);\nconsole.log((await timeout(Promise.resolve(1), 5)).toFixed());',
	"fetch and JSON":
		'const response = await fetch("https://jsonplaceholder.typicode.com/users/1");\nif (!response.ok) throw new Error(`HTTP ${response.status}`);\nconst user: { name: string } = await response.json();\nconsole.log(user.name);',
	"fetch with options":
		'const c = new AbortController();\nawait fetch("/posts", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ a: 1 }), signal: c.signal, credentials: "include", mode: "cors", cache: "no-store" });',
	"types of fetch":
		"const get = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => fetch(input, init);\nconst f: typeof fetch = get;\nawait f(new Request('/users/1'));",
	headers:
		'const h = new Headers([["a", "1"]]);\nh.append("b", "2");\nfor (const [name, value] of h) console.log(name, value);\nconsole.log([...h.keys()].length, Object.fromEntries(h));',
	"aborting a wait":
		'const sleep = (ms: number, signal?: AbortSignal) => new Promise<void>((resolve, reject) => {\n  const t = setTimeout(resolve, ms);\n  signal?.addEventListener("abort", () => { clearTimeout(t); reject(signal.reason); }, { once: true });\n});\nawait sleep(10, AbortSignal.timeout(5)).catch((e: DOMException) => console.log(e.name));',
	"signals that know themselves":
		'const { signal } = new AbortController();\nsignal.addEventListener("abort", function () { console.log(this.aborted); });\nsignal.onabort = function (event) { console.log(this.reason, event.type); };\nAbortSignal.any([signal, AbortSignal.abort()]).throwIfAborted;',
	"an error of an abort":
		'try { AbortSignal.abort().throwIfAborted(); } catch (error) {\n  if (error instanceof DOMException && error.name === "AbortError" && error.code === DOMException.ABORT_ERR) console.log(error.message);\n}\nconsole.log(new DOMException("gone", "AbortError") instanceof Error);',
	"an event target of its own":
		'class Store extends EventTarget {\n  set(value: number) { this.dispatchEvent(new CustomEvent("change", { detail: value })); }\n}\nconst s = new Store();\ns.addEventListener("change", (event) => console.log((event as CustomEvent<number>).detail.toFixed()));\ns.addEventListener("change", ((e: CustomEvent<number>) => console.log(e.detail)) as EventListener);\ns.set(1);',
	"a listener that is an object":
		'const l: EventListenerObject = { handleEvent(event: Event) { console.log(event.type); } };\nconst o: AddEventListenerOptions = { once: true };\nconst t = new EventTarget();\nt.addEventListener("x", l, o);\nt.removeEventListener("x", l);\nt.dispatchEvent(new Event("x", { cancelable: true }));',
	"a channel":
		'const { port1, port2 } = new MessageChannel();\nport1.onmessage = (event) => { console.log(event.data); port1.close(); };\nport2.addEventListener("message", (event: MessageEvent<string>) => console.log(event.data));\nport2.start();\nport2.postMessage({ a: 1 });',
	"measuring time":
		'const start = performance.now();\nperformance.mark("a");\nconst m: PerformanceMeasure = performance.measure("b", { start: 0, end: "a", detail: 1 });\nconsole.log(performance.now() - start, m.duration, performance.getEntriesByType("measure").map(({ name }) => name));\nconsole.time("t");\nconsole.timeEnd("t");',
	"a stream":
		"const stream = new ReadableStream<number>({ start(controller) { controller.enqueue(1); controller.close(); } });\nconst reader: ReadableStreamDefaultReader<number> = stream.getReader();\nfor (;;) { const { done, value } = await reader.read(); if (done) break; console.log(value.toFixed()); }",
	"streams in a row":
		"const double = new TransformStream<number, string>({ transform(chunk, controller) { controller.enqueue(String(chunk * 2)); } });\nfor await (const text of ReadableStream.from([1, 2]).pipeThrough(double)) console.log(text.length);\nawait ReadableStream.from([1]).pipeTo(new WritableStream({ write(chunk) { console.log(chunk.toFixed()); } }, new CountQueuingStrategy({ highWaterMark: 1 })));",
	"types of streams":
		"const source: UnderlyingSource<string> = { async pull(c: ReadableStreamDefaultController<string>) { c.close(); } };\nconst r: ReadableStreamReadResult<string> = await new ReadableStream(source).getReader().read();\nconsole.log(r.done);",
	"reading a body bit by bit":
		'const { body } = await fetch("/todos");\nconst decoder = new TextDecoder("utf-8", { fatal: true });\nfor await (const chunk of body!) console.log(decoder.decode(chunk, { stream: true }).length);',
	addresses:
		'const url = new URL("/a?b=1", "https://example.com");\nurl.searchParams.set("c", "2");\nfor (const [k, v] of new URLSearchParams({ a: "1" })) console.log(k, v);\nconsole.log(URL.canParse("x"), URL.parse("x")?.href, [...url.searchParams], url.searchParams.keys().map((k) => k.length).toArray());',
	chance:
		"const [n] = crypto.getRandomValues(new Uint32Array(1));\nconst id: string = crypto.randomUUID();\nconsole.log(n!.toFixed(), id, Math.random());",
	copies:
		'const copy = structuredClone({ a: new Date(), b: [1] });\nconsole.log(copy.a.getTime(), copy.b[0]);\nstructuredClone(new ArrayBuffer(1), { transfer: [] });\nconsole.log(atob(btoa("x")), new TextEncoder().encode("x").length);',
	console:
		'console.log("%s is %d", "a", 1);\nconsole.table([{ a: 1 }], ["a"]);\nconsole.dir({}, { depth: null });\nconsole.group("g");\nconsole.groupEnd();\nconsole.assert(1 === 1, "no");\nconsole.count();\n[1, 2].forEach(console.log);\nPromise.resolve(1).then(console.log, console.error);',
	"errors nobody catches":
		'process.on("unhandledRejection", (reason, promise) => console.log(reason, promise));\nprocess.on("exit", (code) => console.log(code));\nprocess.exitCode = 1;\nconsole.log(process.env.NODE_ENV ?? "none", process.hrtime.bigint() > 0n, process.memoryUsage().heapUsed, process.argv.length);',
	"newer parts of promises":
		"const { promise, resolve, reject } = Promise.withResolvers<number>();\nsetTimeout(resolve, 1, 2);\nsetTimeout(() => reject(new Error()), 5);\nconsole.log(await promise, await Promise.try(() => 1), await Array.fromAsync([1]));",
	"async generators and resources":
		"async function* count() { for (let i = 0; i < 3; i++) { await new Promise(r => setTimeout(r, 1)); yield i; } }\nfor await (const n of count()) console.log(n.toFixed());\n{ await using r = { async [Symbol.asyncDispose]() { console.log('end'); } }; console.log(typeof r); }\nusing d = new DisposableStack();\nd.defer(() => {});",
	"a package":
		'import pLimit from "p-limit";\nconst limit = pLimit(2);\nconst all = await Promise.all([1, 2].map((n) => limit(async () => n * 2)));\nconsole.log(all.map((n) => n.toFixed()));',
	"names of the host": "const g: typeof globalThis = global;\nconsole.log(g === self, typeof globalThis.setTimeout);",
	"clocks that are put in place":
		"const real = globalThis.setTimeout;\nglobalThis.setTimeout = ((fn: () => void, ms?: number) => real(fn, (ms ?? 0) * 2)) as typeof setTimeout;\nconst run = (wait: typeof setTimeout) => wait(() => {}, 1);\nrun(setTimeout);",
};
