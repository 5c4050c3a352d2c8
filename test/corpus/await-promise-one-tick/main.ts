async function f(name: string, p: unknown) { for (let i = 0; i < 3; i++) { await p; console.log(name, i); } }
f("x", Promise.resolve()); f("y", 1); f("z", Promise.resolve(Promise.resolve()));
