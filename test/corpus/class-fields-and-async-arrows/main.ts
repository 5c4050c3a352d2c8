class C { n = 3; get = async () => { await null; return this.n; }; static make = async () => new C(); async *each() { for (let i = 0; i < this.n; i++) yield i; } }
const c = await C.make(); console.log(await c.get()); for await (const i of c.each()) console.log(i);
