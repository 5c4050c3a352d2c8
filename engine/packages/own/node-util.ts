import { host } from "interleave:host";

type Fn = (...values: any[]) => any;
const custom: unique symbol = Symbol.for("nodejs.util.promisify.custom") as never;

/** Turns a function that calls back with `(error, value)` into one that returns a promise. Knows setTimeout and setImmediate. */
function promisify(original: Fn & { [custom]?: Fn }): Fn {
	if (original === (setTimeout as Fn))
		return (ms?: number, value?: unknown) =>
			new Promise((resolve) => {
				setTimeout(() => resolve(value), ms);
			});
	if (original === (setImmediate as Fn))
		return (value?: unknown) =>
			new Promise((resolve) => {
				setImmediate(() => resolve(value));
			});
	const own = original[custom];
	if (own !== undefined) return own;
	return function (this: unknown, ...values) {
		return new Promise((resolve, reject) => {
			Reflect.apply(original, this, [...values, (error: unknown, value: unknown) => (error ? reject(error) : resolve(value))]);
		});
	};
}
Object.assign(promisify, { custom });

/** Turns a function that returns a promise into one that calls back with `(error, value)`. */
export function callbackify(original: Fn): Fn {
	return (...values) => {
		const callback = values.pop() as Fn;
		(original(...values) as Promise<unknown>).then(
			(value) => host.nextTick(() => callback(null, value)),
			(error: unknown) => host.nextTick(() => callback(error ?? new Error("Promise was rejected with a falsy value"))),
		);
	};
}

/** The text of a value as the console shows it; a text in quotes, too. */
export const inspect = (value: unknown): string => host.text("%o", value);
export const format = (...values: unknown[]): string => host.text(...values);
export const types = { isPromise: (value: unknown): boolean => host.isPromise(value) };
export { promisify };
export default { promisify, callbackify, inspect, format, types };
