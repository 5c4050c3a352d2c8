import Bottleneck from "bottleneck";

const limiter = new Bottleneck({ maxConcurrent: 1, minTime: 5 });
limiter.on("done", () => console.log("one is done"));
const work = async (n: number): Promise<number> => {
	console.log("work", n);
	return n * 10;
};
console.log(await Promise.all([1, 2, 3].map((n) => limiter.schedule(() => work(n)))));
console.log(limiter.counts().DONE);
await limiter.stop();
await limiter.schedule(() => work(4)).catch((error: Error) => console.log(error.message));
