const p = Promise.resolve("patched");
let reads = 0;
Object.defineProperty(p, "then", { get() { reads++; return Promise.prototype.then; } });
console.log(await Promise.race([p]), reads);
const q = Promise.resolve("own then");
q.then = function (f: any) { console.log("own then called", typeof f); return Promise.prototype.then.call(this, f) as any; };
console.log(await Promise.race([q, new Promise(() => {})]));
