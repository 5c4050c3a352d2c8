import pLimit from "p-limit";

const limit = pLimit(2);
async function work(n: number): Promise<number> {
	console.log("start", n, limit.activeCount, limit.pendingCount);
	await new Promise((resolve) => setTimeout(resolve, 5 * (4 - n)));
	console.log("end", n);
	return n * n;
}
const jobs = [1, 2, 3].map((n) => limit(() => work(n)));
console.log(await Promise.all(jobs));
await limit(() => Promise.reject(new Error("no"))).catch((error: Error) => console.log(error.message));
