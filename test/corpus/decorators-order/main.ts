const log: string[] = [];
const say = (s: string) => { log.push(s); };
function d(label: string) { say("eval " + label); return function (value: any, ctx: any) {
  say(`call ${label} ${ctx.kind} ${String(ctx.name)} ${ctx.static} ${ctx.private} ${typeof value} ${Object.keys(ctx.access ?? {}).join("|")}`);
  ctx.addInitializer(function (this: any) { say(`init ${label} ${typeof this} ${ctx.kind === "field" && !ctx.private ? String(ctx.name) in this : ""}`); });
  ctx.metadata[label] = ctx.name;
  if (ctx.kind === "method") return function (this: any, ...a: any[]) { return `<${value.apply(this, a)}>`; };
  if (ctx.kind === "getter") return function (this: any) { return `g(${value.call(this)})`; };
  if (ctx.kind === "setter") return function (this: any, v: any) { value.call(this, v + "!"); };
  if (ctx.kind === "field") return (v: any) => `f(${v})`;
  if (ctx.kind === "accessor") return { init: (v: any) => `i(${v})`, get(this: any) { return `ag(${value.get.call(this)})`; }, set(this: any, v: any) { value.set.call(this, v + "?"); } };
  return undefined;
}; }
const key = (k: string) => { say("key " + k); return k; };
@d("class1") @d("class2")
class C {
  @d("m1") @d("m2") m(x: number) { return "m" + x; }
  @d("sm") static sm() { return "sm"; }
  @d("get") get g() { return 1; }
  v = "";
  @d("set") set s(x: any) { this.v = x; }
  @d("f") f = 1;
  @d("sf") static sf = 2;
  @d("acc") accessor a = 3;
  @d("sacc") static accessor sa = 4;
  @d("comp") [key("comp")]() { return "c"; }
  @d("compf") [key("compf")] = 5;
  @d("pm") #pm() { return "pm" + this.#pf; }
  @d("pg") get #pg() { return "pg"; }
  @d("ps") set #ps(x: any) { this.v = x; }
  @d("pf") #pf = 6;
  @d("pa") accessor #pa = 7;
  @d("spm") static #spm() { return "spm"; }
  all() { this.#ps = "z"; const r = [this.#pm(), this.#pg, this.v, this.#pf, this.#pa]; this.#pa = 8 as any; r.push(this.#pa); return r.join(); }
  static all() { return C.#spm(); }
  static { say("static block"); }
  constructor() { say("constructor"); }
}
say("new");
const c = new C();
console.log(log.join("\n"));
console.log(c.m(1), C.sm(), c.g, c.f, C.sf, c.a, C.sa, (c as any).comp(), (c as any).compf, c.all(), C.all());
c.s = "q"; console.log(c.v); c.a = 9 as any; console.log(c.a); C.sa = 1 as any; console.log(C.sa);
console.log(C.name, c.m.name, Object.keys(c).join());
