const numbers = new ReadableStream<number>({
	async start(controller) {
		for (const n of [1, 2, 3]) {
			await new Promise((resolve) => setTimeout(resolve, 2));
			controller.enqueue(n);
		}
		controller.close();
	},
});
const doubled = numbers.pipeThrough(
	new TransformStream<number, number>({
		transform(n, controller) {
			controller.enqueue(n * 2);
		},
	}),
);
const written: number[] = [];
await doubled.pipeTo(new WritableStream<number>({ write: (n) => void written.push(n) }));
console.log(written);
let pulls = 0;
const lazy = new ReadableStream<number>({ pull: (controller) => controller.enqueue(++pulls) }, { highWaterMark: 0 });
for await (const n of lazy as unknown as AsyncIterable<number>) if (n === 3) break;
console.log(pulls, lazy.locked);
const [a, b] = new ReadableStream<string>({
	start(controller) {
		controller.enqueue("x");
		controller.close();
	},
}).tee();
console.log(await a.getReader().read(), await b.getReader().read());
const broken = new ReadableStream({ start: (controller) => controller.error(new Error("no")) });
await broken
	.getReader()
	.read()
	.catch((error) => console.log(error.message));
console.log(Object.prototype.toString.call(numbers), numbers instanceof ReadableStream);
