import type { Limits } from "../types";
import { Core } from "./core";
import { createPromises, type PromiseEvents, type Promises } from "./promise";

/**
 * The promises of a run that has ended, for the one that comes next in this thread; none while a run has them.
 *
 * Nothing of a run lives on in them. What lives on is machine code: V8 compiles for the one class and the one set of variables it has seen,
 * and with a new class of promises for every run the second one took 2.4 times as long as the first (10⁶ requests in a Chromium worker).
 */
let spare: Promises | null = null;
/** Values that a description can only tell apart by number. */
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** Promises and counters for a run that begins. */
export function takePromises(limits: Limits, record: boolean, events: PromiseEvents): Promises {
	const kit = spare;
	spare = null;
	if (kit === null) {
		const fresh = createPromises(new Core(limits, record), events);
		births.set(fresh, shapeOf(fresh));
		return fresh;
	}
	kit.core.begin(limits, record);
	kit.begin(events);
	return kit;
}

const births = new WeakMap<Promises, string>();

/** Gives the promises of a run back that has ended for good. Those that the program has changed, as by a `Promise.prototype.then` of its own, are let go. */
export function givePromises(kit: Promises): void {
	const asBorn = births.get(kit);
	if (asBorn !== undefined && shapeOf(kit) === asBorn) spare = kit;
}

/** Everything a program could have changed about `Promise`: properties, order, flags, prototypes. */
function shapeOf({ Promise: constructor }: Promises): string {
	return [constructor, constructor.prototype as object].map(describeObject).join("|");
}

function describeObject(object: object): string {
	const properties = Reflect.ownKeys(object).map((key) => {
		const { value, get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(
			object,
			key,
		) as PropertyDescriptor;
		return [String(key), ...[value, get, set].map(numberOf), writable, enumerable, configurable].join(" ");
	});
	return [numberOf(Object.getPrototypeOf(object)), Object.isExtensible(object), ...properties].join(",");
}

function numberOf(value: unknown): string {
	if ((typeof value !== "object" || value === null) && typeof value !== "function") return String(value);
	const known = numbers.get(value);
	if (known !== undefined) return `#${known}`;
	numbers.set(value, ++lastNumber);
	return `#${lastNumber}`;
}
