const log = (name: string) => (v: unknown) => console.log(name, v);
Promise.race([Promise.reject("a"), Promise.resolve("b")]).then(log("ok"), log("no"));
Promise.race([new Promise(() => {}), Promise.resolve("c")]).then(log("ok"));
Promise.race([{ then(f: (v: string) => void) { f("thenable"); } }, Promise.resolve("d")]).then(log("ok"));
Promise.race(["e", Promise.resolve("f")]).then(log("ok"));
Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3)).then(() => console.log(4));
