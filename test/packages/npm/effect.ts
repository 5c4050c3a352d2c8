import { Duration, Effect, Fiber, Schedule } from "effect";

const work = (n: number) =>
	Effect.gen(function* () {
		yield* Effect.sleep(Duration.millis(5 * n));
		return n * n;
	});
console.log(await Effect.runPromise(Effect.all([work(3), work(1), work(2)], { concurrency: 2 })));
console.log(await Effect.runPromise(Effect.race(Effect.delay(Effect.succeed("slow"), "50 millis"), Effect.succeed("fast"))));
let tries = 0;
const flaky = Effect.suspend(() => (++tries < 3 ? Effect.fail("not yet") : Effect.succeed("at last")));
console.log(await Effect.runPromise(Effect.retry(flaky, Schedule.recurs(5))), tries);
const interrupted = Effect.gen(function* () {
	const fiber = yield* Effect.forkChild(Effect.onInterrupt(Effect.never, () => Effect.sync(() => console.log("interrupted"))));
	yield* Effect.sleep("5 millis");
	yield* Fiber.interrupt(fiber);
	return "done";
});
console.log(await Effect.runPromise(interrupted));
