import type { Capability, Promises } from "./promise";

type Thenable = { then(onFulfilled: unknown, onRejected: unknown): unknown };
type Resolve = (value: unknown) => Thenable;

/** Promise.all (27.2.4.1). */
export function all(kit: Promises, C: unknown, iterable: unknown): unknown {
	return collect(kit, C, iterable, (values, capability, remaining) => (index) => [
		once((value: unknown) => {
			values[index] = value;
			remaining.done(() => capability.resolve(values));
		}),
		capability.reject,
	]);
}

/** Promise.allSettled (27.2.4.2). */
export function allSettled(kit: Promises, C: unknown, iterable: unknown): unknown {
	return collect(kit, C, iterable, (values, capability, remaining) => (index) => {
		let called = false;
		const settle = (record: unknown): void => {
			if (called) return;
			called = true;
			values[index] = record;
			remaining.done(() => capability.resolve(values));
		};
		return [
			(value: unknown) => settle({ status: "fulfilled", value }),
			(reason: unknown) => settle({ status: "rejected", reason }),
		];
	});
}

/** Promise.any (27.2.4.3). */
export function any(kit: Promises, C: unknown, iterable: unknown): unknown {
	return collect(
		kit,
		C,
		iterable,
		(errors, capability, remaining) => (index) => [
			capability.resolve,
			once((reason: unknown) => {
				errors[index] = reason;
				remaining.done(() => capability.reject(aggregate(errors)));
			}),
		],
		(errors, capability) => capability.reject(aggregate(errors)),
	);
}

/** Promise.race (27.2.4.5). */
export function race(kit: Promises, C: unknown, iterable: unknown): unknown {
	const capability = kit.newCapability(C);
	try {
		const resolve = promiseResolve(C);
		for (const item of iterable as Iterable<unknown>) resolve(item).then(capability.resolve, capability.reject);
	} catch (error) {
		if (kit.core.over !== null) throw kit.core.over;
		capability.reject(error);
	}
	return capability.promise;
}

/** Elements still awaited, one more while the iterable is being read, so that an empty or settled input ends only after it. */
type Remaining = { done(last: () => void): void };
type Handlers = (index: number) => [onFulfilled: unknown, onRejected: unknown];

/**
 * What all, allSettled and any share: read the iterable, subscribe to each element, and finish once every element has reported.
 * `for … of` closes the iterator exactly when the specification does: on a failure of ours, not on one of the iterator.
 */
function collect(
	kit: Promises,
	C: unknown,
	iterable: unknown,
	handlersFor: (values: unknown[], capability: Capability, remaining: Remaining) => Handlers,
	finish: (values: unknown[], capability: Capability) => void = (values, capability) => capability.resolve(values),
): unknown {
	const capability = kit.newCapability(C);
	const values: unknown[] = [];
	let count = 1;
	const remaining: Remaining = {
		done(last) {
			if (--count === 0) last();
		},
	};
	try {
		const resolve = promiseResolve(C);
		const handlers = handlersFor(values, capability, remaining);
		let index = 0;
		for (const item of iterable as Iterable<unknown>) {
			addPlace(values, index);
			const promise = resolve(item);
			const [onFulfilled, onRejected] = handlers(index++);
			count++;
			promise.then(onFulfilled, onRejected);
		}
		remaining.done(() => finish(values, capability));
	} catch (error) {
		if (kit.core.over !== null) throw kit.core.over;
		capability.reject(error);
	}
	return capability.promise;
}

/** Adds a place at the end. `push` and assignment would call a setter that a program put on `Array.prototype`. */
function addPlace(values: unknown[], index: number): void {
	if (index in Array.prototype)
		Object.defineProperty(values, index, { value: undefined, writable: true, enumerable: true, configurable: true });
	else values.push(undefined);
}

/** GetPromiseResolve (27.2.4.1.1), bound to its constructor. */
function promiseResolve(C: unknown): Resolve {
	const { resolve } = C as { resolve: unknown };
	if (typeof resolve !== "function") throw new TypeError("Promise resolve or reject function is not callable");
	return (value) => Reflect.apply(resolve, C, [value]) as Thenable;
}

function once(callback: (value: unknown) => void): (value: unknown) => void {
	let called = false;
	// An element of an array literal has no name to take: these functions are nameless in the specification.
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
