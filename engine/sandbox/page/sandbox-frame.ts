import { extrasUrl, frameUrl, runtimeUrl } from "virtual:interleave/sandbox";
import type { FrameCommand, FrameMessage } from "../gate/messages";

const MESSAGE_LENGTH = 300;

/** Events of a frame. Each occurs at most once, except `onAlive`. */
export type FrameEvents = {
	onAlive?: () => void;
	/** The frame, its worker or the runtime's text failed to load. */
	onFailed?: (message: string) => void;
};

/** One sandboxed frame with one worker. */
export type SandboxFrame = {
	/** The page's end of the port. Messages posted before the worker listens are queued. */
	readonly port: MessagePort;
	/** The current receiver of the events. */
	events: FrameEvents;
	/** Pings the frame (not the worker); it answers with `onAlive`. */
	ping(): void;
	/** Removes the frame, and its process with it, which frees the CPU. Later messages are ignored. */
	remove(): void;
};

/** Fetches a text once per page; after a failure it is fetched again. */
function onceFetched(url: string): () => Promise<string> {
	let text: Promise<string> | null = null;
	return () => {
		text ??= fetch(url).then((response) => {
			if (!response.ok) throw new Error(`${url} answered ${response.status}`);
			return response.text();
		});
		text.catch(() => {
			text = null;
		});
		return text;
	};
}

/** The worker's script. */
const fetchRuntime = onceFetched(runtimeUrl);
/** What not every run needs. */
export const fetchExtras = onceFetched(extrasUrl);

function createElement(): HTMLIFrameElement {
	const element = document.createElement("iframe");
	element.setAttribute("sandbox", "allow-scripts");
	element.setAttribute("allow", "");
	element.referrerPolicy = "no-referrer";
	element.style.display = "none";
	element.ariaHidden = "true";
	element.tabIndex = -1;
	element.title = "Sandbox";
	return element;
}

/** Validates a message of a frame; null for everything else. */
function readFrameMessage(value: unknown): FrameMessage | null {
	if (typeof value !== "object" || value === null) return null;
	const { kind, message } = value as { kind?: unknown; message?: unknown };
	if (kind === "ready" || kind === "alive") return { kind };
	if (kind === "failed" && typeof message === "string") return { kind, message: message.slice(0, MESSAGE_LENGTH) };
	return null;
}

/**
 * Opens a frame. It has a URL and not `srcdoc`, because with `srcdoc` the app's own policy would need the script's hash and `blob:`.
 *
 * @param delayMs how long to wait before the frame is created (see `frame-slot.ts`)
 */
export function openFrame(delayMs = 0): SandboxFrame {
	const { port1, port2 } = new MessageChannel();
	const element = createElement();
	let isReady = false;
	let isGone = false;

	const command = (what: FrameCommand, transfer: Transferable[]): void => element.contentWindow?.postMessage(what, "*", transfer);
	const fail = (message: string): void => {
		if (!isGone) frame.events.onFailed?.(message);
	};
	const start = async (): Promise<void> => {
		try {
			const runtime = await fetchRuntime();
			if (!isGone) command({ kind: "start", runtime }, [port2]);
		} catch (error) {
			fail(`The sandbox could not be loaded: ${String(error)}`);
		}
	};
	const hear = (event: MessageEvent<unknown>): void => {
		// An opaque origin is reported as "null"; the source tells this frame from other opaque ones.
		if (event.source === null || event.source !== element.contentWindow || event.origin !== "null") return;
		const message = readFrameMessage(event.data);
		if (message?.kind === "alive") return frame.events.onAlive?.();
		if (message?.kind === "failed") return fail(message.message);
		if (message?.kind !== "ready" || isReady) return;
		isReady = true;
		void start();
	};
	const attach = (): void => {
		if (isGone) return;
		addEventListener("message", hear);
		element.src = frameUrl;
		document.body.append(element);
	};
	const frame: SandboxFrame = {
		port: port1,
		events: {},
		ping: () => command({ kind: "ping" }, []),
		remove: () => {
			isGone = true;
			frame.events = {};
			port1.onmessage = null;
			port1.close();
			removeEventListener("message", hear);
			element.remove();
		},
	};
	void fetchRuntime().catch(() => {}); // on its way while the frame loads; `start` reports a failure
	if (delayMs > 0) setTimeout(attach, delayMs);
	else attach();
	return frame;
}
