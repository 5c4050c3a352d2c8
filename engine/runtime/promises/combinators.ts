import type { Core } from "../books/core";
import type { Capability, Doors, ElementHandlers, ElementSink } from "./types";

/** What the combinators use of the run's promises. `P` is their class. */
export type Combining<P = never> = Pick<Doors<P>, "bind" | "isPromise" | "thenElement"> & {
	core: Core;
	/** The original `Promise.prototype.then`. */
	nativeThen: unknown;
	newCapability(C: unknown): Capability;
};

const { apply } = Reflect;

type Thenable = { then: unknown };
type Resolve = (value: unknown) => Thenable;

/** Promise.all (27.2.4.1). */
export function all<P>(parts: Combining<P>, C: unknown, iterable: unknown): unknown {
	return collect(parts, C, iterable, (values, capability, remaining) => {
		const fulfilled = (index: number, value: unknown): void => {
			values[index] = value;
			remaining.done(() => apply(capability.resolve, undefined, [values]));
		};
		return {
			fulfilled,
			rejected: (_index, reason) => void apply(capability.reject, undefined, [reason]),
			handlers: (index) => [once((value: unknown) => fulfilled(index, value)), capability.reject],
			result: capability.promise,
		};
	});
}

/** Promise.allSettled (27.2.4.2). */
export function allSettled<P>(parts: Combining<P>, C: unknown, iterable: unknown): unknown {
	return collect(parts, C, iterable, (values, capability, remaining) => {
		const settle = (index: number, record: unknown): void => {
			values[index] = record;
			remaining.done(() => apply(capability.resolve, undefined, [values]));
		};
		return {
			fulfilled: (index, value) => settle(index, { status: "fulfilled", value }),
			rejected: (index, reason) => settle(index, { status: "rejected", reason }),
			handlers: (index) => {
				let called = false;
				const settleOnce = (record: unknown): void => {
					if (called) return;
					called = true;
					settle(index, record);
				};
				return [
					(value: unknown) => settleOnce({ status: "fulfilled", value }),
					(reason: unknown) => settleOnce({ status: "rejected", reason }),
				];
			},
			result: capability.promise,
		};
	});
}

/** Promise.any (27.2.4.3). */
export function any<P>(parts: Combining<P>, C: unknown, iterable: unknown): unknown {
	return collect(
		parts,
		C,
		iterable,
		(errors, capability, remaining) => {
			const rejected = (index: number, reason: unknown): void => {
				errors[index] = reason;
				remaining.done(() => apply(capability.reject, undefined, [aggregate(errors)]));
			};
			return {
				fulfilled: (_index, value) => void apply(capability.resolve, undefined, [value]),
				rejected,
				handlers: (index) => [capability.resolve, once((reason: unknown) => rejected(index, reason))],
				result: capability.promise,
			};
		},
		(errors, capability) => apply(capability.reject, undefined, [aggregate(errors)]),
	);
}

/** Promise.race (27.2.4.5). */
export function race<P>(parts: Combining<P>, C: unknown, iterable: unknown): unknown {
	const capability = parts.newCapability(C);
	try {
		const resolve = promiseResolve(C);
		const promises: unknown[] = [];
		const elements: Elements = {
			fulfilled: (_index, value) => void apply(capability.resolve, undefined, [value]),
			rejected: (_index, reason) => void apply(capability.reject, undefined, [reason]),
			handlers: () => [capability.resolve, capability.reject],
			result: capability.promise,
		};
		for (const item of readOnce(iterable)) {
			const promise = resolve(item);
			addPlace(promises, promises.length, promise);
			listen(parts, promise, elements, promises.length - 1);
		}
		parts.bind(capability.promise, promises);
	} catch (error) {
		if (parts.core.over !== null) throw parts.core.over;
		apply(capability.reject, undefined, [error]);
	}
	return capability.promise;
}

/** Counts the elements still awaited, plus one while the iterable is being read, so that an empty or settled input ends only afterwards. */
type Remaining = { done(last: () => void): void };
/** How an element reports: by its index, or through the two functions that the specification passes to its `then`. */
type Elements = ElementSink & ElementHandlers;

/**
 * The part that all, allSettled and any share: read the iterable, subscribe to each element, and finish once every element has reported.
 * `for … of` closes the iterator exactly when the specification does: after an error in this function, not after one of the iterator.
 */
function collect<P>(
	parts: Combining<P>,
	C: unknown,
	iterable: unknown,
	elementsFor: (values: unknown[], capability: Capability, remaining: Remaining) => Elements,
	finish: (values: unknown[], capability: Capability) => void = (values, capability) =>
		apply(capability.resolve, undefined, [values]),
): unknown {
	const capability = parts.newCapability(C);
	const values: unknown[] = [];
	let count = 1;
	const remaining: Remaining = {
		done(last) {
			if (--count === 0) last();
		},
	};
	try {
		const resolve = promiseResolve(C);
		const elements = elementsFor(values, capability, remaining);
		let index = 0;
		for (const item of readOnce(iterable)) {
			const promise = resolve(item);
			// Until it has a value, the place holds the promise, so that a deadlock can tell what is missing.
			addPlace(values, index, promise);
			const place = index++;
			count++;
			listen(parts, promise, elements, place);
		}
		remaining.done(() => finish(values, capability));
		parts.bind(capability.promise, values);
	} catch (error) {
		if (parts.core.over !== null) throw parts.core.over;
		apply(capability.reject, undefined, [error]);
	}
	return capability.promise;
}

/**
 * Invoke(promise, "then") for an element. An unpatched promise of the run needs no resolving functions. With a million elements they took half of
 * the memory.
 */
function listen<P>(parts: Combining<P>, promise: Thenable, elements: Elements, place: number): void {
	const { then } = promise;
	if (then === parts.nativeThen && parts.isPromise(promise)) {
		parts.thenElement(promise, elements, place);
		return;
	}
	const handlers = elements.handlers(place);
	if (typeof then !== "function") throw new TypeError("promise.then is not a function");
	apply(then, promise, handlers);
}

/** Adds a place at the end. `push` and assignment would call a setter that a program put on `Array.prototype`. */
function addPlace(values: unknown[], index: number, value: unknown): void {
	if (index in Array.prototype)
		Object.defineProperty(values, index, { value, writable: true, enumerable: true, configurable: true });
	else values.push(value);
}

/** GetIterator(iterable, sync) (7.4.4) with V8's errors, as an iterable for `for … of`. */
function readOnce(iterable: unknown): Iterable<unknown> {
	const nothing = iterable === undefined || iterable === null;
	const method: unknown = nothing ? undefined : (iterable as Iterable<unknown>)[Symbol.iterator];
	if (typeof method !== "function") {
		const kind = typeof iterable;
		const hasValue = iterable === null || kind === "number" || kind === "boolean";
		const shown = hasValue ? `${kind} ${String(iterable)}` : kind;
		throw new TypeError(`${shown} is not iterable (cannot read property Symbol(Symbol.iterator))`);
	}
	const iterator = apply(method, iterable, []) as Iterator<unknown>;
	if (isPrimitive(iterator)) throw new TypeError("Result of the Symbol.iterator method is not an object");
	return { [Symbol.iterator]: () => iterator };
}

const isPrimitive = (value: unknown): boolean => value === null || (typeof value !== "object" && typeof value !== "function");

/** GetPromiseResolve (27.2.4.1.1), bound to its constructor. */
function promiseResolve(C: unknown): Resolve {
	const { resolve } = C as { resolve: unknown };
	if (typeof resolve !== "function") throw new TypeError("Promise resolve or reject function is not callable");
	return (value) => apply(resolve, C, [value]) as Thenable;
}

function once(callback: (value: unknown) => void): (value: unknown) => void {
	let called = false;
	// In an array literal, so that the function gets no name: these functions are anonymous in the specification.
	const [function_] = [
		(value: unknown) => {
			if (called) return;
			called = true;
			callback(value);
		},
	];
	return function_ as (value: unknown) => void;
}

function aggregate(errors: unknown[]): AggregateError {
	return new AggregateError(errors, "All promises were rejected");
}
