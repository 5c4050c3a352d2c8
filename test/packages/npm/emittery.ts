import Emittery from "emittery";

const emitter = new Emittery<{ ring: number; end: undefined }>();
emitter.on("ring", async (event: any) => {
	await new Promise((resolve) => setTimeout(resolve, 5));
	console.log("heard", event.data ?? event);
});
const first = emitter.once("ring");
await emitter.emit("ring", 1);
console.log("once", typeof (await first));
const heard: unknown[] = [];
const reader = (async () => {
	for await (const event of emitter.events("ring")) {
		heard.push(event);
		if (heard.length === 2) break;
	}
})();
await emitter.emitSerial("ring", 2);
await emitter.emit("ring", 3);
await reader;
console.log(heard.length, emitter.listenerCount("ring"));
