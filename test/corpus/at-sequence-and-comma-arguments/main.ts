let n = 0;
console.log((n++, n), (await null, n++), n);
console.log((await Promise.resolve(1), await Promise.resolve(2)));
setTimeout((n++, () => console.log("timer", n)), (await null, 5));
console.log(((n)), n);
