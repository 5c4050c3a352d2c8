console.log((await Promise.all("abc" as never as string[])).join(), (await Promise.all([, 1, , 2])).length, String((await Promise.all([,]))[0]));
console.log((await Promise.allSettled(new Map([[1, 2]]))).length, await Promise.race(new Set(["first", "second"])), await Promise.any("xy" as never as string[]));
const results = await Promise.all([1, 2]);
console.log(Array.isArray(results), Object.getPrototypeOf(results) === Array.prototype, JSON.stringify(Object.getOwnPropertyDescriptor(results, 0)));
