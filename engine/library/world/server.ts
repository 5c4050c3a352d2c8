import type { LibraryApi, WaitOptions } from "../../runtime/library-api";
import { type Amount, drawFrom } from "../parts/amount";
import { checkCount } from "../parts/errors";
import { Places } from "../parts/places";

export type Response = { url: string; status: number; bytes: number; text: string };
type Options = { latency?: Amount; failureRate?: number; connections?: number; bytes?: Amount };

/** A server of the simulated network. Each request occupies a connection until it is answered; without a free one it queues. */
export class Server {
	readonly #api: LibraryApi;
	readonly #latency: () => number;
	readonly #bytes: (() => number) | undefined;
	readonly #failureRate: number | undefined;
	/** Undefined when nothing has to be counted: an answer is then only a timer. */
	readonly #connections: Places | undefined;

	constructor(api: LibraryApi, { latency = [0, 3000], failureRate, connections = Number.POSITIVE_INFINITY, bytes }: Options) {
		checkCount(connections, "A server wants a whole number of connections", true);
		if (failureRate !== undefined && !(failureRate >= 0 && failureRate <= 1))
			throw new RangeError(`A server wants a failureRate from 0 to 1, not ${String(failureRate)}.`);
		this.#api = api;
		this.#latency = drawFrom(latency, "A server's latency", api.chance);
		this.#bytes = bytes === undefined ? undefined : drawFrom(bytes, "A server's bytes", api.chance);
		this.#failureRate = failureRate;
		if (connections < Number.POSITIVE_INFINITY || bytes !== undefined) this.#connections = new Places(api, "server", connections);
	}

	get queued(): number {
		return this.#connections?.queued ?? 0;
	}

	/** Everything random is drawn when the request is made, so that a limit changes only the time of the answer. */
	answer(url: string, { signal }: WaitOptions): Promise<Response> {
		const { answerAfter, operation, occupy, chance } = this.#api;
		const latency = this.#latency();
		const fails = this.#failureRate !== undefined && chance() < this.#failureRate;
		const response = answerFor(url, this.#bytes?.());
		// Created now, so that its stack shows where the request was made.
		const error = fails
			? new Error(`The request to ${url} failed: the server answered 503. Catch the error, or try again.`)
			: null;
		const places = this.#connections;
		if (places === undefined) {
			const answer = (): Response => {
				if (error !== null) throw error;
				return response;
			};
			return answerAfter("request", latency, answer, { signal });
		}
		signal?.throwIfAborted();
		const exchange = operation<Response>(signal);
		const hangUp = (): void => {
			occupy(-response.bytes);
			places.leave();
		};
		const answer = (): void => {
			hangUp();
			if (error === null) exchange.resolve(response);
			else exchange.reject(error);
		};
		places.enter(exchange, () => {
			occupy(response.bytes);
			exchange.takes("request", latency, answer, hangUp);
		});
		return exchange.promise;
	}
}

export function answerFor(url: string, bytes?: number): Response {
	const text = `Hello from ${url}`;
	return { url, status: 200, bytes: bytes ?? text.length, text };
}

export const createServer = (api: LibraryApi) =>
	function server(options: Options = {}): Server {
		return new Server(api, options);
	};
