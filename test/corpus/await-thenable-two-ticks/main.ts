const t = { then(f: (v: number) => void) { console.log("then called"); f(1); } };
(async () => { console.log("got", await t); })();
Promise.resolve().then(() => console.log("m1")).then(() => console.log("m2")).then(() => console.log("m3"));
