import { describe } from "../values/describe";
import { isObject } from "../values/originals";
import type { Capability } from "./types";

const { construct } = Reflect;

/** Operations of the specification that are about constructors of promises. `intrinsic` is the run's own `Promise`. */

/** IsConstructor (7.2.4), without calling it. */
export function isConstructor(value: unknown): value is new (...args: unknown[]) => unknown {
	if (typeof value !== "function") return false;
	try {
		// A proxy has [[Construct]] exactly if its target has, and its trap prevents the target from running.
		new (new Proxy(value, { construct: () => ({}) }) as unknown as new () => object)();
		return true;
	} catch {
		return false;
	}
}

/** SpeciesConstructor(promise, %Promise%) (7.3.22). */
export function speciesConstructor(promise: object, intrinsic: unknown): unknown {
	const C = promise.constructor as unknown;
	if (C === undefined) return intrinsic;
	if (!isObject(C)) throw new TypeError("The .constructor property is not an object");
	const species = (C as { [Symbol.species]?: unknown })[Symbol.species];
	if (species === undefined || species === null || species === intrinsic) return intrinsic;
	if (!isConstructor(species)) throw new TypeError("object.constructor[Symbol.species] is not a constructor");
	return species;
}

type MakePromise = new (executor: (resolve: Capability["resolve"], reject: Capability["reject"]) => void) => unknown;

/** NewPromiseCapability (27.2.1.5). */
export function newCapability(C: unknown, intrinsic: MakePromise): Capability {
	if (C === intrinsic) {
		let resolve!: Capability["resolve"];
		let reject!: Capability["reject"];
		const promise = new intrinsic((f, r) => {
			resolve = f;
			reject = r;
		});
		return { promise, resolve, reject };
	}
	if (!isConstructor(C)) throw new TypeError(`${describe(C)} is not a constructor`);
	let resolve: unknown;
	let reject: unknown;
	const executors = [
		(f: unknown, r: unknown) => {
			if (resolve !== undefined || reject !== undefined)
				throw new TypeError("Promise executor has already been invoked with non-undefined arguments");
			resolve = f;
			reject = r;
		},
	];
	const promise: unknown = construct(C, executors);
	if (typeof resolve !== "function" || typeof reject !== "function")
		throw new TypeError("Promise resolve or reject function is not callable");
	return { promise, resolve: resolve as Capability["resolve"], reject: reject as Capability["reject"] };
}
