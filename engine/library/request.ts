import type { Kernel, Waiting } from "../runtime/kernel";

export type Response = { url: string; status: number; bytes: number; text: string };

/** Longest answer time of the network as it is, in milliseconds; answers take from 0 up to this, evenly. */
const SLOWEST = 3000;

/** Asks the simulated network. Nothing leaves the page: the answer is a timer and a text. */
export const createRequest = ({ answerAfter, random }: Kernel) =>
	function request(url: string, options: Waiting = {}): Promise<Response> {
		const latency = Math.floor(random() * (SLOWEST + 1));
		return answerAfter("request", latency, () => answerFor(String(url)), options);
	};

function answerFor(url: string): Response {
	const text = `Hello from ${url}`;
	return { url, status: 200, bytes: text.length, text };
}
