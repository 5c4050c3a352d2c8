const bad = Promise.reject(new Error("early"));
const slow = new Promise((_, no) => setTimeout(() => no(new Error("late")), 5));
await Promise.race([bad, slow]).catch((e) => console.log(e.message));
await new Promise((r) => setTimeout(r, 10));
console.log("nothing unhandled");
