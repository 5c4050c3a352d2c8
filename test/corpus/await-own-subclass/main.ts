class P2<T> extends Promise<T> {}
const p = P2.resolve(5);
(async () => { console.log(await p, p instanceof P2, p.then(() => 0) instanceof P2); })();
Promise.resolve().then(() => console.log("m1")).then(() => console.log("m2")).then(() => console.log("m3"));
