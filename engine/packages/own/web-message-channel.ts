import { host } from "interleave:host";

type Init = { data?: unknown; origin?: string; lastEventId?: string; ports?: MessagePort[] };

export class MessageEvent extends Event {
	readonly data: unknown;
	readonly origin: string;
	readonly lastEventId: string;
	readonly ports: readonly MessagePort[];
	constructor(type: string, init: Init = {}) {
		super(type, init as object);
		this.data = init.data ?? null;
		this.origin = init.origin ?? "";
		this.lastEventId = init.lastEventId ?? "";
		this.ports = init.ports ?? [];
	}
}

/** True while a channel makes its ports: nobody else can. */
let isMaking = false;

/** One end of a channel. Each message is a copy, and a turn of its own. */
export class MessagePort extends EventTarget {
	#other: MessagePort | null = null;
	#isOpen = true;
	#isStarted = false;
	#waiting: { data: unknown; ports: MessagePort[] }[] = [];
	#handler: ((event: MessageEvent) => unknown) | null = null;

	constructor() {
		super();
		if (!isMaking) throw new TypeError("Illegal constructor");
		this.addEventListener("message", (event) => void this.#handler?.call(this, event as unknown as MessageEvent));
	}
	static entangle(one: MessagePort, other: MessagePort): void {
		one.#other = other;
		other.#other = one;
	}

	get onmessage(): ((event: MessageEvent) => unknown) | null {
		return this.#handler;
	}
	/** Setting it starts the port, as the standard says. */
	set onmessage(handler: unknown) {
		this.#handler = typeof handler === "function" ? (handler as (event: MessageEvent) => unknown) : null;
		this.start();
	}
	postMessage(data: unknown, options?: readonly unknown[] | { transfer?: readonly unknown[] }): void {
		const transfer = Array.isArray(options) ? options : ((options as { transfer?: unknown[] } | undefined)?.transfer ?? []);
		const ports = transfer.filter((one) => one instanceof MessagePort);
		const copy = structuredClone(data, { transfer: transfer.filter((one) => !(one instanceof MessagePort)) } as never);
		if (this.#other !== null) this.#other.#receive({ data: copy, ports });
	}
	start(): void {
		if (this.#isStarted) return;
		this.#isStarted = true;
		for (const message of this.#waiting.splice(0)) this.#deliver(message);
	}
	close(): void {
		const other = this.#other;
		this.#other = null;
		this.#isOpen = false;
		if (other === null) return;
		other.#other = null;
		host.turn(() => void other.dispatchEvent(new Event("close")));
	}
	#receive(message: { data: unknown; ports: MessagePort[] }): void {
		if (this.#isStarted) this.#deliver(message);
		else this.#waiting.push(message);
	}
	#deliver(message: { data: unknown; ports: MessagePort[] }): void {
		host.turn(() => {
			if (this.#isOpen) this.dispatchEvent(new MessageEvent("message", message) as unknown as Event);
		});
	}
}

export class MessageChannel {
	readonly port1: MessagePort;
	readonly port2: MessagePort;
	constructor() {
		isMaking = true;
		this.port1 = new MessagePort();
		this.port2 = new MessagePort();
		isMaking = false;
		MessagePort.entangle(this.port1, this.port2);
	}
}
