// The globals that a run provides besides the language itself. All times are virtual milliseconds.

interface Console {
	/** Writes a line with its virtual time. */
	log(...data: unknown[]): void;
	info(...data: unknown[]): void;
	warn(...data: unknown[]): void;
	error(...data: unknown[]): void;
	debug(...data: unknown[]): void;
	/** Writes the values and the program's stack. */
	trace(...data: unknown[]): void;
	/** Writes a value with its properties to the given depth; null for all. */
	dir(
		value?: unknown,
		options?: { depth?: number | null; breakLength?: number; maxArrayLength?: number | null; maxStringLength?: number | null },
	): void;
	dirxml(...data: unknown[]): void;
	/** Draws a table with a row for each item. `columns` chooses and orders the columns. */
	table(data?: unknown, columns?: readonly string[]): void;
	/** Writes an error if `condition` is not true. */
	assert(condition?: unknown, ...data: unknown[]): void;
	count(label?: string): void;
	countReset(label?: string): void;
	/** Indents what follows until `groupEnd`. */
	group(...data: unknown[]): void;
	/** The same, folded at first. */
	groupCollapsed(...data: unknown[]): void;
	groupEnd(): void;
	/** Starts a timer on the virtual clock; `timeLog` and `timeEnd` write how long it has run. */
	time(label?: string): void;
	timeLog(label?: string, ...data: unknown[]): void;
	timeEnd(label?: string): void;
	clear(): void;
	timeStamp(label?: string): void;
	profile(label?: string): void;
	profileEnd(label?: string): void;
}
declare var console: Console;

/** Calls `callback` once, after `ms` virtual milliseconds (at least 0.01). */
declare function setTimeout<A extends unknown[]>(callback: (...args: A) => void, ms?: number, ...args: A): number;
declare function clearTimeout(id: number | undefined): void;
/** Calls `callback` every `ms` virtual milliseconds until it is cleared. */
declare function setInterval<A extends unknown[]>(callback: (...args: A) => void, ms?: number, ...args: A): number;
declare function clearInterval(id: number | undefined): void;
/** Runs `callback` before the next turn of the event loop. */
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T): T;

interface Performance {
	/** Virtual milliseconds since the run began. */
	now(): number;
}
declare var performance: Performance;

interface Event {
	readonly type: string;
	readonly target: EventTarget | null;
}
interface EventTarget {
	addEventListener(
		type: string,
		listener: (event: Event) => void,
		options?: boolean | { once?: boolean; signal?: AbortSignal },
	): void;
	removeEventListener(type: string, listener: (event: Event) => void): void;
	dispatchEvent(event: Event): boolean;
}
interface AbortSignal extends EventTarget {
	readonly aborted: boolean;
	readonly reason: any;
	onabort: ((event: Event) => void) | null;
	throwIfAborted(): void;
}
declare var AbortSignal: {
	prototype: AbortSignal;
	abort(reason?: unknown): AbortSignal;
	/** A signal that aborts after `ms` virtual milliseconds. */
	timeout(ms: number): AbortSignal;
	any(signals: AbortSignal[]): AbortSignal;
};
interface AbortController {
	readonly signal: AbortSignal;
	abort(reason?: unknown): void;
}
declare var AbortController: { prototype: AbortController; new (): AbortController };

interface DOMException extends Error {
	readonly code: number;
}
declare var DOMException: { prototype: DOMException; new (message?: string, name?: string): DOMException };
