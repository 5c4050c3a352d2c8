const thenable = { then(done: (x: string) => void) { console.log("then called"); done("thenable"); } };
console.log(await Promise.race([thenable, Promise.resolve("promise")]));
console.log(await Promise.race(["value", Promise.reject("never heard")]));
console.log(await Promise.race(new Set([Promise.resolve(1), 2])));
