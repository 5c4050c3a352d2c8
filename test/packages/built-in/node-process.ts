import process, { nextTick } from "node:process";

process.on("unhandledRejection", (reason, promise) =>
	console.log("unhandled", (reason as Error).message, promise instanceof Promise),
);
process.on("exit", (code) => console.log("exit", code));
setTimeout(() => {
	console.log("timer");
	setTimeout(() => console.log("timer of timer"), 0);
	setImmediate(() => console.log("immediate of timer"));
	nextTick((text: string) => {
		console.log(text);
		nextTick(() => console.log("tick of tick"));
		Promise.resolve().then(() => console.log("micro of tick"));
	}, "tick of timer");
	Promise.resolve().then(() => {
		console.log("micro of timer");
		nextTick(() => console.log("tick of micro"));
	});
}, 1);
nextTick(() => console.log("tick"));
queueMicrotask(() => console.log("micro"));
console.log("main", typeof process.hrtime.bigint(), process.argv.length, process.exitCode);
void Promise.reject(new Error("nobody"));
