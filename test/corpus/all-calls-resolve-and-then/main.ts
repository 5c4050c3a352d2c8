let resolves = 0, thens = 0;
class C<T> extends Promise<T> { static override resolve(v?: unknown) { resolves++; return super.resolve(v) as never; } override then(...a: never[]) { thens++; return super.then(...a) as never; } }
await C.all([1, 2, 3]); console.log(resolves, thens > 3);
