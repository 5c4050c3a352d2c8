const later = (ms: number, ok: boolean) => new Promise((f, r) => setTimeout(() => (ok ? f(ms) : r(new Error(String(ms)))), ms));
Promise.all([later(5, true), later(3, false), later(1, false)]).catch((e) => console.log(e.message));
setTimeout(() => console.log("siblings go on"), 6);
