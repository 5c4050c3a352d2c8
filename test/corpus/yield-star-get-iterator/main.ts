async function* over(x: unknown) { try { yield* x as never; } catch (e) { yield "caught " + (e as Error).name; } }
const first = async (x: unknown) => console.log(String((await over(x).next()).value));
await first(undefined); await first(null); await first(5); await first({}); await first("text"); await first([Promise.resolve("unwrapped")]);
await first({ [Symbol.asyncIterator]: 5 }); await first({ [Symbol.asyncIterator]: undefined, *[Symbol.iterator]() { yield "sync instead"; } }); await first({ [Symbol.asyncIterator]: null, *[Symbol.iterator]() { yield "sync instead of null"; } }); await first({ [Symbol.asyncIterator]: "", *[Symbol.iterator]() { yield "never"; } });
await first({ [Symbol.asyncIterator]: () => 5 }); await first({ [Symbol.asyncIterator]: () => undefined }); await first({ get [Symbol.asyncIterator]() { throw new RangeError("getter"); } }); await first({ [Symbol.asyncIterator]() { throw new RangeError("method"); } });
await first({ [Symbol.iterator]: 5 }); await first({ [Symbol.iterator]: () => 5 }); await first({ [Symbol.iterator]: () => ({ next: 5 }) });
