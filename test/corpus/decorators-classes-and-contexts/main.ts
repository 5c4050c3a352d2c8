const seen: unknown[] = [];
function reg(_c: unknown, context: any) { seen.push(`${context.kind} ${String(context.name)}`); }
function swap(c: any, _context: any): any { return class extends c { extra = 1; static tag = "swapped"; }; }
@swap class S { static self = 1; n = 5; async who() { await null; return this.n; } }
console.log((S as any).tag, (new S() as any).extra, await new S().who(), S.self, new S() instanceof S);
const E = @swap class { n = 1; async q() { return this.n; } };
console.log((E as any).tag, await new E().q());
@reg abstract class Abs<T> { abstract z: T; @reg readonly w: number = 1; @reg static readonly q?: string; @reg opt!: number; }
console.log(seen.join(), typeof Abs);
function bound(_value: unknown, { addInitializer, name }: any) { addInitializer(function (this: any) { this[name] = this[name].bind(this); }); }
class Bound { v = 3; @bound hi() { return this?.v; } @reg fn = () => 1; @reg an = async () => 2; @reg cl = class {}; @reg cn = class { static name = "own"; }; }
const { hi } = new Bound();
console.log(hi(), new Bound().cn.name);
function access(_v: unknown, { access }: any) { const o = {}; access.set?.(o, 3); console.log(access.has({ x: 1 }), access.get?.({ x: 2 }), JSON.stringify(o)); }
class Access { @access x = 1; }
console.log(new Access().x);
class M0 { @((_: unknown, c: any) => { c.metadata.a = 1; }) x = 1; }
class M1 extends M0 { @((_: unknown, c: any) => { console.log(c.metadata.a); c.metadata.b = 2; console.log(Object.keys(c.metadata).join()); }) y = 1; }
console.log(new M1().y);
try { class Bad { @(5 as any) m() {} } console.log(Bad); } catch (e) { console.log((e as Error).name); }
try { class Bad { @((() => 5) as any) m() {} } console.log(Bad); } catch (e) { console.log((e as Error).name); }
let late: any;
class Late { @((_: unknown, c: any) => { late = c.addInitializer; }) m() {} }
try { late(() => {}); } catch (e) { console.log((e as Error).name, typeof Late); }
namespace N { export function deco(_v: unknown, c: any) { console.log("from a namespace", c.name); } @deco export class Inside {} }
console.log(typeof N.Inside);
