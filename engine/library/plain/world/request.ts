import { server as describe } from "./server";

type Options = { server?: ReturnType<typeof describe>; signal?: AbortSignal };
const network = describe();

/** Sends a request to a server, by default one without limits. Nothing leaves the page: the answer is a timer and a text. */
export function request(url: string, { server = network, signal }: Options = {}) {
	return server.answer(url, signal);
}
