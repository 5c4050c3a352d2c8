// Every form of assignment to what is watched: values, order, names of functions.
const log: unknown[] = [];
const v = async <T>(value: T) => { log.push(value); await null; return value; };
let a = 1; let b = 2; let f: unknown; let maybe: number | undefined;
const counts: Record<string, number> = { x: 1, y: 2 }; const list = [1, 2, 3];
const key = (k: string) => { log.push(`key ${k}`); return k; };
const holder = { inner: { n: 1 }, list };
class Box { #n = 1; static s = 5; n = this.#n + 1; async add(k: number) { this.#n = this.#n + (await v(k)); this.n += await v(k); Box.s -= await v(k); this.#n++; return [this.#n, this.n, Box.s, #n in this]; } }
async function all(i: number) {
	const x = "x"; const old = a; const { n: inner = 7 } = holder.inner;
	a = old + (await v(1)); a += await v(2); a **= await v(2); a++; ++a; a--;
	[a, b] = [b, await v(a)]; ({ a, b: counts.y = 4 } = { a: await v(a + 1), b: undefined as unknown as number });
	maybe ??= await v(5); maybe ??= await v(6); maybe &&= maybe + (await v(1)); maybe ||= 9;
	counts[x] = counts[x] + (await v(1)); counts[x] += await v(1); counts[x]++; counts["y"] -= await v(1);
	counts[key("x")] = (await v(3)) + counts[key("x")]; counts[await v("y")] += await v(1); counts[key("z")] ??= await v(0);
	list[i] = list[i] + (await v(1)); list[list.length - 1] *= await v(2); holder.list[0] = inner + (await v(1));
	holder.inner.n = holder.inner.n + (await v(1)); holder.inner = { n: holder.inner.n + (await v(1)) };
	f = f ?? (async () => {}); f = async () => {}; const g = (f = class {}); const h = { a, f: (f = () => {}) };
	const o = { a, b, counts, n: holder.inner.n, ...{ maybe } }; const t = `${a}${(a = a + (await v(1)))}${a}`;
	const c = (a = b = await v(a)), d = (b += a), e = typeof a + void b; const [p = a, ...q] = [undefined, b, await v(b)];
	for (a of [1, await v(2)]) b += a; for (let j = a; j < (await v(4)); j++) a = j + a; for (holder.inner.n in { k: 1 }) await null;
	if ((a = a + (await v(1))) > 3 && a === a) b = a; while (b > 20) b = b - (await v(a)); label: for (;;) { a = b; break label; }
	const r = holder?.inner?.n, s = holder.inner?.["n"], u = new (class { n = a })().n, w = (a, b), y = await new Box().add(a), z = a ? await v(b) : b;
	const gone = (i > 5 ? holder : undefined) as typeof holder | undefined; const none = [gone?.inner.n, gone?.list[i], gone?.inner.n.toFixed(a).length, gone?.list.map((k) => k + a)[(a = a + (await v(1)))]];
	return [none, o, t, c, d, e, p, q, r, s, u, w, y, z, (f as () => void).name, (g as () => void).name, h.f.name, a, b];
}
for (const i of [1, 0]) console.log(JSON.stringify(await all(i)));
console.log(JSON.stringify([a, b, maybe, counts, list, holder]));
for (const line of log) console.log(line);
