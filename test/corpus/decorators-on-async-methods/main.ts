function once<T, A extends unknown[], R>(method: (this: T, ...a: A) => Promise<R>, _context: unknown) {
	const flights = new Map<string, Promise<R>>();
	return function (this: T, ...a: A): Promise<R> {
		const key = JSON.stringify(a);
		if (!flights.has(key)) flights.set(key, method.apply(this, a).finally(() => flights.delete(key)));
		return flights.get(key)!;
	};
}
const seen: string[] = [];
function reg(_value: unknown, context: any) { seen.push(`${context.kind} ${String(context.name)}`); }
class Users {
	fetches = 0;
	@once
	async get(id: string): Promise<string> { this.fetches++; await new Promise((r) => setTimeout(r, 10)); return `user ${id}`; }
	@reg static async *gen() { yield 1; await null; yield 2; }
	@reg async #hidden(x = 2) { await null; return x + this.fetches; }
	@once async ["computed" + 1](a: number) { await null; return a; }
	@reg static async s() { return super.toString === Function.prototype.toString; }
	hidden() { return this.#hidden(); }
}
const users = new Users();
console.log((await Promise.all([users.get("1"), users.get("1"), users.get("2")])).join(), users.fetches, await users.hidden(), await (users as any).computed1(4), seen.join());
for await (const x of Users.gen()) console.log(x);
console.log(await Users.s());
