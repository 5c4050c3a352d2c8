let settle!: (x: string) => void;
const p = new Promise<string>((done) => { settle = done; setTimeout(() => console.log("timer only"), 5); });
setTimeout(() => settle("from outside"), 20);
console.log(await Promise.race([p, new Promise((r) => setTimeout(r, 50, "too late"))]));
console.log(await p.then((x) => `${x}, then`));
