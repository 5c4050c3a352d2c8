/** The order quiz: synchronous lines, microtasks and a timer. */
export const QUIZ = `console.log("first");

setTimeout(() => {
	console.log("fifth");
}, 0);

Promise.resolve()
	.then(() => console.log("third"))
	.then(() => console.log("fourth"));

console.log("second");
`;

/** Short programs of every kind that people step through. */
export const PROGRAMS: Record<string, string> = {
	"the order quiz": QUIZ,
	"a nested quiz": `Promise.resolve().then(() => {
	console.log("a");
	Promise.resolve().then(() => console.log("c"));
	queueMicrotask(() => console.log("d"));
}).then(() => console.log("e"));
setTimeout(() => console.log("f"));
console.log("b");
`,
	"async calls": `async function cook(name: string, ms: number) {
	await new Promise((resolve) => setTimeout(resolve, ms));
	return name;
}
const meals = await Promise.all([cook("soup", 30), cook("tea", 10)]);
console.log(meals);
`,
	"a loop that awaits": `import { sleep } from "interleave";
for (let i = 0; i < 3; i++) {
	await sleep(10);
	console.log(i);
}
`,
	"a forEach that does not wait": `[1, 2].forEach(async (n) => {
	await null;
	console.log(n);
});
console.log("done");
`,
	"a race": `const after = (ms: number) => new Promise((resolve) => setTimeout(() => resolve(ms), ms));
const first = await Promise.race([after(20), after(10)]);
console.log(first);
`,
	"a deadlock": `async function wait() {
	await new Promise(() => {});
}
console.log("before");
await wait();
`,
	"an error": `async function fails() {
	await null;
	throw new Error("no");
}
try {
	await fails();
} catch (error) {
	console.log((error as Error).message);
} finally {
	console.log("end");
}
`,
	"a semaphore": `import { gather, Semaphore, sleep } from "interleave";
const one = new Semaphore(1);
async function work(n: number) {
	using _permit = await one.acquire();
	await sleep(5);
	console.log(n);
}
await gather([1, 2].map((n) => () => work(n)));
`,
	"an async generator": `async function* count() {
	yield 1;
	yield 2;
}
for await (const n of count()) console.log(n);
`,
	"functions that call each other": `function inner(n: number): number {
	return n + 1;
}
function outer(n: number): number {
	const half = inner(n);
	return half * 2;
}
const later = Promise.resolve(3).then(outer);
console.log(outer(1), await later);
`,
	"an interval that is cleared": `let n = 0;
const id = setInterval(() => {
	n++;
	if (n === 2) clearInterval(id);
}, 10);
`,
	"a chain with catch and finally": `Promise.reject(new Error("x"))
	.then(() => console.log("never"))
	.catch((error: Error) => console.log(error.message))
	.finally(() => console.log("at last"));
`,
};
