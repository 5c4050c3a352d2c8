const c = new AbortController();
c.signal.addEventListener("abort", () => console.log("aborted", c.signal.reason));
const waits = new Promise((_, no) => c.signal.addEventListener("abort", () => no(c.signal.reason)));
c.abort(await Promise.resolve("because"));
await waits.catch((e) => console.log("caught", e));
c.abort("again");
console.log(c.signal.reason);
