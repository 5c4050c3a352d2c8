const target = new EventTarget();
const log = (text: string) => (event: Event) => console.log(text, event.type, event.eventPhase, event.currentTarget === target);
// The standard calls capturing listeners first; Chromium calls those of a target without a tree in the order in which they were added.
target.addEventListener("go", log("capture"), true);
target.addEventListener("go", log("bubble"));
const once = log("once");
target.addEventListener("go", once, { once: true });
target.addEventListener("go", once);
target.addEventListener("go", {
	handleEvent(event: Event) {
		console.log("object", event.target === target);
	},
});
const stop = new AbortController();
target.addEventListener("go", log("signal"), { signal: stop.signal });
const event = new Event("go", { cancelable: true });
target.dispatchEvent(event);
console.log(event.target === target, event.currentTarget, event.eventPhase, event.isTrusted, event.defaultPrevented);
stop.abort();
target.addEventListener("go", (one) => one.preventDefault());
target.addEventListener("go", (one) => one.stopImmediatePropagation());
target.addEventListener("go", log("never"));
console.log(target.dispatchEvent(new Event("go", { cancelable: true })), target.dispatchEvent(new Event("go")));
const custom = new CustomEvent("note", { detail: { n: 1 } });
target.addEventListener("note", (one) =>
	console.log((one as CustomEvent).detail.n, one instanceof CustomEvent, one instanceof Event),
);
target.dispatchEvent(custom);
try {
	target.dispatchEvent({ type: "go" } as Event);
} catch (error) {
	console.log((error as Error).name);
}
class Clock extends EventTarget {
	tick(): void {
		this.dispatchEvent(new Event("tick"));
	}
}
const clock = new Clock();
clock.addEventListener("tick", function (this: unknown) {
	console.log(this === clock);
});
clock.tick();
const { signal } = stop;
console.log(signal instanceof EventTarget, signal.reason.name, signal.reason.code, signal.reason instanceof DOMException);
const both = AbortSignal.any([AbortSignal.timeout(5), new AbortController().signal]);
both.addEventListener("abort", (one) => console.log(one.type, one.isTrusted, both.reason.name));
await new Promise((resolve) => both.addEventListener("abort", resolve));
