let resolves = 0, rejects = 0;
class C<T> extends Promise<T> { static override resolve(v?: unknown) { resolves++; return super.resolve(v) as never; } static override reject(v?: unknown) { rejects++; return super.reject(v) as never; } }
const ok = new C((f) => f("v"));
console.log(await ok.finally(() => {}), resolves, rejects);
const no = new C((_, r) => r("e"));
await no.finally(() => {}).catch((e) => console.log(e, resolves, rejects));
console.log(ok.finally() instanceof C);
