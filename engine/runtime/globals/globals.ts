import type { ScopeName } from "../../types/scope-names";
import type { Core } from "../books/core";
import type { Timers } from "../loop/timers";
import type { Promises } from "../promises/kit";
import { showAsFunction } from "../values/kinds";
import { showGetters } from "../values/look";
import { createProxyClass, rememberProxy } from "../values/proxies";
import { createAbort } from "./abort";

/** What `Date.now()` says at the start of every run: 1 January 2026, 00:00 UTC. */
const EPOCH = 1_767_225_600_000;

type Host = { Date: DateConstructor; Proxy: ProxyConstructor; structuredClone: unknown };

/** The globals of a program: those of the language, with time, randomness, promises and timers replaced by the run's own. */
export function createScope(
	core: Core,
	kit: Promises,
	timers: Timers,
	random: () => number,
	console: object,
	disposal: { SuppressedError: unknown; DisposableStack: unknown; AsyncDisposableStack: unknown },
	onError: (error: unknown) => void,
): Record<ScopeName, unknown> {
	const host = globalThis as unknown as Host & object;
	const { AbortController, AbortSignal } = createAbort(core, timers, onError);
	const own = {
		Promise: kit.Promise,
		setTimeout: (callback?: unknown, ms?: unknown, ...values: unknown[]) => timers.arm(callback, ms, values, false),
		setInterval: (callback?: unknown, ms?: unknown, ...values: unknown[]) => timers.arm(callback, ms, values, true),
		setImmediate: (callback?: unknown, ...values: unknown[]) => timers.arm(callback, 0, values, false),
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
		Proxy: createProxyClass(host.Proxy),
		AbortController,
		AbortSignal,
		console,
		structuredClone: host.structuredClone,
		...disposal,
	};
	for (const value of Object.values(own)) showAsFunction(value);
	showGetters(AbortSignal.prototype, ["aborted"]);
	const global: object = Object.create(host) as object;
	for (const [name, value] of Object.entries(own))
		Object.defineProperty(global, name, { value, writable: true, configurable: true });
	Object.defineProperty(global, Symbol.toStringTag, { value: "global", configurable: true });
	Object.defineProperty(global, "globalThis", { value: global, writable: true, configurable: true });
	return { ...own, globalThis: global };
}

/** Date on the virtual clock. Called with arguments it is the host's. */
function virtualDate(core: Core, HostDate: DateConstructor): DateConstructor {
	const now = (): number => Math.floor(EPOCH + core.now);
	const VirtualDate = new Proxy(HostDate, {
		construct: (target, values: unknown[], newTarget) =>
			Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget) as object,
		apply: () => new HostDate(now()).toString(),
		get: (target, key, receiver) => (key === "now" ? now : (Reflect.get(target, key, receiver) as unknown)),
	});
	return rememberProxy(VirtualDate, HostDate);
}

function virtualMath(random: () => number): Math {
	const math = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(Math)) as Math;
	Object.defineProperty(math, "random", { value: { random: () => random() }.random, writable: true, configurable: true });
	return math;
}
