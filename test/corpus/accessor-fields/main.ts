const key = (k: string) => { console.log("key", k); return k; };
const Un = class {
	accessor x = 1; static accessor y = 2; accessor [key("z")] = 3; accessor "w-w" = 4; accessor #p = 5;
	accessor fn = () => "arrow"; accessor late!: number; p() { return this.#p++ + this.#p; }
};
const u = new Un();
u.x = 5; Un.y = 6;
console.log(u.x, Un.y, (u as any).z, u["w-w"], u.p(), Object.keys(u).length, Un.name, u.fn(), u.late);
console.log(Object.getOwnPropertyDescriptor(Un.prototype, "x")!.get!.name, "x" in u, Object.hasOwn(u, "x"));
class Base { accessor v = 1; read() { return this.v; } }
class Child extends Base { get v() { return super.v * 10; } set v(n) { super.v = n; } }
const c = new Child(); c.v = 4; console.log(c.v, c.read());
try { Object.getOwnPropertyDescriptor(Base.prototype, "v")!.get!.call({}); } catch (e) { console.log((e as Error).name); }
class Later { accessor job = Promise.resolve(7); async sum() { return (await this.job) + 1; } }
console.log(await new Later().sum());
