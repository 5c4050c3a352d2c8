const p = new Promise<number>((done) => { done(1); return { then() { console.log("never asked"); } } as any; });
console.log(await p);
console.log(await new Promise((done) => (setTimeout(done, 1, "value"), "ignored")));
