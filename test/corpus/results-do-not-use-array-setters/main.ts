let hits = 0;
const no = Promise.reject(7);
Object.defineProperty(Array.prototype, 0, { configurable: true, set() { hits++; } });
const all = Promise.all([5]), settled = Promise.allSettled([6]), any = Promise.any([no]);
delete (Array.prototype as never as Record<string, unknown>)[0];
console.log((await all)[0], (await settled)[0]!.status, await any.catch((e: AggregateError) => e.errors[0]), hits);
