import { host } from "interleave:host";
import { ReadableStream } from "web:streams";
import { answerTo } from "./web-fetch-data";

type HeadersInit = Headers | Record<string, string> | Iterable<readonly [string, string]>;
type Body = string | ArrayBuffer | ArrayBufferView | URLSearchParams | ReadableStream<Uint8Array> | null | undefined;
type ResponseInit = { status?: number; statusText?: string; headers?: HeadersInit };
type RequestInit = { method?: string; headers?: HeadersInit; body?: Body; signal?: AbortSignal | null };

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;

export class Headers {
	readonly #values = new Map<string, string>();
	constructor(init: HeadersInit = {}) {
		const entries = Symbol.iterator in init ? (init as Iterable<readonly [string, string]>) : Object.entries(init);
		for (const [name, value] of entries) this.append(name, value);
	}
	#key(name: string): string {
		if (!NAME.test(String(name))) throw new TypeError(`Headers: "${name}" is an invalid header name.`);
		return String(name).toLowerCase();
	}
	append(name: string, value: string): void {
		const before = this.get(name);
		this.#values.set(this.#key(name), before === null ? String(value).trim() : `${before}, ${String(value).trim()}`);
	}
	set(name: string, value: string): void {
		this.#values.set(this.#key(name), String(value).trim());
	}
	get(name: string): string | null {
		return this.#values.get(this.#key(name)) ?? null;
	}
	has(name: string): boolean {
		return this.#values.has(this.#key(name));
	}
	delete(name: string): void {
		this.#values.delete(this.#key(name));
	}
	forEach(callback: (value: string, name: string, headers: Headers) => void): void {
		for (const [name, value] of this) callback(value, name, this);
	}
	*entries(): IterableIterator<[string, string]> {
		yield* [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1));
	}
	*keys(): IterableIterator<string> {
		for (const [name] of this) yield name;
	}
	*values(): IterableIterator<string> {
		for (const [, value] of this) yield value;
	}
	[Symbol.iterator](): IterableIterator<[string, string]> {
		return this.entries();
	}
}

/** The bytes of a body, and what it says of its type. */
function bytesOf(body: Exclude<Body, ReadableStream<Uint8Array>>): { bytes: Uint8Array | null; type: string | null } {
	if (body === null || body === undefined) return { bytes: null, type: null };
	if (body instanceof ArrayBuffer) return { bytes: new Uint8Array(body.slice(0)), type: null };
	if (ArrayBuffer.isView(body))
		return { bytes: new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice(), type: null };
	const type = body instanceof URLSearchParams ? "application/x-www-form-urlencoded;charset=UTF-8" : "text/plain;charset=UTF-8";
	return { bytes: new TextEncoder().encode(String(body)), type };
}

/** Pieces in which the body of an answer arrives. */
const PIECE = 1024;

/** What Request and Response have in common. */
class Message {
	readonly headers: Headers;
	#stream: ReadableStream<Uint8Array> | null;
	#isUsed = false;

	constructor(body: Body, headers: HeadersInit | undefined) {
		this.headers = new Headers(headers);
		if (body instanceof ReadableStream) {
			this.#stream = body;
			return;
		}
		const { bytes, type } = bytesOf(body);
		if (type !== null && !this.headers.has("content-type")) this.headers.set("content-type", type);
		this.#stream = bytes === null ? null : streamOf(bytes);
	}
	get body(): ReadableStream<Uint8Array> | null {
		return this.#stream;
	}
	get bodyUsed(): boolean {
		return this.#isUsed || this.#stream?.locked === true;
	}
	/** Two streams with the same bytes; this message keeps the first. */
	protected tee(): ReadableStream<Uint8Array> | null {
		if (this.bodyUsed) throw new TypeError("Response.clone: Body has already been consumed.");
		if (this.#stream === null) return null;
		const [own, other] = this.#stream.tee();
		this.#stream = own;
		return other;
	}
	async bytes(): Promise<Uint8Array> {
		if (this.bodyUsed) throw new TypeError("Body is unusable: Body has already been read");
		this.#isUsed = true;
		const pieces: Uint8Array[] = [];
		if (this.#stream !== null) {
			const reader = this.#stream.getReader();
			for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
		}
		const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
		let at = 0;
		for (const piece of pieces) {
			all.set(piece, at);
			at += piece.length;
		}
		return all;
	}
	async arrayBuffer(): Promise<ArrayBuffer> {
		return (await this.bytes()).buffer as ArrayBuffer;
	}
	async text(): Promise<string> {
		return new TextDecoder().decode(await this.bytes());
	}
	async json(): Promise<any> {
		return JSON.parse(await this.text());
	}
}

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> => {
	let at = 0;
	return new ReadableStream<Uint8Array>({
		pull(controller) {
			if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += PIECE)));
			if (at >= bytes.length) controller.close();
		},
	});
};

const STATUS_TEXTS: Record<number, string> = {
	200: "OK",
	201: "Created",
	204: "No Content",
	404: "Not Found",
	500: "Internal Server Error",
};

export class Response extends Message {
	readonly status: number;
	readonly statusText: string;
	readonly type: string = "default";
	readonly redirected: boolean = false;
	#url = "";

	constructor(body?: Body, { status = 200, statusText = "", headers }: ResponseInit = {}) {
		if (!(status >= 200 && status <= 599)) throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
		super(body, headers);
		this.status = status;
		this.statusText = statusText;
	}
	get ok(): boolean {
		return this.status >= 200 && this.status < 300;
	}
	get url(): string {
		return this.#url;
	}
	clone(): Response {
		return new Response(this.tee(), this);
	}
	static json(data: unknown, init: ResponseInit = {}): Response {
		const headers = new Headers(init.headers);
		if (!headers.has("content-type")) headers.set("content-type", "application/json");
		return new Response(JSON.stringify(data), { ...init, headers });
	}
	/** The answer of the simulated network. */
	static answer(url: string, status: number, text: string): Response {
		const response = new Response(text, {
			status,
			statusText: STATUS_TEXTS[status] ?? "",
			headers: {
				"content-type": "application/json; charset=utf-8",
				"content-length": String(new TextEncoder().encode(text).length),
			},
		});
		response.#url = url;
		return response;
	}
}

export class Request extends Message {
	readonly url: string;
	readonly method: string;
	readonly signal: AbortSignal;

	constructor(input: string | URL | Request, init: RequestInit = {}) {
		const from = input instanceof Request ? input : null;
		const method = String(init.method ?? from?.method ?? "GET");
		const isBodiless = /^(?:get|head)$/i.test(method);
		if (isBodiless && init.body !== undefined && init.body !== null)
			throw new TypeError("Request with GET/HEAD method cannot have body.");
		super(init.body ?? (from === null || isBodiless ? null : from.tee()), init.headers ?? from?.headers);
		this.url = from === null ? absolute(String(input)) : from.url;
		this.method = /^(?:get|head|post|put|delete|options)$/i.test(method) ? method.toUpperCase() : method;
		this.signal = init.signal ?? from?.signal ?? new AbortController().signal;
	}
	clone(): Request {
		return new Request(this);
	}
}

/** The base of relative addresses; the program's own page has none. */
const BASE = "https://example.com/";
function absolute(url: string): string {
	try {
		return new URL(url, BASE).href;
	} catch {
		throw new TypeError(`Failed to parse URL from ${url}`);
	}
}

/**
 * The simulated network: an answer after the time that `request` takes, a JSON text that depends on the path. Nothing leaves the page.
 * @throws (rejects with) a TypeError for an address that cannot be read, or the signal's reason, when it is aborted first
 */
export function fetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
	let request: Request;
	try {
		request = new Request(input, init);
		if (!/^https?:/.test(request.url)) throw new TypeError("fetch failed: only http and https are simulated.");
	} catch (error) {
		return Promise.reject(error);
	}
	host.note(
		"fetch is simulated: nothing leaves this page, and the answer depends on the path alone. /users/1, /posts?userId=1, /todos and /comments have data.",
	);
	const { url, method, signal } = request;
	return host.network(() => {
		const { status, text } = answerTo(method, url);
		return Response.answer(url, status, text);
	}, signal);
}
