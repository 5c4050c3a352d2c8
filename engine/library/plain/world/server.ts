import { cpus } from "./cpus";

type Amount = number | readonly [min: number, max: number] | ((random: number) => number);
type Options = { latency?: Amount; failureRate?: number; connections?: number; bytes?: Amount };

function draw(amount: Amount): number {
	if (typeof amount === "number") return amount;
	if (typeof amount === "function") return amount(Math.random());
	const [min, max] = amount;
	return Math.floor(min + Math.random() * (max - min + 1));
}

/** Answers after a wait. A request occupies a connection like work occupies a core. Left out: the memory of answers. */
export function server({ latency = [0, 3000], failureRate = 0, connections = Infinity, bytes }: Options = {}) {
	const places = cpus(connections);
	return {
		get queued() { return places.queued; },
		async answer(url: string, signal?: AbortSignal) {
			const ms = draw(latency);
			const fails = failureRate > 0 && Math.random() < failureRate;
			const text = `Hello from ${url}`;
			const answer = { url, status: 200, bytes: draw(bytes ?? text.length), text };
			await places.run(ms, { signal });
			if (fails) throw new Error(`The request to ${url} failed: the server answered 503. Catch the error, or try again.`);
			return answer;
		},
	};
}
