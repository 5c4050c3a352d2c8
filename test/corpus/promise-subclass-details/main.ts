class C<T> extends Promise<T> { extra = "field"; }
const c = C.resolve(1);
console.log(c.extra, c.then((v) => v).extra, Object.prototype.toString.call(c), C.name, C.length);
console.log(C.all([]) instanceof C, C.race([]) instanceof C, C.allSettled([]) instanceof C, C.reject(1).catch(() => {}) instanceof C, c.finally() instanceof C);
class NoSuper extends Promise<number> { constructor() { (0 as never as () => void); super((f) => f(1)); } }
try { new NoSuper().then(() => {}); } catch (e) { console.log((e as Error).name); }
