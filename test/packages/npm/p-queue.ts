import PQueue from "p-queue";

const queue = new PQueue({ concurrency: 1 });
queue.on("idle", () => console.log("idle"));
const say = (text: string, ms: number) => async () => {
	await new Promise((resolve) => setTimeout(resolve, ms));
	console.log(text);
	return text;
};
void queue.add(say("first", 20));
void queue.add(say("low", 5), { priority: 0 });
void queue.add(say("high", 5), { priority: 10 });
console.log(queue.size, queue.pending);
await queue.onIdle();
console.log("done");
