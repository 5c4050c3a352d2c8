import EventEmitter, { errorMonitor, getEventListeners, on, once } from "node:events";

const bell = new EventEmitter();
bell.on("newListener", (name) => console.log("new", String(name)));
bell.on("removeListener", (name) => console.log("gone", String(name)));
const loud = (n: number) => console.log("loud", n);
bell.on("ring", loud);
bell.prependListener("ring", (n: number) => console.log("first", n));
bell.once("ring", (n: number) => console.log("once", n));
console.log(bell.emit("ring", 1), bell.emit("ring", 2), bell.emit("nothing"));
bell.off("ring", loud);
console.log(bell.listenerCount("ring"), bell.eventNames().map(String), getEventListeners(bell, "ring").length);
try {
	bell.emit("error", new Error("nobody hears"));
} catch (error) {
	console.log((error as Error).message);
}
try {
	bell.emit("error", "a text");
} catch (error) {
	console.log((error as Error & { code: string }).code, (error as Error).message);
}
bell.on(errorMonitor, (error: Error) => console.log("seen", error.message));
bell.on("error", (error: Error) => console.log("heard", error.message));
bell.emit("error", new Error("all hear"));
setTimeout(() => bell.emit("later", "x", 3), 5);
console.log(await once(bell, "later"));
const stop = new AbortController();
setTimeout(() => stop.abort(), 5);
await once(bell, "never", { signal: stop.signal }).catch((error) => console.log(error.name, error.code));
setTimeout(() => {
	bell.emit("step", 1);
	bell.emit("step", 2);
	bell.emit("step", 3);
}, 5);
for await (const [n] of on(bell, "step")) {
	console.log("step", n);
	if (n === 3) break;
}
class Door extends EventEmitter {
	open(): void {
		this.emit("open", this.constructor.name);
	}
}
const door = new Door();
door.on("open", function (this: unknown, name) {
	console.log(name, this === door);
});
door.open();
try {
	bell.on("x", 1 as never);
} catch (error) {
	console.log((error as Error & { code: string }).code);
}
const target = new EventTarget();
setTimeout(() => target.dispatchEvent(new Event("go")), 1);
console.log(((await once(target, "go")) as Event[])[0]?.type);
