// The modules of Node that programs can import, as far as they are here. All times are virtual milliseconds.

declare module "node:events" {
	type Listener = (...values: any[]) => void;
	type EventName = string | symbol;
	type Source = EventEmitter | EventTarget;
	export class EventEmitter<_Events = any> {
		static defaultMaxListeners: number;
		static readonly errorMonitor: unique symbol;
		static once: typeof once;
		static on: typeof on;
		on(name: EventName, listener: Listener): this;
		addListener(name: EventName, listener: Listener): this;
		prependListener(name: EventName, listener: Listener): this;
		once(name: EventName, listener: Listener): this;
		prependOnceListener(name: EventName, listener: Listener): this;
		off(name: EventName, listener: Listener): this;
		removeListener(name: EventName, listener: Listener): this;
		removeAllListeners(name?: EventName): this;
		emit(name: EventName, ...values: any[]): boolean;
		eventNames(): EventName[];
		listeners(name: EventName): Listener[];
		rawListeners(name: EventName): Listener[];
		listenerCount(name: EventName, listener?: Listener): number;
		setMaxListeners(most: number): this;
		getMaxListeners(): number;
	}
	export function once(source: Source, name: EventName, options?: { signal?: AbortSignal }): Promise<any[]>;
	export function on(
		source: Source,
		name: EventName,
		options?: { signal?: AbortSignal; close?: EventName[] },
	): AsyncIterableIterator<any[]>;
	export function listenerCount(emitter: EventEmitter, name: EventName): number;
	export function getEventListeners(emitter: EventEmitter, name: EventName): Listener[];
	export function setMaxListeners(most: number, ...emitters: EventEmitter[]): void;
	export const errorMonitor: unique symbol;

	export default EventEmitter;
}
declare module "events" {
	export * from "node:events";
	export { default } from "node:events";
}

declare module "node:timers" {
	const all: Pick<
		typeof globalThis,
		"setTimeout" | "setInterval" | "setImmediate" | "clearTimeout" | "clearInterval" | "clearImmediate"
	>;
	export const setTimeout: typeof globalThis.setTimeout;
	export const setInterval: typeof globalThis.setInterval;
	export const setImmediate: typeof globalThis.setImmediate;
	export const clearTimeout: typeof globalThis.clearTimeout;
	export const clearInterval: typeof globalThis.clearInterval;
	export const clearImmediate: typeof globalThis.clearImmediate;
	export default all;
}
declare module "timers" {
	export * from "node:timers";
	export { default } from "node:timers";
}

declare module "node:timers/promises" {
	interface TimerOptions {
		signal?: AbortSignal;
		ref?: boolean;
	}
	export function setTimeout<T = void>(ms?: number, value?: T, options?: TimerOptions): Promise<T>;
	export function setImmediate<T = void>(value?: T, options?: TimerOptions): Promise<T>;
	export function setInterval<T = void>(ms?: number, value?: T, options?: TimerOptions): AsyncGenerator<T>;
	export const scheduler: { wait(ms?: number, options?: TimerOptions): Promise<void>; yield(): Promise<void> };
	const all: {
		setTimeout: typeof setTimeout;
		setImmediate: typeof setImmediate;
		setInterval: typeof setInterval;
		scheduler: typeof scheduler;
	};
	export default all;
}
declare module "timers/promises" {
	export * from "node:timers/promises";
	export { default } from "node:timers/promises";
}

declare module "node:async_hooks" {
	export class AsyncLocalStorage<T> {
		constructor(options?: { name?: string; defaultValue?: T });
		static bind<F extends (...values: any[]) => any>(fn: F): F;
		static snapshot(): <R>(fn: (...values: any[]) => R, ...values: any[]) => R;
		readonly name: string;
		run<R>(store: T, callback: (...values: any[]) => R, ...values: any[]): R;
		exit<R>(callback: (...values: any[]) => R, ...values: any[]): R;
		enterWith(store: T): void;
		disable(): void;
		getStore(): T | undefined;
	}
	export class AsyncResource {
		constructor(type: string);
		static bind<F extends (...values: any[]) => any>(fn: F, type?: string): F;
		bind<F extends (...values: any[]) => any>(fn: F): F;
		runInAsyncScope<R>(fn: (...values: any[]) => R, self?: unknown, ...values: any[]): R;
	}
}
declare module "async_hooks" {
	export * from "node:async_hooks";
}

declare module "node:process" {
	export const process: typeof globalThis.process;
	export const nextTick: typeof globalThis.process.nextTick;
	export default process;
}
declare module "process" {
	export * from "node:process";
	export { default } from "node:process";
}

declare module "node:util" {
	export const promisify: {
		(fn: typeof setTimeout): <T = void>(ms?: number, value?: T) => Promise<T>;
		(fn: (...values: any[]) => unknown): (...values: any[]) => Promise<any>;
		readonly custom: unique symbol;
	};
	export function callbackify(fn: (...values: any[]) => Promise<any>): (...values: any[]) => void;
	export function inspect(value: unknown): string;
	export function format(...values: unknown[]): string;
	export const types: { isPromise(value: unknown): boolean };
	const all: {
		promisify: typeof promisify;
		callbackify: typeof callbackify;
		inspect: typeof inspect;
		format: typeof format;
		types: typeof types;
	};
	export default all;
}
declare module "util" {
	export * from "node:util";
	export { default } from "node:util";
}

declare module "node:perf_hooks" {
	export const performance: typeof globalThis.performance;
}
declare module "perf_hooks" {
	export * from "node:perf_hooks";
}
