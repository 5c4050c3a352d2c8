import { callbackify, format, promisify } from "node:util";

const add = (a: number, b: number, done: (error: Error | null, sum?: number) => void): void =>
	void setTimeout(() => (a < 0 ? done(new Error("negative")) : done(null, a + b)), 1);
console.log(await promisify(add)(1, 2));
await promisify(add)(-1, 2).catch((error) => console.log(error.message));
console.log(await promisify(setTimeout)(1, "slept"));
callbackify(async (n: number) => n * 2)(4, ((error: unknown, value: number) => console.log(error, value)) as never);
console.log(format("%s is %d", "it", 5));
