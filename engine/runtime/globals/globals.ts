import type { ScopeName } from "../../types/scope-names";
import type { Core } from "../books/core";
import type { Timers } from "../loop/timers";
import type { Promises } from "../promises/kit";
import { createAbort } from "./abort";

/** What `Date.now()` says at the start of every run: 1 January 2026, 00:00 UTC. */
const EPOCH = 1_767_225_600_000;

type Host = { Date: DateConstructor; structuredClone: unknown };

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
		AbortController,
		AbortSignal,
		console,
		structuredClone: host.structuredClone,
		...disposal,
	};
	const global: object = Object.create(host) as object;
	for (const [name, value] of Object.entries(own))
		Object.defineProperty(global, name, { value, writable: true, configurable: true });
	Object.defineProperty(global, "globalThis", { value: global, writable: true, configurable: true });
	return { ...own, globalThis: global };
}

/** Makes `constructor` of the host's dates the run's `Date`. @returns a function that undoes it */
export function lendDates(Date: unknown): () => void {
	const { prototype } = (globalThis as unknown as Host).Date;
	const before = Object.getOwnPropertyDescriptor(prototype, "constructor") as PropertyDescriptor;
	Object.defineProperty(prototype, "constructor", { ...before, value: Date });
	return () => void Object.defineProperty(prototype, "constructor", before);
}

/** Date on the virtual clock. Called with arguments it is the host's. It shares the host's prototype, whose `constructor` it is as long as the run lasts. */
function virtualDate(core: Core, HostDate: DateConstructor): DateConstructor {
	const now = (): number => Math.floor(EPOCH + core.now);
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
	Object.defineProperty(random, "name", { value: "random", configurable: true });
	Object.defineProperty(math, "random", { value: random, writable: true, configurable: true });
	return math;
}
