async function f(a = (() => { throw new Error("default"); })()) { console.log("never", a); }
f().catch((e) => console.log(e.message)); console.log("sync");
const g = async ({ x }: { x: number }) => x; g(null as never).catch((e) => console.log(e.name));
