// Node 20 cannot parse `using`.
const resource = (name: string) => ({ name, [Symbol.dispose]() { console.log("dispose", name); } });
{ using a = resource("a"), b = resource("b"); using c = null; using d = undefined; console.log("in block", a.name, b.name, c, d); }
function returns() { using r = resource("r"); return (console.log("operand"), r.name); } console.log(returns());
for (const name of ["x", "y"]) { using each = resource(name); if (each.name === "x") continue; console.log("second"); break; }
for (using each of [resource("of 1"), resource("of 2")]) console.log("loop", each.name);
switch (1) { case 1: { using s = resource("switch"); console.log("case", s.name); } default: console.log("default"); }
try { using t = resource("t"); throw new RangeError("body " + t.name); } catch (e) { console.log((e as Error).message); } finally { console.log("finally"); }
const arrow = () => { using q = resource("arrow"); return 5; }; console.log(arrow());
label: { using l = resource("label"); break label; }
console.log("end");
