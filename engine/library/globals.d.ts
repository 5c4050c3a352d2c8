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
declare function structuredClone<T>(value: T, options?: StructuredSerializeOptions): T;

interface StructuredSerializeOptions {
	transfer?: unknown[];
}

interface PerformanceEntry {
	readonly name: string;
	readonly entryType: "mark" | "measure";
	readonly startTime: number;
	readonly duration: number;
	readonly detail: any;
}
interface Performance {
	/** Virtual milliseconds since the run began. */
	now(): number;
	readonly timeOrigin: number;
	mark(name: string, options?: { startTime?: number; detail?: unknown }): PerformanceEntry;
	measure(
		name: string,
		from?: string | { start?: string | number; end?: string | number; duration?: number; detail?: unknown },
		to?: string,
	): PerformanceEntry;
	getEntries(): PerformanceEntry[];
	getEntriesByName(name: string, type?: string): PerformanceEntry[];
	getEntriesByType(type: string): PerformanceEntry[];
	clearMarks(name?: string): void;
	clearMeasures(name?: string): void;
}
declare var performance: Performance;

/** Calls `callback` after the timers that are due, and before those that are armed now. */
declare function setImmediate<A extends unknown[]>(callback: (...args: A) => void, ...args: A): number;
/** A package, as in CommonJS. */
declare function require(specifier: string): any;
declare function clearImmediate(id: number | undefined): void;
declare var global: typeof globalThis;
declare var self: typeof globalThis;

interface EventInit {
	bubbles?: boolean;
	cancelable?: boolean;
	composed?: boolean;
}
interface Event {
	readonly type: string;
	readonly target: EventTarget | null;
	readonly currentTarget: EventTarget | null;
	readonly bubbles: boolean;
	readonly cancelable: boolean;
	readonly composed: boolean;
	readonly defaultPrevented: boolean;
	readonly eventPhase: number;
	readonly isTrusted: boolean;
	/** Virtual milliseconds since the run began. */
	readonly timeStamp: number;
	composedPath(): EventTarget[];
	preventDefault(): void;
	stopPropagation(): void;
	stopImmediatePropagation(): void;
}
declare var Event: { prototype: Event; new (type: string, init?: EventInit): Event };

interface CustomEvent<T = any> extends Event {
	readonly detail: T;
}
declare var CustomEvent: {
	prototype: CustomEvent;
	new <T>(type: string, init?: EventInit & { detail?: T }): CustomEvent<T>;
};

type EventListenerOrObject = ((event: any) => void) | { handleEvent(event: any): void };
interface EventTarget {
	addEventListener(
		type: string,
		listener: EventListenerOrObject | null,
		options?: boolean | { once?: boolean; signal?: AbortSignal; capture?: boolean; passive?: boolean },
	): void;
	removeEventListener(type: string, listener: EventListenerOrObject | null, options?: boolean | { capture?: boolean }): void;
	dispatchEvent(event: Event): boolean;
}
declare var EventTarget: { prototype: EventTarget; new (): EventTarget };

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
	any(signals: Iterable<AbortSignal>): AbortSignal;
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

interface MessageEvent<T = any> extends Event {
	readonly data: T;
	readonly ports: readonly MessagePort[];
}
declare var MessageEvent: {
	prototype: MessageEvent;
	new <T>(type: string, init?: EventInit & { data?: T; ports?: MessagePort[] }): MessageEvent<T>;
};
interface MessagePort extends EventTarget {
	onmessage: ((event: MessageEvent) => void) | null;
	postMessage(message: any, options?: unknown[] | StructuredSerializeOptions): void;
	start(): void;
	close(): void;
}
declare var MessagePort: { prototype: MessagePort };
/** Two ports; each message is a copy, and a turn of the event loop. */
interface MessageChannel {
	readonly port1: MessagePort;
	readonly port2: MessagePort;
}
declare var MessageChannel: { prototype: MessageChannel; new (): MessageChannel };

declare function atob(data: string): string;
declare function btoa(data: string): string;

interface TextEncoder {
	readonly encoding: string;
	encode(text?: string): Uint8Array<ArrayBuffer>;
	encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}
declare var TextEncoder: { prototype: TextEncoder; new (): TextEncoder };
interface TextDecoder {
	readonly encoding: string;
	decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
}
declare var TextDecoder: {
	prototype: TextDecoder;
	new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

interface URLSearchParams {
	readonly size: number;
	append(name: string, value: string): void;
	delete(name: string, value?: string): void;
	get(name: string): string | null;
	getAll(name: string): string[];
	has(name: string, value?: string): boolean;
	set(name: string, value: string): void;
	sort(): void;
	toString(): string;
	forEach(callback: (value: string, name: string, params: URLSearchParams) => void): void;
	entries(): IterableIterator<[string, string]>;
	keys(): IterableIterator<string>;
	values(): IterableIterator<string>;
	[Symbol.iterator](): IterableIterator<[string, string]>;
}
declare var URLSearchParams: {
	prototype: URLSearchParams;
	new (init?: string | Record<string, string> | Iterable<readonly [string, string]>): URLSearchParams;
};
interface URL {
	href: string;
	readonly origin: string;
	protocol: string;
	username: string;
	password: string;
	host: string;
	hostname: string;
	port: string;
	pathname: string;
	search: string;
	readonly searchParams: URLSearchParams;
	hash: string;
	toString(): string;
	toJSON(): string;
}
declare var URL: {
	prototype: URL;
	new (url: string | URL, base?: string | URL): URL;
	canParse(url: string, base?: string | URL): boolean;
};

/** Random values from the run's seed, so that a run can be repeated. */
interface Crypto {
	getRandomValues<A extends ArrayBufferView>(array: A): A;
	randomUUID(): string;
}
declare var crypto: Crypto;

interface QueuingStrategy<T = any> {
	highWaterMark?: number;
	size?: (chunk: T) => number;
}
interface ReadableStreamReader<R> {
	readonly closed: Promise<undefined>;
	read(): Promise<{ done: false; value: R } | { done: true; value: R | undefined }>;
	cancel(reason?: any): Promise<void>;
	releaseLock(): void;
}
interface ReadableStreamController<R> {
	readonly desiredSize: number | null;
	enqueue(chunk?: R): void;
	close(): void;
	error(reason?: any): void;
}
interface ReadableStream<R = any> extends AsyncIterable<R> {
	readonly locked: boolean;
	getReader(): ReadableStreamReader<R>;
	cancel(reason?: any): Promise<void>;
	tee(): [ReadableStream<R>, ReadableStream<R>];
	pipeTo(to: WritableStream<R>, options?: StreamPipeOptions): Promise<void>;
	pipeThrough<T>(
		through: { readable: ReadableStream<T>; writable: WritableStream<R> },
		options?: StreamPipeOptions,
	): ReadableStream<T>;
	values(options?: { preventCancel?: boolean }): AsyncIterableIterator<R>;
}
interface StreamPipeOptions {
	preventClose?: boolean;
	preventAbort?: boolean;
	preventCancel?: boolean;
	signal?: AbortSignal;
}
declare var ReadableStream: {
	prototype: ReadableStream;
	new <R = any>(
		source?: {
			start?(controller: ReadableStreamController<R>): unknown;
			pull?(controller: ReadableStreamController<R>): unknown;
			cancel?(reason: any): unknown;
		},
		strategy?: QueuingStrategy<R>,
	): ReadableStream<R>;
	from<R>(items: Iterable<R> | AsyncIterable<R>): ReadableStream<R>;
};
interface WritableStreamWriter<W> {
	readonly closed: Promise<undefined>;
	readonly ready: Promise<undefined>;
	readonly desiredSize: number | null;
	write(chunk?: W): Promise<void>;
	close(): Promise<void>;
	abort(reason?: any): Promise<void>;
	releaseLock(): void;
}
interface WritableStream<W = any> {
	readonly locked: boolean;
	getWriter(): WritableStreamWriter<W>;
	close(): Promise<void>;
	abort(reason?: any): Promise<void>;
}
declare var WritableStream: {
	prototype: WritableStream;
	new <W = any>(
		sink?: {
			start?(controller: { error(reason?: any): void; readonly signal: AbortSignal }): unknown;
			write?(chunk: W, controller: { error(reason?: any): void; readonly signal: AbortSignal }): unknown;
			close?(): unknown;
			abort?(reason: any): unknown;
		},
		strategy?: QueuingStrategy<W>,
	): WritableStream<W>;
};
interface TransformStream<I = any, O = any> {
	readonly readable: ReadableStream<O>;
	readonly writable: WritableStream<I>;
}
declare var TransformStream: {
	prototype: TransformStream;
	new <I = any, O = any>(
		transformer?: {
			start?(controller: { enqueue(chunk?: O): void; error(reason?: any): void; terminate(): void }): unknown;
			transform?(chunk: I, controller: { enqueue(chunk?: O): void; error(reason?: any): void; terminate(): void }): unknown;
			flush?(controller: { enqueue(chunk?: O): void; error(reason?: any): void; terminate(): void }): unknown;
		},
		writable?: QueuingStrategy<I>,
		readable?: QueuingStrategy<O>,
	): TransformStream<I, O>;
};
declare var CountQueuingStrategy: { new (init: { highWaterMark: number }): QueuingStrategy };
declare var ByteLengthQueuingStrategy: { new (init: { highWaterMark: number }): QueuingStrategy<ArrayBufferView> };

interface Headers extends Iterable<[string, string]> {
	append(name: string, value: string): void;
	set(name: string, value: string): void;
	get(name: string): string | null;
	has(name: string): boolean;
	delete(name: string): void;
	forEach(callback: (value: string, name: string, headers: Headers) => void): void;
	entries(): IterableIterator<[string, string]>;
	keys(): IterableIterator<string>;
	values(): IterableIterator<string>;
}
type HeadersInit = Headers | Record<string, string> | Iterable<readonly [string, string]>;
declare var Headers: { prototype: Headers; new (init?: HeadersInit): Headers };
type BodyInit = string | ArrayBuffer | ArrayBufferView | URLSearchParams | ReadableStream<Uint8Array>;
interface Body {
	readonly headers: Headers;
	readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
	readonly bodyUsed: boolean;
	json(): Promise<any>;
	text(): Promise<string>;
	bytes(): Promise<Uint8Array<ArrayBuffer>>;
	arrayBuffer(): Promise<ArrayBuffer>;
}
interface Response extends Body {
	readonly ok: boolean;
	readonly status: number;
	readonly statusText: string;
	readonly url: string;
	readonly type: string;
	readonly redirected: boolean;
	clone(): Response;
}
interface ResponseInit {
	status?: number;
	statusText?: string;
	headers?: HeadersInit;
}
declare var Response: {
	prototype: Response;
	new (body?: BodyInit | null, init?: ResponseInit): Response;
	json(data: any, init?: ResponseInit): Response;
};
interface RequestInit {
	method?: string;
	headers?: HeadersInit;
	body?: BodyInit | null;
	signal?: AbortSignal | null;
}
interface Request extends Body {
	readonly url: string;
	readonly method: string;
	readonly signal: AbortSignal;
	clone(): Request;
}
declare var Request: { prototype: Request; new (input: string | URL | Request, init?: RequestInit): Request };
/** The simulated network: nothing leaves the page. The answer depends on the path; `/users/1`, `/posts?userId=1`, `/todos` and `/comments` have data. */
declare function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;

/** What Node's `process` has of it here, on the run's clock. */
interface Process {
	readonly argv: string[];
	readonly env: Record<string, string | undefined>;
	readonly platform: string;
	readonly version: string;
	readonly pid: number;
	exitCode: number | undefined;
	nextTick<A extends unknown[]>(callback: (...args: A) => void, ...args: A): void;
	on(event: "unhandledRejection", listener: (reason: any, promise: Promise<unknown>) => void): this;
	on(event: "uncaughtException", listener: (error: any, origin: string) => void): this;
	on(event: "exit", listener: (code: number) => void): this;
	on(event: string | symbol, listener: (...args: any[]) => void): this;
	once(event: string | symbol, listener: (...args: any[]) => void): this;
	off(event: string | symbol, listener: (...args: any[]) => void): this;
	emit(event: string | symbol, ...args: any[]): boolean;
	uptime(): number;
	hrtime: { (before?: [number, number]): [number, number]; bigint(): bigint };
	memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number; arrayBuffers: number };
	cpuUsage(): { user: number; system: number };
	cwd(): string;
	exit(code?: number): never;
}
declare var process: Process;
