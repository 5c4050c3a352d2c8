import EventEmitter from "eventemitter3";

const bell = new EventEmitter<{ ring: [number, string] }>();
bell.on("ring", (n, text) => console.log("on", n, text));
bell.once("ring", (n) => console.log("once", n));
console.log(bell.emit("ring", 1, "a"), bell.emit("ring", 2, "b"), bell.listenerCount("ring"));
bell.removeAllListeners();
console.log(bell.emit("ring", 3, "c"));
