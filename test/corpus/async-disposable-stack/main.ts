// Node 20 has no AsyncDisposableStack.
const log: string[] = []; const stack = new AsyncDisposableStack(); const pause = () => new Promise<void>((f) => setTimeout(f, 1));
stack.use({ async [Symbol.asyncDispose]() { log.push("a begins"); await pause(); log.push("a ends"); } });
stack.use({ [Symbol.dispose]() { log.push("sync"); } }); stack.use(null);
stack.adopt("v", async (v) => { log.push("adopted begins " + v); await pause(); log.push("adopted ends"); });
stack.defer(async () => { log.push("deferred begins"); await pause(); log.push("deferred ends"); });
const done = stack.disposeAsync(); console.log(done instanceof Promise, stack.disposed, log.join()); console.log(await done); for (const line of log) console.log(line);
console.log(await stack.disposeAsync());
try { stack.defer(() => {}); } catch (e) { console.log((e as Error).name); }
const failing = new AsyncDisposableStack(); failing.defer(async () => { throw new RangeError("one"); }); failing.defer(async () => { throw new RangeError("two"); });
await failing.disposeAsync().catch((e: SuppressedError) => console.log(e.name, e.error.message, e.suppressed.message));
{ await using inBlock = new AsyncDisposableStack(); inBlock.defer(() => console.log("with the block")); const moved = inBlock.move(); console.log(inBlock.disposed, moved.disposed); await moved.disposeAsync(); }
await (AsyncDisposableStack.prototype.disposeAsync as (this: unknown) => Promise<void>).call({}).catch((e) => console.log("rejects", e.name));
console.log(Object.prototype.toString.call(stack), AsyncDisposableStack.prototype[Symbol.asyncDispose] === AsyncDisposableStack.prototype.disposeAsync);
