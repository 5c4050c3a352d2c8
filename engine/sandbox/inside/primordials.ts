/**
 * The platform functions that the sandbox's worker uses, saved before the learner's code can run and patch them.
 * None is looked up again later: a patched `MessagePort.prototype.postMessage` would otherwise receive the port as `this`.
 */
const { apply, getOwnPropertyDescriptor } = Reflect;

// biome-ignore lint/complexity/noBannedTypes: Reflect.apply takes any function
function getterOf(prototype: object, name: string): Function {
	const getter = getOwnPropertyDescriptor(prototype, name)?.get;
	if (getter === undefined) throw new Error(`This browser has no getter ${name}.`);
	return getter;
}

const portPost = MessagePort.prototype.postMessage;
const portStart = MessagePort.prototype.start;
const listen = EventTarget.prototype.addEventListener;
const stopPropagation = Event.prototype.stopImmediatePropagation;
const eventData = getterOf(MessageEvent.prototype, "data");
const eventPorts = getterOf(MessageEvent.prototype, "ports");
const performanceNow = performance.now;
const clock = performance;
const createUrl = URL.createObjectURL;
const revokeUrl = URL.revokeObjectURL;
const BlobClass = Blob;
const scope = globalThis;
const promiseThen = Promise.prototype.then;
const setTimer = globalThis.setTimeout;
const setBeat = globalThis.setInterval;

/** Posts a message. `message` must be built from literals: their own properties do not trigger setters of a patched prototype. */
export function post(port: MessagePort, message: object, transfer: ArrayBuffer[]): void {
	apply(portPost, port, [message, transfer]);
}

/** Listens to the messages of a port or of the worker itself; no other listener receives the event. */
export function onMessage(
	target: MessagePort | typeof globalThis,
	take: (data: unknown, ports: readonly MessagePort[]) => void,
): void {
	const handle = (event: Event): void => {
		apply(stopPropagation, event, []);
		take(apply(eventData, event, []) as unknown, apply(eventPorts, event, []) as readonly MessagePort[]);
	};
	apply(listen, target, ["message", handle]);
	if (target !== scope) apply(portStart, target, []);
}

/** `promise.then`, even if the learner's code has patched `Promise.prototype.then`. */
export function whenSettled<T>(promise: Promise<T>, onValue: (value: T) => void, onError: (error: unknown) => void): void {
	apply(promiseThen, promise, [onValue, onError]);
}

/** Real milliseconds since the worker began. */
export const realNow = (): number => apply(performanceNow, clock, []) as number;

export const after = (callback: () => void, ms: number): void => {
	apply(setTimer, scope, [callback, ms]);
};

export const every = (ms: number, callback: () => void): void => {
	apply(setBeat, scope, [callback, ms]);
};

/**
 * Returns a function that calls back in a new macrotask. It posts a message to itself, because a nested timer waits at least 4 ms.
 * Callbacks requested before that message arrives share it and run in order.
 */
export function createMacrotask(): (callback: () => void) => void {
	const { port1, port2 } = new MessageChannel();
	let waiting: (() => void)[] = [];
	onMessage(port1, () => {
		const callbacks = waiting;
		waiting = [];
		for (let i = 0; i < callbacks.length; i++) callbacks[i]?.();
	});
	return (callback) => {
		waiting[waiting.length] = callback;
		if (waiting.length === 1) post(port2, {}, []);
	};
}

/** Evaluates the text of a module and returns what it exports as default. There is no `eval`: the policy forbids it. */
export async function importDefault(text: string): Promise<unknown> {
	const url = apply(createUrl, URL, [new BlobClass([text], { type: "text/javascript" })]) as string;
	try {
		const module: unknown = await import(/* @vite-ignore */ url);
		return (module as { default?: unknown }).default;
	} finally {
		apply(revokeUrl, URL, [url]);
	}
}
