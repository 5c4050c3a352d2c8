const maybe: any = undefined;
console.log(maybe?.then(console.log("never")), maybe?.catch?.(1));
const there: any = { then: null, wait: (x: unknown) => `waited ${x}` };
console.log(there.then?.(1), there?.wait(await Promise.resolve(2)), there.wait?.(await 3));
