import { sleep } from "interleave";
async function f<T>(a: T, b = 2): Promise<T> {
	await sleep(b);
	return a;
}
