import type { Kernel, Waiting } from "../runtime/kernel";
import { checkCount } from "./errors";
import { Places } from "./places";

export type Response = { url: string; status: number; bytes: number; text: string };
/** A number, a range of whole numbers (both ends included), or what a function makes of a random number in [0, 1). */
type Amount = number | readonly [min: number, max: number] | ((random: number) => number);
type Options = { latency?: Amount; failureRate?: number; connections?: number; bytes?: Amount };

/** A server of the simulated network: each request takes a connection until it is answered; without one it waits in line. */
export class Server {
	readonly #kernel: Kernel;
	readonly #latency: () => number;
	readonly #bytes: (() => number) | undefined;
	readonly #failureRate: number | undefined;
	readonly #connections: Places | undefined;

	constructor(kernel: Kernel, { latency = [0, 3000], failureRate, connections = Number.POSITIVE_INFINITY, bytes }: Options) {
		checkCount(connections, "A server wants a whole number of connections", true);
		if (failureRate !== undefined && !(failureRate >= 0 && failureRate <= 1))
			throw new RangeError(`A server wants a failureRate from 0 to 1, not ${String(failureRate)}.`);
		this.#kernel = kernel;
		this.#latency = drawFrom(latency, "latency", kernel.chance);
		this.#bytes = bytes === undefined ? undefined : drawFrom(bytes, "bytes", kernel.chance);
		this.#failureRate = failureRate;
		if (connections < Number.POSITIVE_INFINITY || bytes !== undefined)
			this.#connections = new Places(kernel, "server", connections);
	}

	get queued(): number {
		return this.#connections?.queued ?? 0;
	}

	/** Everything random is drawn when the request is made, so that a limit changes when it is answered and nothing else. */
	answer(url: string, { signal }: Waiting): Promise<Response> {
		const { answerAfter, operation, occupy } = this.#kernel;
		const latency = this.#latency();
		const fails = this.#failureRate !== undefined && this.#kernel.chance() < this.#failureRate;
		const text = `Hello from ${url}`;
		const bytes = this.#bytes?.() ?? text.length;
		const error = fails
			? new Error(`The request to ${url} failed: the server answered 503. Catch the error, or try again.`)
			: null;
		const answer = (): Response => {
			if (error !== null) throw error;
			return { url, status: 200, bytes, text };
		};
		const places = this.#connections;
		if (places === undefined) return answerAfter("request", latency, answer, { signal });

		signal?.throwIfAborted();
		const exchange = operation<Response>(signal);
		const hangUp = (): void => {
			occupy(-bytes);
			places.leave();
		};
		places.enter(exchange, () => {
			occupy(bytes);
			exchange.takes(
				"request",
				latency,
				() => {
					hangUp();
					if (error !== null) exchange.reject(error);
					else exchange.resolve(answer());
				},
				hangUp,
			);
		});
		return exchange.promise;
	}
}

function drawFrom(amount: Amount, what: string, chance: () => number): () => number {
	const check = (value: unknown): number => {
		if (typeof value === "number" && value >= 0 && value < Number.POSITIVE_INFINITY) return value;
		throw new RangeError(
			`A server's ${what} is a number, 0 or more, [min, max] or a function of a random number; it was ${String(value)}.`,
		);
	};
	if (typeof amount === "function") return () => check(amount(chance()));
	if (typeof amount === "number") return () => check(amount);
	const [min, max] = [check(amount[0]), check(amount[1])];
	if (min > max) throw new RangeError(`A server's ${what} wants a range [min, max], not [${min}, ${max}].`);
	return () => Math.floor(min + chance() * (max - min + 1));
}

export const createServer = (kernel: Kernel) =>
	function server(options: Options = {}): Server {
		return new Server(kernel, options);
	};
