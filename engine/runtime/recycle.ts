import type { Limits } from "../types";
import { Core } from "./books/core";
import { createLibraryApi, type SharedLibraryApi } from "./library-api";
import { createEventLoop, type EventLoop } from "./loop/event-loop";
import { createTimers, type Timers } from "./loop/timers";
import { createPromises, type Promises } from "./promises/kit";
import type { PromiseEvents } from "./promises/types";

/** The parts that successive runs of a thread share. */
export type Machinery = { kit: Promises; timers: Timers; loop: EventLoop; api: SharedLibraryApi };

/**
 * The machinery of a run that has ended, kept for the next run in this thread; null while a run uses it.
 *
 * No state of a run survives in it. What survives is machine code: V8 specialises code for the one class and the one set of closure variables that it
 * has seen. With a new promise class for every run, the second run took 2.4 times as long as the first (10⁶ requests in a Chromium worker); with new
 * timers and a new loop, 1.15 times.
 */
let spare: Machinery | null = null;
/** Numbers that identify objects in a description. */
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** Takes the machinery for a new run. The caller must also call `begin` of its timers and its loop. */
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

/** Returns the machinery of a run that has ended. It is dropped if the program has patched `Promise`, for example `Promise.prototype.then`. */
export function giveMachinery(machinery: Machinery): void {
	const { kit, timers } = machinery;
	timers.forget();
	const asBorn = births.get(kit);
	if (asBorn !== undefined && shapeOf(kit) === asBorn) spare = machinery;
}

/** A text of everything that a program could change about `Promise`: properties, order, flags, prototypes. */
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
