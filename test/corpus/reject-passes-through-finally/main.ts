const log = (x: string) => () => console.log(x);
await Promise.reject("text").finally(log("one")).finally(async () => { await null; console.log("two"); }).catch((e) => console.log("caught", e));
await Promise.reject("lost").finally(() => { throw "other"; }).catch((e) => console.log("caught", e));
await Promise.reject("kept").finally(() => "ignored").then(log("never"), (e) => console.log("second", e));
