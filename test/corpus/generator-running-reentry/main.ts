async function* g(): AsyncGenerator<number> { const inner = self.next(); inner.then((r) => console.log("reentrant", r.value, r.done)); yield 1; yield 2; }
const self = g(); console.log((await self.next()).value);
