import type { ScopeName } from "../../types/scope-names";
import type { Core } from "../books/core";
import { lend } from "../books/realm";
import type { Timers } from "../loop/timers";
import type { Promises } from "../promises/kit";
import { showAsFunction } from "../values/kinds";
import { showGetters } from "../values/look";
import { createProxyClass, rememberProxy } from "../values/proxies";
import { createAbort } from "./abort";
import { DOMException } from "./dom-exception";
import { createEvents } from "./events";

/** What `Date.now()` says at the start of every run: 1 January 2026, 00:00 UTC. */
const EPOCH = 1_767_225_600_000;

type Host = { Date: DateConstructor; Proxy: ProxyConstructor; structuredClone: (value: unknown, options?: unknown) => unknown };

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
	const events = createEvents(core, kit.meant, onError);
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
		performance: { now: () => core.readClock(), timeOrigin: EPOCH, toJSON: () => ({ timeOrigin: EPOCH }) },
		Date: virtualDate(core, host.Date),
		Math: virtualMath(random),
		Event: events.Event,
		CustomEvent: events.CustomEvent,
		EventTarget: events.EventTarget,
		Proxy: createProxyClass(host.Proxy),
		AbortController,
		AbortSignal,
		console,
		structuredClone: cloneWith(kit, host.structuredClone),
		...disposal,
	};
	const { global, own: owned, release } = globalObject(host);
	const define = (name: PropertyKey, value: unknown): void =>
		void Object.defineProperty(owned, name, { value, writable: true, configurable: true });
	for (const [name, value] of Object.entries(own)) define(name, value);
	define(Symbol.toStringTag, "global");
	for (const value of Object.values(own)) showAsFunction(value);
	showGetters(AbortSignal.prototype, ["aborted"]);
	showGetters(AbortController.prototype, ["signal"]);
	const scope: Record<ScopeName, unknown> & Record<string, unknown> = {
		...own,
		/** Given once the packages are there. */
		require: undefined,
		globalThis: global,
		global,
		self: global,
	};
	for (const name of ["globalThis", "global", "self"]) define(name, global);
	return {
		/** The names of the outermost scope. */
		scope,
		/** Adds a global that is an export of a package. */
		defineGlobal(name: string, value: unknown): void {
			scope[name] = value;
			define(name, value);
		},
		defineRequire(require: unknown): void {
			scope.require = require;
		},
		/** Removes what the program has written to its realm through `globalThis`. */
		release,
	};
}

/** The program's `globalThis`: its own globals above those of the realm. A new name is kept in the realm, so that code finds it as a variable. */
function globalObject(realm: object): { global: object; own: object; release(): void } {
	const added = new Set<PropertyKey>();
	const own = Object.create(realm) as object;
	const global = new Proxy(own, {
		defineProperty(target, key, descriptor) {
			if (!added.has(key) && key in target) return Reflect.defineProperty(target, key, descriptor);
			added.add(key);
			return Reflect.defineProperty(realm, key, { ...descriptor, configurable: true });
		},
		getOwnPropertyDescriptor: (target, key) => Reflect.getOwnPropertyDescriptor(added.has(key) ? realm : target, key),
		deleteProperty: (target, key) => Reflect.deleteProperty(added.delete(key) ? realm : target, key),
	});
	return {
		global: rememberProxy(global, own),
		own,
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
		if (values.length === 0) throw new TypeError('The "value" argument must be specified');
		refuse(values[0], new Set());
		return hostClone(values[0], values[1]);
	};
}

/** Makes `constructor` of the host's dates the run's `Date`. @returns a function that undoes it */
export function lendDates(Date: unknown): () => void {
	const { prototype } = (globalThis as unknown as Host).Date;
	return lend(prototype, "constructor", { value: Date, writable: true, enumerable: false, configurable: true });
}

/** Date on the virtual clock. Called with arguments it is the host's. It shares the host's prototype, whose `constructor` it is as long as the run lasts. */
function virtualDate(core: Core, HostDate: DateConstructor): DateConstructor {
	const now = (): number => Math.floor(EPOCH + core.readClock());
	const { Date } = {
		Date: function (...values: unknown[]): object | string {
			if (new.target === undefined) return new HostDate(now()).toString();
			return Reflect.construct(
				HostDate,
				values.length === 0 ? [now()] : values,
				new.target === Date ? HostDate : new.target,
			) as object;
		},
	};
	const { UTC, parse } = HostDate;
	const hidden = (value: unknown): PropertyDescriptor => ({ value, writable: true, enumerable: false, configurable: true });
	Object.defineProperties(Date, {
		length: { value: 7, configurable: true },
		prototype: { value: HostDate.prototype, writable: false },
		now: hidden({ now }.now),
		parse: hidden(parse),
		UTC: hidden(UTC),
	});
	return Date as unknown as DateConstructor;
}

function virtualMath(random: () => number): Math {
	const math = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(Math)) as Math;
	Object.defineProperty(math, "random", { value: { random: () => random() }.random, writable: true, configurable: true });
	return math;
}
