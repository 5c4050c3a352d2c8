import { server as describe } from "./server";

type Options = { server?: ReturnType<typeof describe>; signal?: AbortSignal };
const network = describe();

/** Asks a server, or else the network, one server without bounds. Nothing leaves the page: the answer is a timer and a text. */
export function request(url: string, { server = network, signal }: Options = {}) {
	return server.answer(url, signal);
}
