for (const k of ["all", "allSettled", "any", "race", "reject", "resolve"] as const) console.log(k, Promise[k].name, Promise[k].length);
for (const k of ["then", "catch", "finally"] as const) console.log(k, Promise.prototype[k].name, Promise.prototype[k].length);
console.log(Promise.name, Promise.length, Object.prototype.toString.call(Promise.resolve()), Object.keys(Promise.resolve(1)).length);
