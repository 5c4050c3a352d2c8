/**
 * A program that looks for the port to the page: it patches everything a careless runtime would call with the port in hand, waits for
 * the runtime to speak, and searches what it caught. Reports "GOT …" with where it found a port.
 */
export const SNOOP = `
// Without prototype, and filled by index: what is patched below must not catch the catcher.
const caught = { __proto__: null };
let count = 0;
const keep = (where, value) => { caught[count++] = { __proto__: null, where, value }; };
const keepAll = (where, values) => { for (let i = 0; i < values.length; i++) keep(where, values[i]); };
const Reflect_apply = Reflect.apply;
const toText = Object.prototype.toString;
const isPort = (value) => {
	try { return Reflect_apply(toText, value, []) === "[object MessagePort]"; } catch { return false; }
};
const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

// Setters that a plain object or array would run into when it is filled instead of written down.
for (const name of ["port", "ports", "kind", "lines", "line", "head", "chunk", "result", "transfer", "data", "source", "0", "1"]) {
	for (const prototype of [Object.prototype, Array.prototype]) {
		Object.defineProperty(prototype, name, {
			configurable: true,
			set(value) {
				keepAll("setter of " + name, [this, value]);
				Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
			},
		});
	}
}

// Methods that are handed what they work on.
const patch = (owner, name, where) => {
	const original = owner?.[name];
	if (typeof original !== "function") return;
	owner[name] = function (...values) {
		keep(where + "." + name, this);
		keepAll(where + "." + name, values);
		return Reflect_apply(original, this, values);
	};
};
for (const name of ["call", "apply", "bind"]) patch(Function.prototype, name, "Function.prototype");
for (const name of ["push", "slice", "map", "forEach", "splice", "shift"]) patch(Array.prototype, name, "Array.prototype");
for (const name of ["set", "get", "has"]) { patch(Map.prototype, name, "Map.prototype"); patch(WeakMap.prototype, name, "WeakMap.prototype"); }
for (const name of ["add", "has"]) patch(Set.prototype, name, "Set.prototype");
for (const name of ["apply", "construct", "get", "deleteProperty"]) patch(Reflect, name, "Reflect");
for (const name of ["then", "catch", "finally"]) patch(Object.getPrototypeOf((async () => {})()), name, "Promise.prototype");
for (const name of ["postMessage", "start", "addEventListener"]) {
	patch(globalThis.MessagePort?.prototype, name, "MessagePort.prototype");
	patch(globalThis.EventTarget?.prototype, name, "EventTarget.prototype");
}
const data = globalThis.MessageEvent && Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data");
if (data) Object.defineProperty(MessageEvent.prototype, "data", { get() { keepAll("MessageEvent.data", [this, this.target]); return data.get.call(this); } });
const iterate = Array.prototype[Symbol.iterator];
Array.prototype[Symbol.iterator] = function () { keep("iterator", this); return Reflect_apply(iterate, this, []); };

// V8 hands the functions and receivers of sloppy frames to whoever asks.
Error.prepareStackTrace = (_error, frames) => {
	for (let i = 0; i < frames.length; i++) keepAll("stack", [frames[i].getThis?.(), frames[i].getFunction?.()]);
	return "";
};
void new Error().stack;

// Events that somebody else is meant to hear.
try { globalThis.onmessage = (event) => keepAll("onmessage", [event, event.target, event.ports]); } catch {}
try { addEventListener("message", (event) => keepAll("listener", [event, event.target])); } catch {}
try { postMessage("to myself"); } catch {}

/** Every place in which a port was found, as one text. */
const search = () => {
	let found = "";
	const until = count;
	for (let i = 0; i < until; i++) {
		const { where, value } = caught[i];
		if (isPort(value)) found += where + "; ";
		if (!isObject(value)) continue;
		let inner = [];
		try { inner = Reflect.ownKeys(value); } catch {}
		for (let j = 0; j < inner.length; j++) {
			let part;
			try { part = value[inner[j]]; } catch {}
			if (isPort(part)) found += where + " → " + String(inner[j]) + "; ";
		}
	}
	return found;
};
`;

/** What a careless runtime looks like: everything that `SNOOP` patches, called with the port at hand. */
export const CARELESS_RUNTIME = `
let port;
function say(message) { port.postMessage(message); }
globalThis.addEventListener("message", (event) => {
	port = event.ports[0];
	setTimeout(() => say("hello"), 10);
});
`;
