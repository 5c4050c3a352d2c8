// Node 20 cannot parse `using`.
const failing = (message: string) => ({ [Symbol.dispose]() { throw new RangeError(message); } });
try { using a = failing("only"); void a; } catch (e) { console.log((e as Error).message); }
type Suppressed = Error & { error: Suppressed; suppressed: Suppressed };
try { using a = failing("a"); using b = failing("b"); throw new TypeError("body"); } catch (e) { const s = e as Suppressed; console.log(s.name, s.error.message, s.suppressed.name, s.suppressed.error.message, s.suppressed.suppressed.message, s instanceof Error); }
for (const bad of [1, "x", true, Symbol(), {}, { [Symbol.dispose]: 5 }]) try { using r = bad as never; console.log("never", r); } catch (e) { console.log(typeof bad, (e as Error).name); }
try { using ok = { [Symbol.dispose]() { console.log("disposed before the error shows"); } }; using bad = {} as never; console.log("never", ok, bad); } catch (e) { console.log((e as Error).name); }
try { using r = { get [Symbol.dispose](): never { throw new RangeError("getter"); } }; void r; } catch (e) { console.log((e as Error).message); }
let reads = 0; { using r = { get [Symbol.dispose]() { reads++; return function (this: unknown, ...v: unknown[]) { console.log("this and arguments", typeof this, v.length); }; } }; void r; console.log("read at the declaration", reads); } console.log(reads);
try { using a = { [Symbol.dispose]() {} }; (a as unknown) = 5; } catch (e) { console.log((e as Error).name); }
