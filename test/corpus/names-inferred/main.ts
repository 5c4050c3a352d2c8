let a, b, c, d, o: Record<string, unknown> = {};
a = async () => {}; [b = async () => {}] = [] as never[]; ({ c = async function () {} } = {} as never); ({ x: d = async function* () {} } = {} as never);
o = { p: async () => {}, async q() {}, async *r() {}, ["s" + 1]: async () => {}, [Symbol("u")]: async () => {}, [Symbol()]: async function () {}, [`g${1 + 1}` /* ] */]: (async function* () {}), [{ toString: () => "object" } as never]: async () => {}, [7]: async function own() {}, [(() => "iife")()]: async (x = { [`in${"ner"}`]: async () => {} }) => x, async ["t" + 2]() {}, async [Symbol("v")]() {}, async 5() {}, "quoted name": async () => {} };
console.log([a, b, c, d].map((f) => (f as unknown as () => void).name).join());
for (const k of Reflect.ownKeys(o)) console.log(String(k), JSON.stringify((o as never as Record<PropertyKey, () => void>)[k]!.name));
const made = await (o as never as { iife(): Promise<{ inner(): void }> }).iife(); console.log(made.inner.name);
const covered = (0, async () => {}); const parenthesised = (async () => {}); let logical: unknown; logical ??= async () => {}; let or: unknown = 0; or ||= async function* () {};
console.log(JSON.stringify(covered.name), parenthesised.name, (logical as () => void).name, (or as () => void).name);
async function f({ x = async () => {}, y = (async () => {}), z = (0, async () => {}) } = {} as never as { x?: () => void; y?: () => void; z?: () => void }, [w = async function* () {}] = [] as never[], v = async () => {}) { return [x.name, y.name, z.name, (w as () => void).name, v.name].join(); }
console.log(await f());
for await (const { n = async () => {}, m = async function () {} } of [{}] as { n?: () => void; m?: () => void }[]) console.log(n.name, m.name);
class C { field = async () => {}; static s = async function* () {}; #hidden = async () => {}; get name2() { return this.#hidden.name; } }
console.log(new C().field.name, C.s.name, new C().name2);
