async function f() { return { then(r: (v: string) => void) { console.log("then"); r("value"); } }; }
f().then((v) => console.log(v)); Promise.resolve().then(() => console.log("m1")).then(() => console.log("m2")).then(() => console.log("m3"));
