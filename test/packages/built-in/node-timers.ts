import { performance } from "node:perf_hooks";
import timers, { clearInterval, setInterval, setTimeout } from "node:timers";

const before = performance.now();
let rounds = 0;
const id = setInterval(() => {
	console.log("round", ++rounds);
	if (rounds === 2) clearInterval(id);
}, 5);
setTimeout((text: string) => console.log(text, performance.now() >= before), 50, "end");
console.log(timers.setTimeout === setTimeout, typeof timers.clearImmediate);
