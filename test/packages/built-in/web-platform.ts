console.log(new TextDecoder().decode(new TextEncoder().encode("héllo")), btoa("abc"), atob("YWJj"));
const url = new URL("/b?x=1&y=2#z", "https://example.org:8080/a");
console.log(url.href, url.searchParams.get("y"), URL.canParse("no"), [...new URLSearchParams("a=1&a=2").getAll("a")]);
console.log(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
const bytes = crypto.getRandomValues(new Uint16Array(8));
console.log(
	bytes.length,
	bytes.some((byte) => byte > 255),
);
try {
	crypto.getRandomValues(new Float32Array(1) as never);
} catch (error) {
	console.log((error as Error).name);
}
try {
	crypto.getRandomValues(new Uint8Array(70_000));
} catch (error) {
	console.log((error as Error).name);
}
performance.mark("a");
await new Promise((resolve) => setTimeout(resolve, 20));
performance.mark("b");
const measure = performance.measure("from a to b", "a", "b");
console.log(
	measure.entryType,
	measure.duration >= 0,
	performance.getEntriesByType("mark").map(({ name }) => name),
);
const shared = { n: 1 };
const copy = structuredClone({ one: shared, two: shared, set: new Set([1]), error: new RangeError("r") });
console.log(copy.one === copy.two, copy.one !== shared, copy.set.has(1), copy.error.name);
for (const value of [() => {}, Symbol("s"), Promise.resolve(), { deep: [Promise.resolve()] }])
	try {
		structuredClone(value);
	} catch (error) {
		console.log((error as DOMException).name, (error as DOMException).code);
	}
console.log(global === globalThis, typeof setImmediate);
(globalThis as any).added = 1;
console.log(added, delete (globalThis as any).added, typeof added);
declare var added: number;
