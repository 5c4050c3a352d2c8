async function f() { return 1; }
const g = async (x: number) => { if (x > 0) g(x - 1); console.log("g", x); };
g(2);
label: { f(); break label; }
(f());
!f();
f()?.then((x) => console.log("then", x));
await g(0);
