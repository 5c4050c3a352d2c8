const made = Promise.withResolvers<number>();
console.log(Object.keys(made).join(), Object.getPrototypeOf(made) === Object.prototype, made.promise instanceof Promise, made.resolve.length, made.reject.length);
class C<T> extends Promise<T> {}
console.log(C.withResolvers().promise instanceof C);
for (const bad of [undefined, 1, {}, () => {}]) try { (Promise.withResolvers as (this: unknown) => unknown).call(bad); } catch (e) { console.log((e as Error).name); }
made.resolve(1); made.reject(2); console.log(await made.promise);
