import type { Limits } from "../types";
import { Core } from "./books/core";
import { createLibraryApi, type SharedLibraryApi } from "./library-api";
import { createEventLoop, type EventLoop } from "./loop/event-loop";
import { createTimers, type Timers } from "./loop/timers";
import { createPromises, type Promises } from "./promises/kit";
import type { PromiseEvents } from "./promises/types";

/** What serves one run after the other in a thread. */
export type Machinery = { kit: Promises; timers: Timers; loop: EventLoop; api: SharedLibraryApi };

/**
 * The machinery of a run that has ended, for the one that comes next in this thread; none while a run has it.
 *
 * Nothing of a run lives on in it. What lives on is machine code: V8 compiles for the one class and the one set of variables it has seen, and
 * with a new class of promises for every run the second one took 2.4 times as long as the first (10⁶ requests in a Chromium worker), with
 * new timers and a new loop 1.15 times.
 */
let spare: Machinery | null = null;
/** Values that a description can only tell apart by number. */
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** Machinery for a run that begins; its timers and its loop want to be told of the run as well. */
export function takeMachinery(limits: Limits, record: boolean, events: PromiseEvents): Machinery {
	const used = spare;
	spare = null;
	if (used === null) {
		const core = new Core(limits, record);
		const kit = createPromises(core, events);
		const timers = createTimers(core, kit);
		births.set(kit, shapeOf(kit));
		return { kit, timers, loop: createEventLoop(core, kit, timers), api: createLibraryApi(core, kit, timers) };
	}
	used.kit.core.begin(limits, record);
	used.kit.begin(events);
	return used;
}

const births = new WeakMap<Promises, string>();

/** Gives back what a run had that has ended for good. Promises that the program has changed, as by a `Promise.prototype.then` of its own, are let go. */
export function giveMachinery(machinery: Machinery): void {
	const { kit, timers } = machinery;
	timers.forget();
	const asBorn = births.get(kit);
	if (asBorn !== undefined && shapeOf(kit) === asBorn) spare = machinery;
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
