import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A page without any policy, on the listener's own origin: the controls run in it, and must be seen leaking. */
const CONTROL_PAGE = "<!doctype html><meta charset='utf-8'><title>Control</title><body></body>";

export type LeakServer = {
	/** `http://127.0.0.1:<port>`. */
	http: string;
	ws: string;
	/** `127.0.0.1:<port>` of the listener for datagrams. */
	udp: string;
	/** What arrived so far: paths of requests and of WebSocket handshakes without the slash, `datagram` and `connection`. */
	seen(): string[];
	forget(): void;
	/** Settles when this has arrived. */
	arrival(what: string): Promise<void>;
	close(): Promise<void>;
};

/** Listens for HTTP, WebSocket handshakes, bare connections and UDP, and remembers what came. */
export async function listenForLeaks(): Promise<LeakServer> {
	let arrived: string[] = [];
	let waiting: { what: string; resolve: () => void }[] = [];
	const note = (what: string): void => {
		arrived.push(what);
		for (const { resolve } of waiting.filter((entry) => entry.what === what)) resolve();
		waiting = waiting.filter((entry) => entry.what !== what);
	};
	const pathOf = (url: string | undefined): string => (url ?? "/").slice(1).split("?")[0] ?? "";

	const server = createServer((request, response) => {
		const name = pathOf(request.url);
		response.setHeader("Access-Control-Allow-Origin", "*");
		if (name === "control") {
			response.setHeader("Content-Type", "text/html");
			return void response.end(CONTROL_PAGE);
		}
		note(name);
		response.setHeader(
			"Content-Type",
			name.includes("script") ? "text/javascript" : name.includes("json") ? "application/json" : "text/plain",
		);
		response.end(name.includes("json") ? "{}" : "");
	});
	server.on("upgrade", (request, socket: Socket) => {
		note(pathOf(request.url));
		socket.destroy();
	});
	server.on("connection", () => note("connection"));
	const datagrams = createSocket("udp4");
	datagrams.on("message", () => note("datagram"));
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	await new Promise<void>((resolve) => {
		datagrams.bind(0, "127.0.0.1", resolve);
	});
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		http: `http://${host}`,
		ws: `ws://${host}`,
		udp: `127.0.0.1:${datagrams.address().port}`,
		seen: () => arrived,
		forget: () => {
			arrived = [];
		},
		arrival: (what) =>
			new Promise((resolve) => {
				if (arrived.includes(what)) resolve();
				else waiting.push({ what, resolve });
			}),
		close: () =>
			new Promise((resolve) => {
				datagrams.close();
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
