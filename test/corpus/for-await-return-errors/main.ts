const mk = (ret: () => unknown) => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1, done: false }), return: ret }) });
try { for await (const _ of mk(() => { throw new Error("return threw"); })) break; } catch (e) { console.log((e as Error).message); }
try { for await (const _ of mk(() => { throw new Error("hidden"); })) throw new Error("body wins"); } catch (e) { console.log((e as Error).message); }
try { for await (const _ of mk(() => 5)) break; } catch (e) { console.log((e as Error).name); }
try { for await (const _ of mk(() => Promise.reject(new Error("rejected")))) break; } catch (e) { console.log((e as Error).message); }
