import type { Core } from "../books/core";
import { describe } from "../values/describe";
import { isObject } from "../values/originals";
import { all, allSettled, any, type Combining, race } from "./combinators";
import { speciesConstructor } from "./specification";
import type { Doors } from "./types";

const { apply } = Reflect;

type Thenable = { then(onFulfilled?: unknown, onRejected?: unknown): unknown };

/**
 * Adds to the run's `Promise` what programs call: `then`, `catch`, `finally`, and the static functions (27.2.4, 27.2.5).
 * They are methods of object literals, so that they have the name and length of the native ones and, like those, no [[Construct]].
 *
 * @param resolveWith PromiseResolve (27.2.4.7.1)
 */
export function addPromiseApi<P extends object>(
	core: Core,
	intrinsic: PromiseConstructor,
	{ isPromise, then }: Pick<Doors<P>, "isPromise" | "then">,
	combining: Omit<Combining<P>, "nativeThen">,
	resolveWith: (C: unknown, value: unknown) => unknown,
): void {
	const { newCapability } = combining;

	const methods = {
		// oxlint-disable-next-line unicorn/no-thenable -- these are the methods of a promise
		then(this: unknown, onFulfilled?: unknown, onRejected?: unknown): unknown {
			if (!isPromise(this))
				throw new TypeError(`Method Promise.prototype.then called on incompatible receiver ${describe(this)}`);
			return then(this, onFulfilled, onRejected);
		},
		catch(onRejected?: unknown): unknown {
			const { then } = this as unknown as Thenable;
			if (typeof then !== "function") throw new TypeError(`${describe(then)} is not a function`);
			return apply(then, this, [undefined, onRejected]) as unknown;
		},
		finally(onFinally?: unknown): unknown {
			// oxlint-disable-next-line no-this-alias -- `this` may be anything, and only then is it narrowed
			const promise: unknown = this;
			if (!isObject(promise)) throw new TypeError("Promise.prototype.finally called on non-object");
			const C = speciesConstructor(promise, intrinsic);
			const { then } = promise as { then: (f: unknown, r: unknown) => unknown };
			if (typeof onFinally !== "function") return apply(then, promise, [onFinally, onFinally]);
			const pass = (settle: () => unknown): unknown => {
				const result: unknown = onFinally();
				return (resolveWith(C, result) as Thenable).then(settle);
			};
			// In an array, so that the two functions get no names, as the specification requires.
			const handlers = [
				(value: unknown) => pass(() => value),
				(reason: unknown) => {
					const { site } = core;
					return pass(() => {
						core.site = site;
						throw reason;
					});
				},
			];
			return apply(then, promise, handlers);
		},
	};
	addHidden(intrinsic.prototype as object, methods);
	const combine: Combining<P> = { ...combining, nativeThen: methods.then };

	addHidden(intrinsic, {
		all(iterable: unknown): unknown {
			return all(combine, receiver(this, "Promise.all"), iterable);
		},
		allSettled(iterable: unknown): unknown {
			return allSettled(combine, receiver(this, "Promise.allSettled"), iterable);
		},
		any(iterable: unknown): unknown {
			return any(combine, receiver(this, "Promise.any"), iterable);
		},
		race(iterable: unknown): unknown {
			return race(combine, receiver(this, "Promise.race"), iterable);
		},
		reject(reason?: unknown): unknown {
			const { promise, reject } = newCapability(receiver(this, "PromiseReject"));
			reject(reason);
			return promise;
		},
		resolve(value?: unknown): unknown {
			if (!isObject(this)) throw new TypeError("PromiseResolve called on non-object");
			return resolveWith(this, value);
		},
		try(callback: unknown, ...values: unknown[]): unknown {
			const { promise, resolve, reject } = newCapability(receiver(this, "Promise.try"));
			try {
				if (typeof callback !== "function") throw new TypeError(`${describe(callback)} is not a function`);
				resolve(apply(callback, undefined, values));
			} catch (error) {
				if (core.over !== null) throw core.over;
				reject(error);
			}
			return promise;
		},
		withResolvers(): unknown {
			const { promise, resolve, reject } = newCapability(receiver(this, "Promise.withResolvers"));
			return { promise, resolve, reject };
		},
		get [Symbol.species](): unknown {
			return this;
		},
	});
	Object.defineProperty(intrinsic, "name", { value: "Promise", configurable: true });
	void Object.defineProperty(intrinsic.prototype, Symbol.toStringTag, { value: "Promise", configurable: true });
}

/** The receiver of a static method, which has to be an object. */
function receiver(self: unknown, method: string): unknown {
	if (!isObject(self)) throw new TypeError(`${method} called on non-object`);
	return self;
}

/** Copies properties as non-enumerable ones, like those of a class. */
function addHidden(target: object, from: object): void {
	for (const key of Reflect.ownKeys(from)) {
		const property = Object.getOwnPropertyDescriptor(from, key) as PropertyDescriptor;
		Object.defineProperty(target, key, { ...property, enumerable: false });
	}
}
