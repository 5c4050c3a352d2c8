// An async function is no generator, whatever it is made of: what a program does to generators is nothing to it.
// The rest is one go of microtasks: nothing else that lives in this realm, such as a test runner, meets the patch.
await null;
const prototype = Object.getPrototypeOf(Object.getPrototypeOf((function* (): Generator<unknown> {})()));
const { next, throw: raise, return: leave } = prototype;
const patch = (name: string, method: (...values: unknown[]) => unknown) =>
	function (this: unknown, ...values: unknown[]) {
		console.log("patched", name);
		return method.apply(this, values);
	};
Object.assign(prototype, { next: patch("next", next), throw: patch("throw", raise), return: patch("return", leave) });

async function fails(): Promise<never> {
	await null;
	throw new Error("no");
}
async function works(): Promise<number> {
	try {
		return await fails();
	} catch (error) {
		console.log((error as Error).message);
		return 1;
	}
}
async function* counts(): AsyncGenerator<number> {
	yield 1;
	try {
		yield await Promise.reject(new Error("inside"));
	} catch (error) {
		console.log((error as Error).message);
	}
	yield 2;
}

console.log(await works());
const numbers = counts();
console.log(JSON.stringify([await numbers.next(), await numbers.next(), await numbers.return(3)]));
Object.assign(prototype, { next, throw: raise, return: leave });
