const calls: unknown[][] = [];
const target = { then(...values: unknown[]) { calls.push(values); return "what then gave"; } };
const handler = () => {};
console.log((Promise.prototype.catch as (this: unknown, h: unknown) => unknown).call(target, handler), calls.length, calls[0]!.length, calls[0]![0], calls[0]![1] === handler);
for (const bad of [undefined, null]) try { (Promise.prototype.catch as (this: unknown) => unknown).call(bad); } catch (e) { console.log((e as Error).name); }
try { (Promise.prototype.catch as (this: unknown) => unknown).call({ get then() { throw new RangeError("getter"); } }); } catch (e) { console.log((e as Error).message); }
(Number.prototype as never as { then: unknown }).then = function () { "use strict"; return typeof this; };
console.log((Promise.prototype.catch as (this: unknown) => unknown).call(3));
delete (Number.prototype as never as { then?: unknown }).then;
