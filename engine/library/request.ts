import type { Kernel, Waiting } from "../runtime/kernel";
import { type Response, Server } from "./server";

/** Asks the simulated network. Nothing leaves the page: the answer is a timer and a text. */
export const createRequest = (kernel: Kernel) => {
	const network = new Server(kernel, {});
	return function request(url: string, { server = network, signal }: Waiting & { server?: Server } = {}): Promise<Response> {
		return kernel.start(() => {
			if (!(server instanceof Server))
				throw new TypeError("request(url, { server }) wants a server made by server({ … }), or none for the whole network.");
			return server.answer(String(url), { signal });
		});
	};
};
