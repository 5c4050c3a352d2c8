import type { Core } from "../books/core";
import { isObject } from "../values/originals";
import { DOMException } from "./dom-exception";

type Callback = ((event: object) => unknown) | { handleEvent(event: object): unknown };
type Options = { capture?: unknown; once?: unknown; signal?: object } | undefined;
type Registration = { readonly once: boolean };
/** Listeners in the order in which they were added: a group of 10⁵ tasks shares one signal. */
type Listeners = Map<Callback, Registration>;
type EventInit = { bubbles?: boolean; cancelable?: boolean; composed?: boolean };

/** What `addEventListener` needs of signals; `createAbort` fills it in. */
export type SignalHooks = {
	isSignal(value: unknown): boolean;
	isAborted(signal: object): boolean;
	/** Runs `algorithm` when the signal is aborted, before its listeners. */
	whenAborted(signal: object, algorithm: () => void): void;
};

const tag = (prototype: object, name: string): void => {
	Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
};

/**
 * Event, CustomEvent and EventTarget of the DOM standard (sections 2.2 to 2.9), without a tree of targets. A listener that throws is reported and
 * does not stop the others.
 * @param meant receives what listeners return: nobody awaits it
 */
export function createEvents(core: Core, meant: (value: unknown) => void, onError: (error: unknown) => void) {
	const signals: SignalHooks = { isSignal: () => false, isAborted: () => false, whenAborted: () => {} };
	let dispatch!: (target: EventTarget, event: Event) => boolean;

	class Event {
		readonly #type: string;
		readonly #init: EventInit;
		readonly #made = core.now;
		#target: EventTarget | null = null;
		#currentTarget: EventTarget | null = null;
		#isDispatching = false;
		#isPrevented = false;
		#isStopped = false;
		#isTrusted = false;

		/** @param values the type, and an EventInit */
		constructor(...values: unknown[]) {
			if (values.length === 0)
				throw new TypeError(`Failed to construct '${new.target.name}': 1 argument required, but only 0 present.`);
			this.#type = String(values[0]);
			this.#init = { ...(values[1] as EventInit | undefined) };
		}
		get type(): string {
			return this.#type;
		}
		get target(): EventTarget | null {
			return this.#target;
		}
		get currentTarget(): EventTarget | null {
			return this.#currentTarget;
		}
		get bubbles(): boolean {
			return Boolean(this.#init.bubbles);
		}
		get cancelable(): boolean {
			return Boolean(this.#init.cancelable);
		}
		get composed(): boolean {
			return Boolean(this.#init.composed);
		}
		get defaultPrevented(): boolean {
			return this.#isPrevented;
		}
		/** 2 while it is dispatched (at its target), else 0. */
		get eventPhase(): number {
			return this.#isDispatching ? 2 : 0;
		}
		get isTrusted(): boolean {
			return this.#isTrusted;
		}
		get timeStamp(): number {
			return this.#made;
		}
		composedPath(): EventTarget[] {
			return this.#currentTarget === null ? [] : [this.#currentTarget];
		}
		preventDefault(): void {
			if (this.cancelable) this.#isPrevented = true;
		}
		stopPropagation(): void {}
		stopImmediatePropagation(): void {
			this.#isStopped = true;
		}

		static {
			dispatch = (target, event) => {
				if (event.#isDispatching) throw new DOMException("The event is already being dispatched.", "InvalidStateError");
				event.#isDispatching = true;
				event.#target = event.#currentTarget = target;
				EventTarget.call(target, event.#type, event, () => event.#isStopped);
				event.#isDispatching = event.#isStopped = false;
				event.#currentTarget = null;
				return !event.#isPrevented;
			};
		}
		/** Marks an event that the run itself has made. */
		static trust<E extends Event>(event: E): E {
			event.#isTrusted = true;
			return event;
		}
	}

	class CustomEvent extends Event {
		readonly #detail: unknown;
		constructor(...values: unknown[]) {
			super(...values);
			this.#detail = (values[1] as { detail?: unknown } | undefined)?.detail ?? null;
		}
		get detail(): unknown {
			return this.#detail;
		}
	}

	class EventTarget {
		/** By type; those for the capturing phase, which comes first, by type and a mark. */
		readonly #listeners = new Map<string, Listeners>();

		addEventListener(type: unknown, callback: Callback | null, options?: Options | boolean): void {
			const { once = false, signal } = typeof options === "object" && options !== null ? options : ({} as NonNullable<Options>);
			if (signal !== undefined && !signals.isSignal(signal))
				throw new TypeError("Failed to execute 'addEventListener' on 'EventTarget': member signal is not of type 'AbortSignal'.");
			if (callback === null || callback === undefined || (signal !== undefined && signals.isAborted(signal))) return;
			if (!isObject(callback))
				throw new TypeError("Failed to execute 'addEventListener' on 'EventTarget': parameter 2 is not of type 'Object'.");
			const key = keyOf(type, options);
			let listeners = this.#listeners.get(key);
			if (listeners === undefined) {
				listeners = new Map();
				this.#listeners.set(key, listeners);
			}
			if (listeners.has(callback)) return;
			const registration = { once: Boolean(once) };
			listeners.set(callback, registration);
			if (signal === undefined) return;
			signals.whenAborted(signal, () => {
				// It may have been removed since, and added again without the signal.
				if (listeners.get(callback) === registration) listeners.delete(callback);
			});
		}
		removeEventListener(type: unknown, callback: Callback | null, options?: Options | boolean): void {
			if (isObject(callback)) this.#listeners.get(keyOf(type, options))?.delete(callback);
		}
		dispatchEvent(event: unknown): boolean {
			if (!(event instanceof Event))
				throw new TypeError("Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is not of type 'Event'.");
			return dispatch(this, event);
		}

		/** Calls the listeners for `event`: a copy of the current ones, without those that an earlier one removes. */
		static call(target: EventTarget, type: string, event: Event, isStopped: () => boolean): void {
			for (const listeners of [target.#listeners.get(type + CAPTURING), target.#listeners.get(type)]) {
				if (listeners === undefined) continue;
				for (const [callback, registration] of Array.from(listeners)) {
					if (isStopped()) return;
					if (listeners.get(callback) !== registration) continue;
					if (registration.once) listeners.delete(callback);
					try {
						meant(typeof callback === "function" ? Reflect.apply(callback, target, [event]) : callback.handleEvent(event));
					} catch (error) {
						if (core.over !== null) throw core.over;
						onError(error);
					}
				}
			}
		}
	}
	tag(Event.prototype, "Event");
	tag(CustomEvent.prototype, "CustomEvent");
	tag(EventTarget.prototype, "EventTarget");
	return {
		Event,
		CustomEvent,
		EventTarget,
		signals,
		/** Dispatches a new event of the run's own. */
		fire: (target: EventTarget, type: string): boolean => dispatch(target, Event.trust(new Event(type))),
	};
}
export type Events = ReturnType<typeof createEvents>;

const CAPTURING = " (capturing)";
const keyOf = (type: unknown, options: Options | boolean): string => {
	const isCapturing = typeof options === "object" && options !== null ? options.capture : options;
	return isCapturing ? String(type) + CAPTURING : String(type);
};
