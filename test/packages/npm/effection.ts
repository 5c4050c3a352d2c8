import { all, createChannel, each, main, race, run, sleep, spawn } from "effection";

function* work(name: string, ms: number): Generator<any, string, any> {
	try {
		yield* sleep(ms);
		console.log(name, "ends");
		return name;
	} finally {
		console.log(name, "is left");
	}
}
console.log(
	await run(function* () {
		return yield* all([work("a", 10), work("b", 5)]);
	}),
);
console.log(
	await run(function* () {
		return yield* race([work("slow", 50), work("fast", 5)]);
	}),
);
await run(function* () {
	const channel = createChannel<number, void>();
	yield* spawn(function* () {
		yield* sleep(1);
		for (const n of [1, 2]) yield* channel.send(n);
		yield* channel.close();
	});
	for (const n of yield* each(channel)) {
		console.log("got", n);
		yield* each.next();
	}
});
console.log(typeof main);
