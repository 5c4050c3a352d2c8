// Node 20 has no DisposableStack.
const stack = new DisposableStack(); const log: string[] = [];
const resource = (name: string) => ({ name, [Symbol.dispose]() { log.push(name); } });
const a = resource("a"); console.log(stack.use(a) === a, stack.use(null), stack.use(undefined), stack.adopt(5, (v) => log.push("adopted " + v)), stack.defer(() => log.push("deferred")), stack.disposed);
const moved = stack.move(); console.log(stack.disposed, moved.disposed, moved instanceof DisposableStack, log.length);
moved.dispose(); moved.dispose(); console.log(log.join(), moved.disposed);
for (const use of [() => moved.use(a), () => moved.defer(() => {}), () => moved.adopt(1, () => {}), () => moved.move()]) try { use(); } catch (e) { console.log((e as Error).name); }
for (const bad of [1, "x", {}, { [Symbol.dispose]: 5 }]) try { new DisposableStack().use(bad as never); } catch (e) { console.log((e as Error).name); }
for (const bad of [undefined, 1, {}]) { try { new DisposableStack().defer(bad as never); } catch (e) { console.log((e as Error).name); } try { new DisposableStack().adopt(1, bad as never); } catch (e) { console.log((e as Error).name); } }
const failing = new DisposableStack(); failing.defer(() => { throw new RangeError("first in, last out"); }); failing.defer(() => { throw new TypeError("last in"); });
try { failing.dispose(); } catch (e) { const s = e as SuppressedError; console.log(s.name, s.error.message, s.suppressed.message, failing.disposed); }
{ using inBlock = new DisposableStack(); inBlock.defer(() => console.log("with the block")); console.log("in the block"); }
try { (DisposableStack as never as () => void)(); } catch (e) { console.log((e as Error).name); }
console.log(Object.prototype.toString.call(stack), DisposableStack.prototype[Symbol.dispose] === DisposableStack.prototype.dispose, DisposableStack.length, DisposableStack.prototype.adopt.length);
