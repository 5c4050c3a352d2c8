/**
 * The inline script of `sandbox.html`, whose hash is computed at build. It creates one worker from the text that the page sends, and passes the
 * port on. The learner's code never runs in the frame: a frame could navigate, open WebRTC connections or preconnect; a worker cannot.
 */
import type { FrameCommand, FrameMessage } from "../gate/messages";

const REVOKE_MS = 10_000;
const MESSAGE_LENGTH = 300;

// Anyone can open this address, or frame it without the `sandbox` attribute. Then its origin is not opaque, and the script does nothing.
if (self.origin === "null" && parent !== self) {
	// "*": a frame of an opaque origin does not know its parent's origin. The messages contain no secrets.
	const say = (message: FrameMessage): void => parent.postMessage(message, "*");
	const fail = (what: unknown): void => say({ kind: "failed", message: String(what).slice(0, MESSAGE_LENGTH) });
	let isUsed = false;

	const start = (runtime: string, port: MessagePort): void => {
		const url = URL.createObjectURL(new Blob([runtime], { type: "text/javascript" }));
		// Classic, because a module worker from a blob fails in Chromium in an opaque origin.
		const worker = new Worker(url, { name: "sandbox" });
		worker.onerror = (event) => {
			event.preventDefault();
			worker.onerror = null; // once: no flood of errors
			fail(event.message || "the worker's script could not be read");
		};
		worker.postMessage(null, [port]);
		setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
	};

	addEventListener("message", (event: MessageEvent<FrameCommand | null>) => {
		const command = event.data;
		if (event.source !== parent || typeof command !== "object" || command === null) return;
		if (command.kind === "ping") return say({ kind: "alive" });
		const port = event.ports[0];
		if (command.kind !== "start" || isUsed || port === undefined || event.ports.length !== 1) return;
		isUsed = true;
		try {
			start(command.runtime, port);
		} catch (error) {
			fail(error);
		}
	});
	say({ kind: "ready" });
}
