const nest = (n: number): unknown => (n === 0 ? "core" : { then(f: (v: unknown) => void) { console.log("then", n); f(nest(n - 1)); } });
Promise.resolve(nest(3)).then((v) => console.log(v));
(async () => console.log("awaited", await nest(2)))();
for (let i = 0; i < 8; i++) { await null; console.log("tick", i); }
