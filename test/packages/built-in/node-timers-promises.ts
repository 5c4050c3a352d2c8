import { setInterval as every, scheduler, setTimeout as sleep, setImmediate as soon } from "node:timers/promises";

console.log(await sleep(5, "slept"), await soon("soon"));
let rounds = 0;
for await (const value of every(5, "tick")) {
	console.log(value, ++rounds);
	if (rounds === 3) break;
}
const stop = new AbortController();
setTimeout(() => stop.abort(new Error("enough")), 5);
await sleep(60_000, null, { signal: stop.signal }).catch((error) =>
	console.log(error.name, error.code, error.message, error.cause.message),
);
await sleep(5, null, { signal: AbortSignal.abort() }).catch((error) => console.log(error.name));
await scheduler.wait(5);
console.log("end");
