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

// The first form of a timer types the parameters of a callback by what is passed to it. The second takes any function, as in TypeScript's own
// library: of `new Promise((resolve) => setTimeout(resolve, 100))`, too, whose `resolve` has a parameter that gets nothing.
/** Calls `callback` once, after `ms` virtual milliseconds (at least 0.01). */
declare function setTimeout<A extends any[]>(callback: (...args: A) => void, ms?: number, ...args: A): number;
declare function setTimeout(callback: Function, ms?: number, ...args: any[]): number;
declare function clearTimeout(id: number | undefined): void;
/** Calls `callback` every `ms` virtual milliseconds until it is cleared. */
declare function setInterval<A extends any[]>(callback: (...args: A) => void, ms?: number, ...args: A): number;
declare function setInterval(callback: Function, ms?: number, ...args: any[]): number;
declare function clearInterval(id: number | undefined): void;
/** Runs `callback` before the next turn of the event loop. */
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T, options?: StructuredSerializeOptions): T;

interface StructuredSerializeOptions {
	transfer?: unknown[];
}

interface PerformanceEntry {
	readonly name: string;
	readonly entryType: string;
	readonly startTime: number;
	readonly duration: number;
}
interface PerformanceMark extends PerformanceEntry {
	readonly detail: any;
}
interface PerformanceMeasure extends PerformanceEntry {
	readonly detail: any;
}
type PerformanceEntryList = PerformanceEntry[];
interface PerformanceMarkOptions {
	startTime?: number;
	detail?: any;
}
interface PerformanceMeasureOptions {
	start?: string | number;
	end?: string | number;
	duration?: number;
	detail?: any;
}
interface Performance {
	/** Virtual milliseconds since the run began. */
	now(): number;
	readonly timeOrigin: number;
	toJSON(): any;
	mark(name: string, options?: PerformanceMarkOptions): PerformanceMark;
	measure(name: string, from?: string | PerformanceMeasureOptions, to?: string): PerformanceMeasure;
	getEntries(): PerformanceEntryList;
	getEntriesByName(name: string, type?: string): PerformanceEntryList;
	getEntriesByType(type: string): PerformanceEntryList;
	clearMarks(name?: string): void;
	clearMeasures(name?: string): void;
}
declare var performance: Performance;

/** Calls `callback` after the timers that are due, and before those that are armed now. */
declare function setImmediate<A extends any[]>(callback: (...args: A) => void, ...args: A): number;
declare function setImmediate(callback: Function, ...args: any[]): number;
/** A package, as in CommonJS. */
declare function require(specifier: string): any;
declare function clearImmediate(id: number | undefined): void;
declare var global: typeof globalThis;
declare var self: typeof globalThis;

type VoidFunction = () => void;
type DOMHighResTimeStamp = number;
type BufferSource = ArrayBuffer | ArrayBufferView;
/** What programs written for Node call the ids of timers. */
declare namespace NodeJS {
	type Timeout = number;
	type Timer = number;
	type Immediate = number;
	type ProcessEnv = Record<string, string | undefined>;
	type Process = typeof process;
}

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
interface CustomEventInit<T = any> extends EventInit {
	detail?: T;
}
declare var CustomEvent: {
	prototype: CustomEvent;
	new <T>(type: string, init?: CustomEventInit<T>): CustomEvent<T>;
};

interface EventListener {
	(event: any): void;
}
interface EventListenerObject {
	handleEvent(event: any): void;
}
type EventListenerOrEventListenerObject = EventListener | EventListenerObject;
interface EventListenerOptions {
	capture?: boolean;
}
interface AddEventListenerOptions extends EventListenerOptions {
	once?: boolean;
	passive?: boolean;
	signal?: AbortSignal;
}
interface EventTarget {
	addEventListener(
		type: string,
		listener: EventListenerOrEventListenerObject | null,
		options?: boolean | AddEventListenerOptions,
	): void;
	removeEventListener(
		type: string,
		listener: EventListenerOrEventListenerObject | null,
		options?: boolean | EventListenerOptions,
	): void;
	dispatchEvent(event: Event): boolean;
}
declare var EventTarget: { prototype: EventTarget; new (): EventTarget };

interface AbortSignal extends EventTarget {
	readonly aborted: boolean;
	readonly reason: any;
	onabort: ((this: AbortSignal, event: Event) => any) | null;
	throwIfAborted(): void;
	addEventListener(
		type: "abort",
		listener: (this: AbortSignal, event: Event) => any,
		options?: boolean | AddEventListenerOptions,
	): void;
	addEventListener(
		type: string,
		listener: EventListenerOrEventListenerObject | null,
		options?: boolean | AddEventListenerOptions,
	): void;
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
	readonly name: string;
	readonly message: string;
	readonly code: number;
}
declare var DOMException: {
	prototype: DOMException;
	new (message?: string, name?: string | { name?: string; cause?: unknown }): DOMException;
	readonly NOT_FOUND_ERR: 8;
	readonly NOT_SUPPORTED_ERR: 9;
	readonly INVALID_STATE_ERR: 11;
	readonly SYNTAX_ERR: 12;
	readonly NETWORK_ERR: 19;
	readonly ABORT_ERR: 20;
	readonly QUOTA_EXCEEDED_ERR: 22;
	readonly TIMEOUT_ERR: 23;
	readonly DATA_CLONE_ERR: 25;
};

interface MessageEvent<T = any> extends Event {
	readonly data: T;
	readonly ports: readonly MessagePort[];
}
interface MessageEventInit<T = any> extends EventInit {
	data?: T;
	ports?: MessagePort[];
}
declare var MessageEvent: {
	prototype: MessageEvent;
	new <T>(type: string, init?: MessageEventInit<T>): MessageEvent<T>;
};
interface MessagePort extends EventTarget {
	onmessage: ((this: MessagePort, event: MessageEvent) => any) | null;
	addEventListener(
		type: "message",
		listener: (this: MessagePort, event: MessageEvent) => any,
		options?: boolean | AddEventListenerOptions,
	): void;
	addEventListener(
		type: string,
		listener: EventListenerOrEventListenerObject | null,
		options?: boolean | AddEventListenerOptions,
	): void;
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

interface TextEncoderEncodeIntoResult {
	read: number;
	written: number;
}
interface TextEncoder {
	readonly encoding: string;
	encode(text?: string): Uint8Array<ArrayBuffer>;
	encodeInto(text: string, into: Uint8Array): TextEncoderEncodeIntoResult;
}
declare var TextEncoder: { prototype: TextEncoder; new (): TextEncoder };
interface TextDecoder {
	readonly encoding: string;
	readonly fatal: boolean;
	readonly ignoreBOM: boolean;
	decode(bytes?: BufferSource, options?: { stream?: boolean }): string;
}
declare var TextDecoder: {
	prototype: TextDecoder;
	new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

interface URLSearchParamsIterator<T> extends IteratorObject<T, BuiltinIteratorReturn, unknown> {
	[Symbol.iterator](): URLSearchParamsIterator<T>;
}
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
	entries(): URLSearchParamsIterator<[string, string]>;
	keys(): URLSearchParamsIterator<string>;
	values(): URLSearchParamsIterator<string>;
	[Symbol.iterator](): URLSearchParamsIterator<[string, string]>;
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
	canParse(url: string | URL, base?: string | URL): boolean;
	parse(url: string | URL, base?: string | URL): URL | null;
};

/** Random values from the run's seed, so that a run can be repeated. */
interface Crypto {
	getRandomValues<A extends ArrayBufferView | null>(array: A): A;
	randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
}
declare var crypto: Crypto;

interface QueuingStrategy<T = any> {
	highWaterMark?: number;
	size?: (chunk: T) => number;
}
interface QueuingStrategyInit {
	highWaterMark: number;
}
interface ReadableStreamReadValueResult<T> {
	done: false;
	value: T;
}
interface ReadableStreamReadDoneResult<T> {
	done: true;
	value: T | undefined;
}
type ReadableStreamReadResult<T> = ReadableStreamReadValueResult<T> | ReadableStreamReadDoneResult<T>;
interface ReadableStreamDefaultReader<R = any> {
	readonly closed: Promise<void>;
	read(): Promise<ReadableStreamReadResult<R>>;
	cancel(reason?: any): Promise<void>;
	releaseLock(): void;
}
type ReadableStreamReader<R> = ReadableStreamDefaultReader<R>;
interface ReadableStreamDefaultController<R = any> {
	readonly desiredSize: number | null;
	enqueue(chunk?: R): void;
	close(): void;
	error(reason?: any): void;
}
type ReadableStreamController<R> = ReadableStreamDefaultController<R>;
interface UnderlyingDefaultSource<R = any> {
	start?: (controller: ReadableStreamDefaultController<R>) => any;
	pull?: (controller: ReadableStreamDefaultController<R>) => void | PromiseLike<void>;
	cancel?: (reason?: any) => void | PromiseLike<void>;
	type?: undefined;
}
type UnderlyingSource<R = any> = UnderlyingDefaultSource<R>;
interface ReadableStreamIteratorOptions {
	preventCancel?: boolean;
}
interface ReadableStreamAsyncIterator<T> extends AsyncIteratorObject<T, BuiltinIteratorReturn, unknown> {
	[Symbol.asyncIterator](): ReadableStreamAsyncIterator<T>;
}
interface ReadableWritablePair<R = any, W = any> {
	readable: ReadableStream<R>;
	writable: WritableStream<W>;
}
interface StreamPipeOptions {
	preventClose?: boolean;
	preventAbort?: boolean;
	preventCancel?: boolean;
	signal?: AbortSignal;
}
interface ReadableStream<R = any> {
	readonly locked: boolean;
	getReader(): ReadableStreamDefaultReader<R>;
	cancel(reason?: any): Promise<void>;
	tee(): [ReadableStream<R>, ReadableStream<R>];
	pipeTo(to: WritableStream<R>, options?: StreamPipeOptions): Promise<void>;
	pipeThrough<T>(through: ReadableWritablePair<T, R>, options?: StreamPipeOptions): ReadableStream<T>;
	values(options?: ReadableStreamIteratorOptions): ReadableStreamAsyncIterator<R>;
	[Symbol.asyncIterator](options?: ReadableStreamIteratorOptions): ReadableStreamAsyncIterator<R>;
}
declare var ReadableStream: {
	prototype: ReadableStream;
	new <R = any>(source?: UnderlyingDefaultSource<R>, strategy?: QueuingStrategy<R>): ReadableStream<R>;
	from<R>(items: Iterable<R> | AsyncIterable<R>): ReadableStream<R>;
};
interface WritableStreamDefaultWriter<W = any> {
	readonly closed: Promise<void>;
	readonly ready: Promise<void>;
	readonly desiredSize: number | null;
	write(chunk?: W): Promise<void>;
	close(): Promise<void>;
	abort(reason?: any): Promise<void>;
	releaseLock(): void;
}
interface WritableStreamDefaultController {
	readonly signal: AbortSignal;
	error(reason?: any): void;
}
interface UnderlyingSink<W = any> {
	start?: (controller: WritableStreamDefaultController) => any;
	write?: (chunk: W, controller: WritableStreamDefaultController) => void | PromiseLike<void>;
	close?: () => void | PromiseLike<void>;
	abort?: (reason?: any) => void | PromiseLike<void>;
	type?: undefined;
}
interface WritableStream<W = any> {
	readonly locked: boolean;
	getWriter(): WritableStreamDefaultWriter<W>;
	close(): Promise<void>;
	abort(reason?: any): Promise<void>;
}
declare var WritableStream: {
	prototype: WritableStream;
	new <W = any>(sink?: UnderlyingSink<W>, strategy?: QueuingStrategy<W>): WritableStream<W>;
};
interface TransformStreamDefaultController<O = any> {
	readonly desiredSize: number | null;
	enqueue(chunk?: O): void;
	error(reason?: any): void;
	terminate(): void;
}
interface Transformer<I = any, O = any> {
	start?: (controller: TransformStreamDefaultController<O>) => any;
	transform?: (chunk: I, controller: TransformStreamDefaultController<O>) => void | PromiseLike<void>;
	flush?: (controller: TransformStreamDefaultController<O>) => void | PromiseLike<void>;
	cancel?: (reason: any) => void | PromiseLike<void>;
}
interface TransformStream<I = any, O = any> {
	readonly readable: ReadableStream<O>;
	readonly writable: WritableStream<I>;
}
declare var TransformStream: {
	prototype: TransformStream;
	new <I = any, O = any>(
		transformer?: Transformer<I, O>,
		writable?: QueuingStrategy<I>,
		readable?: QueuingStrategy<O>,
	): TransformStream<I, O>;
};
interface CountQueuingStrategy extends QueuingStrategy {
	readonly highWaterMark: number;
}
declare var CountQueuingStrategy: { prototype: CountQueuingStrategy; new (init: QueuingStrategyInit): CountQueuingStrategy };
interface ByteLengthQueuingStrategy extends QueuingStrategy<ArrayBufferView> {
	readonly highWaterMark: number;
}
declare var ByteLengthQueuingStrategy: {
	prototype: ByteLengthQueuingStrategy;
	new (init: QueuingStrategyInit): ByteLengthQueuingStrategy;
};

interface HeadersIterator<T> extends IteratorObject<T, BuiltinIteratorReturn, unknown> {
	[Symbol.iterator](): HeadersIterator<T>;
}
interface Headers {
	[Symbol.iterator](): HeadersIterator<[string, string]>;
	append(name: string, value: string): void;
	set(name: string, value: string): void;
	get(name: string): string | null;
	has(name: string): boolean;
	delete(name: string): void;
	forEach(callback: (value: string, name: string, headers: Headers) => void): void;
	entries(): HeadersIterator<[string, string]>;
	keys(): HeadersIterator<string>;
	values(): HeadersIterator<string>;
}
type HeadersInit = Headers | Record<string, string> | Iterable<readonly [string, string]>;
declare var Headers: { prototype: Headers; new (init?: HeadersInit): Headers };
type BodyInit = string | BufferSource | URLSearchParams | ReadableStream<Uint8Array>;
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
/** Method, headers, body and signal matter to the simulated network. What else `fetch` knows is taken and changes nothing. */
interface RequestInit {
	method?: string;
	headers?: HeadersInit;
	body?: BodyInit | null;
	signal?: AbortSignal | null;
	cache?: "default" | "force-cache" | "no-cache" | "no-store" | "only-if-cached" | "reload";
	credentials?: "include" | "omit" | "same-origin";
	integrity?: string;
	keepalive?: boolean;
	mode?: "cors" | "navigate" | "no-cors" | "same-origin";
	priority?: "auto" | "high" | "low";
	redirect?: "error" | "follow" | "manual";
	referrer?: string;
}
type RequestInfo = Request | string;
interface Request extends Body {
	readonly url: string;
	readonly method: string;
	readonly signal: AbortSignal;
	clone(): Request;
}
declare var Request: { prototype: Request; new (input: RequestInfo | URL, init?: RequestInit): Request };
/** The simulated network: nothing leaves the page. The answer depends on the path; `/users/1`, `/posts?userId=1`, `/todos` and `/comments` have data. */
declare function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;

/** What Node's `process` has of it here, on the run's clock. */
interface Process {
	readonly argv: string[];
	readonly env: Record<string, string | undefined>;
	readonly platform: string;
	readonly version: string;
	readonly versions: Record<string, string | undefined>;
	readonly title: string;
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
