const p = Promise.resolve(1);
console.log(Promise.resolve(p) === p);
class C<T> extends Promise<T> {}
const c = C.resolve(1);
console.log((Promise.resolve(c) as unknown) === c, C.resolve(c) === c, C.resolve(p) instanceof C, (Promise.resolve.call(C as never, c) as unknown) === c);
Object.defineProperty(p, "constructor", { value: C });
console.log(Promise.resolve(p) === p, (C.resolve(p) as unknown) === p);
console.log(Promise.reject === Promise.reject, await Promise.reject(p).catch((r) => r === p));
