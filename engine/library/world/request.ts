import type { LibraryApi, WaitOptions } from "../../runtime/library-api";
import { answerFor, type Response, Server } from "./server";

/** A request to the simulated network. Nothing leaves the page: the answer is a timer and a text. */
export const createRequest = ({ answerAfter, latency, start }: LibraryApi) =>
	function request(url: string, options: WaitOptions & { server?: Server } = {}): Promise<Response> {
		const { server } = options;
		if (server === undefined) return answerAfter("request", latency(), () => answerFor(String(url)), options);
		return start(() => {
			if (server instanceof Server) return server.answer(String(url), options);
			throw new TypeError("request(url, { server }) wants a server made by server({ … }), or none for the whole network.");
		});
	};
