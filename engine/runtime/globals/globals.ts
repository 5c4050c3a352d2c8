import type { ScopeName } from "../../types/scope-names";
import type { Core } from "../books/core";
import type { Timers } from "../loop/timers";
import type { Promises } from "../promises/kit";
import { createAbort } from "./abort";
import { DOMException } from "./dom-exception";
import { createEvents } from "./events";

/** What `Date.now()` says at the start of every run: 1 January 2026, 00:00 UTC. */
const EPOCH = 1_767_225_600_000;

type Host = { Date: DateConstructor; structuredClone: (value: unknown, options?: unknown) => unknown };

/** The globals of a program: those of the language, with time, randomness, promises and timers replaced by the run's own. */
export function createGlobals(
	core: Core,
	kit: Promises,
	timers: Timers,
	random: () => number,
	console: object,
	disposal: { SuppressedError: unknown; DisposableStack: unknown; AsyncDisposableStack: unknown },
	onError: (error: unknown) => void,
) {
	const host = globalThis as unknown as Host & object;
	const events = createEvents(core, onError);
	const { AbortController, AbortSignal } = createAbort(core, timers, events);
	const own = {
		Promise: kit.Promise,
		setTimeout: (callback?: unknown, ms?: unknown, ...values: unknown[]) => timers.arm(callback, ms, values, false),
		setInterval: (callback?: unknown, ms?: unknown, ...values: unknown[]) => timers.arm(callback, ms, values, true),
		setImmediate: (callback?: unknown, ...values: unknown[]) => timers.armImmediate(callback, values),
		clearTimeout: timers.clear,
		clearInterval: timers.clear,
		clearImmediate: timers.clear,
		queueMicrotask: (callback?: unknown) => {
			if (typeof callback !== "function") throw new TypeError(`queueMicrotask needs a function to call, not ${typeof callback}.`);
			kit.enqueue(callback as () => void);
		},
		performance: { now: () => core.now, timeOrigin: EPOCH, toJSON: () => ({ timeOrigin: EPOCH }) },
		Date: virtualDate(core, host.Date),
		Math: virtualMath(random),
		Event: events.Event,
		CustomEvent: events.CustomEvent,
		EventTarget: events.EventTarget,
		AbortController,
		AbortSignal,
		console,
		structuredClone: cloneWith(kit, host.structuredClone),
		...disposal,
	};
	const { global, release } = globalObject(host);
	const define = (name: string, value: unknown): void =>
		void Object.defineProperty(global, name, { value, writable: true, configurable: true });
	for (const [name, value] of Object.entries(own)) define(name, value);
	const scope: Record<ScopeName, unknown> & Record<string, unknown> = { ...own, globalThis: global, global, self: global };
	for (const name of ["globalThis", "global", "self"]) define(name, global);
	return {
		/** The names of the outermost scope. */
		scope,
		/** Adds a global that is an export of a package. */
		defineGlobal(name: string, value: unknown): void {
			scope[name] = value;
			define(name, value);
		},
		/** Removes what the program has written to its realm through `globalThis`. */
		release,
	};
}

/**
 * The program's `globalThis`: its own globals above those of the realm. A new name goes to the realm, too, so that code finds it as a variable.
 */
function globalObject(realm: object): { global: object; release(): void } {
	const added = new Set<PropertyKey>();
	const global = new Proxy(Object.create(realm) as object, {
		defineProperty(target, key, descriptor) {
			if (!(key in realm) && Reflect.defineProperty(realm, key, { ...descriptor, configurable: true })) added.add(key);
			else if (added.has(key)) Reflect.defineProperty(realm, key, { ...descriptor, configurable: true });
			return Reflect.defineProperty(target, key, descriptor);
		},
		deleteProperty(target, key) {
			if (added.delete(key)) Reflect.deleteProperty(realm, key);
			return Reflect.deleteProperty(target, key);
		},
	});
	return {
		global,
		release() {
			for (const key of added) Reflect.deleteProperty(realm, key);
		},
	};
}

/** structuredClone, which cannot copy the run's promises: the host does not know that they are ones. */
function cloneWith(kit: Promises, hostClone: (value: unknown, options?: unknown) => unknown) {
	const refuse = (value: unknown, seen: Set<unknown>): void => {
		if (typeof value !== "object" || value === null || seen.has(value)) return;
		seen.add(value);
		if (kit.isPromise(value)) throw new DOMException("#<Promise> could not be cloned.", "DataCloneError");
		for (const inner of value instanceof Map ? [...value].flat() : value instanceof Set ? value : Object.values(value))
			refuse(inner, seen);
	};
	return function structuredClone(...values: unknown[]): unknown {
		if (values.length === 0) throw new TypeError("The \"value\" argument must be specified");
		refuse(values[0], new Set());
		return hostClone(values[0], values[1]);
	};
}

/** Date on the virtual clock. Called with arguments it is the host's. */
function virtualDate(core: Core, HostDate: DateConstructor): DateConstructor {
	const now = (): number => Math.floor(EPOCH + core.now);
	return new Proxy(HostDate, {
		construct: (target, values: unknown[], newTarget) =>
			Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget) as object,
		apply: () => new HostDate(now()).toString(),
		get: (target, key, receiver) => (key === "now" ? now : (Reflect.get(target, key, receiver) as unknown)),
	});
}

function virtualMath(random: () => number): Math {
	const math = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(Math)) as Math;
	Object.defineProperty(math, "random", { value: random, writable: true, configurable: true });
	return math;
}
