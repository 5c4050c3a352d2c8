type Listener = (...values: any[]) => unknown;
type EventName = string | symbol;
type OnceListener = Listener & { listener?: Listener };

const errorMonitor = Symbol("events.errorMonitor");
let defaultMaxListeners = 10;

const checkListener = (listener: unknown): void => {
	if (typeof listener === "function") return;
	const got = listener === null || listener === undefined ? String(listener) : `type ${typeof listener} (${String(listener)})`;
	throw Object.assign(new TypeError(`The "listener" argument must be of type function. Received ${got}`), {
		code: "ERR_INVALID_ARG_TYPE",
	});
};

/** Node's EventEmitter: listeners are called at once, in the order in which they were added. */
export class EventEmitter {
	#listeners = new Map<EventName, OnceListener[]>();
	#most: number | undefined;

	static readonly errorMonitor: typeof errorMonitor = errorMonitor;
	static get defaultMaxListeners(): number {
		return defaultMaxListeners;
	}
	static set defaultMaxListeners(most: number) {
		defaultMaxListeners = most;
	}

	on(name: EventName, listener: Listener): this {
		return this.#add(name, listener, false);
	}
	addListener(name: EventName, listener: Listener): this {
		return this.#add(name, listener, false);
	}
	prependListener(name: EventName, listener: Listener): this {
		return this.#add(name, listener, true);
	}
	once(name: EventName, listener: Listener): this {
		checkListener(listener);
		return this.#add(name, this.#onceOf(name, listener), false);
	}
	prependOnceListener(name: EventName, listener: Listener): this {
		checkListener(listener);
		return this.#add(name, this.#onceOf(name, listener), true);
	}
	off(name: EventName, listener: Listener): this {
		return this.removeListener(name, listener);
	}
	removeListener(name: EventName, listener: Listener): this {
		checkListener(listener);
		const all = this.#listeners.get(name) ?? [];
		const at = all.findLastIndex((one) => one === listener || one.listener === listener);
		if (at < 0) return this;
		// A new list: an `emit` that is under way goes on with its own.
		this.#keep(name, all.toSpliced(at, 1));
		this.#tell("removeListener", name, all[at]?.listener ?? listener);
		return this;
	}
	removeAllListeners(name?: EventName): this {
		for (const one of name === undefined ? [...this.#listeners.keys()] : [name]) {
			if (name === undefined && one === "removeListener") continue;
			for (const listener of (this.#listeners.get(one) ?? []).toReversed()) this.removeListener(one, listener);
		}
		if (name === undefined) this.#listeners.clear();
		return this;
	}
	emit(name: EventName, ...values: unknown[]): boolean {
		if (name === "error") {
			for (const monitor of this.#listeners.get(errorMonitor) ?? []) Reflect.apply(monitor, this, values);
			if (!this.#listeners.has("error")) throw unhandled(values[0]);
		}
		const listeners = this.#listeners.get(name);
		if (listeners === undefined) return false;
		for (const listener of listeners) Reflect.apply(listener, this, values);
		return true;
	}
	eventNames(): EventName[] {
		return [...this.#listeners.keys()];
	}
	listeners(name: EventName): Listener[] {
		return (this.#listeners.get(name) ?? []).map((one) => one.listener ?? one);
	}
	rawListeners(name: EventName): Listener[] {
		return [...(this.#listeners.get(name) ?? [])];
	}
	listenerCount(name: EventName, listener?: Listener): number {
		const all = this.listeners(name);
		return listener === undefined ? all.length : all.filter((one) => one === listener).length;
	}
	setMaxListeners(most: number): this {
		this.#most = most;
		return this;
	}
	getMaxListeners(): number {
		return this.#most ?? defaultMaxListeners;
	}

	#add(name: EventName, listener: OnceListener, isFirst: boolean): this {
		checkListener(listener);
		this.#tell("newListener", name, listener.listener ?? listener);
		const all = this.#listeners.get(name) ?? [];
		this.#keep(name, isFirst ? [listener, ...all] : [...all, listener]);
		return this;
	}
	#keep(name: EventName, listeners: OnceListener[]): void {
		if (listeners.length === 0) this.#listeners.delete(name);
		else this.#listeners.set(name, listeners);
	}
	#tell(event: "newListener" | "removeListener", name: EventName, listener: Listener): void {
		if (this.#listeners.has(event)) this.emit(event, name, listener);
	}
	#onceOf(name: EventName, listener: Listener): OnceListener {
		let isDone = false;
		const wrapper: OnceListener = (...values) => {
			if (isDone) return;
			isDone = true;
			this.removeListener(name, wrapper);
			return Reflect.apply(listener, this, values);
		};
		wrapper.listener = listener;
		return wrapper;
	}
}

function unhandled(value: unknown): unknown {
	if (value instanceof Error) return value;
	const text = typeof value === "string" ? `'${value}'` : String(value);
	return Object.assign(new Error(`Unhandled error. (${text})`), { code: "ERR_UNHANDLED_ERROR", context: value });
}

type Source = EventEmitter | EventTarget;
const isTarget = (source: Source): source is EventTarget => typeof (source as EventTarget).addEventListener === "function";

/** Listens until the returned function is called. */
function listen(source: Source, name: EventName, listener: Listener): () => void {
	if (isTarget(source)) {
		source.addEventListener(String(name), listener);
		return () => source.removeEventListener(String(name), listener);
	}
	source.on(name, listener);
	return () => source.removeListener(name, listener);
}

const abortError = (signal: AbortSignal): Error =>
	Object.assign(new Error("The operation was aborted", { cause: signal.reason }), { name: "AbortError", code: "ABORT_ERR" });

/** A promise for the values of the next event; it rejects when `error` comes first, or when the signal is aborted. */
export function once(source: Source, name: EventName, { signal }: { signal?: AbortSignal } = {}): Promise<any[]> {
	return new Promise((resolve, reject) => {
		if (signal?.aborted === true) throw abortError(signal);
		const stops: (() => void)[] = [];
		const stop = (): void => {
			for (const one of stops) one();
		};
		stops.push(
			listen(source, name, (...values) => {
				stop();
				resolve(values);
			}),
		);
		if (name !== "error" && !isTarget(source))
			stops.push(
				listen(source, "error", (error) => {
					stop();
					reject(error);
				}),
			);
		if (signal !== undefined)
			stops.push(
				listen(signal, "abort", () => {
					stop();
					reject(abortError(signal));
				}),
			);
	});
}

/** The events from now on, as an async iterator that keeps those that nobody has asked for yet. */
export function on(
	source: Source,
	name: EventName,
	{ signal, close = [] }: { signal?: AbortSignal; close?: EventName[] } = {},
): AsyncIterableIterator<any[]> {
	if (signal?.aborted === true) throw abortError(signal);
	const values: unknown[][] = [];
	const waiting: { resolve(result: IteratorResult<unknown[]>): void; reject(error: unknown): void }[] = [];
	let failure: { error: unknown } | null = null;
	let isDone = false;
	const stops: (() => void)[] = [];
	const finish = (): Promise<IteratorResult<unknown[]>> => {
		isDone = true;
		for (const stop of stops.splice(0).reverse()) stop();
		for (const { resolve } of waiting.splice(0)) resolve({ value: undefined, done: true });
		return Promise.resolve({ value: undefined, done: true });
	};
	const fail = (error: unknown): void => {
		const first = waiting.shift();
		if (first === undefined) failure = { error };
		else first.reject(error);
		void finish();
	};
	stops.push(
		listen(source, name, (...event) => {
			const first = waiting.shift();
			if (first === undefined) values.push(event);
			else first.resolve({ value: event, done: false });
		}),
	);
	if (name !== "error" && !isTarget(source)) stops.push(listen(source, "error", fail));
	for (const last of close) stops.push(listen(source, last, () => void finish()));
	if (signal !== undefined) stops.push(listen(signal, "abort", () => fail(abortError(signal))));
	return {
		next() {
			const value = values.shift();
			if (value !== undefined) return Promise.resolve({ value, done: false });
			if (failure !== null) {
				const { error } = failure;
				failure = null;
				return Promise.reject(error);
			}
			if (isDone) return Promise.resolve({ value: undefined, done: true });
			return new Promise((resolve, reject) => {
				waiting.push({ resolve, reject });
			});
		},
		return: finish,
		throw(error: unknown) {
			fail(error);
			return Promise.resolve({ value: undefined, done: true });
		},
		[Symbol.asyncIterator]() {
			return this;
		},
	};
}

export const listenerCount = (emitter: EventEmitter, name: EventName): number => emitter.listenerCount(name);
export const getEventListeners = (emitter: EventEmitter, name: EventName): Listener[] => emitter.listeners(name);
export const setMaxListeners = (most: number, ...emitters: EventEmitter[]): void => {
	for (const emitter of emitters) emitter.setMaxListeners?.(most);
	if (emitters.length === 0) defaultMaxListeners = most;
};
export { defaultMaxListeners, errorMonitor };
export default Object.assign(EventEmitter, { EventEmitter, once, on, listenerCount, getEventListeners, setMaxListeners });
