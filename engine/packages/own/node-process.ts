import { host } from "interleave:host";
import { EventEmitter } from "node:events";

/** Events that the run itself emits. */
const OF_THE_RUN = ["unhandledRejection", "uncaughtException", "exit"] as const;

class Process extends EventEmitter {
	readonly title = "interleave";
	readonly pid = 1;
	readonly argv: string[] = ["interleave", "main.ts"];
	readonly env: Record<string, string | undefined> = {};
	readonly platform = "interleave";
	readonly version = "v22.0.0";
	readonly versions: Record<string, string> = { node: "22.0.0" };
	exitCode: number | undefined;

	constructor() {
		super();
		const update = (): void => {
			for (const name of OF_THE_RUN) {
				const isHeard = this.listenerCount(name) > 0;
				host.listen(name, isHeard ? (...values: unknown[]) => void this.emit(name, ...this.#valuesOf(name, values)) : undefined);
			}
		};
		for (const change of ["newListener", "removeListener"]) super.on(change, () => host.nextTick(update));
		this.#update = update;
	}
	readonly #update: () => void;
	#valuesOf(name: (typeof OF_THE_RUN)[number], values: unknown[]): unknown[] {
		if (name === "exit") return [this.exitCode ?? 0];
		return name === "uncaughtException" ? [...values, name] : values;
	}

	override on(name: string | symbol, listener: (...values: any[]) => unknown): this {
		super.on(name, listener);
		this.#update();
		return this;
	}
	override once(name: string | symbol, listener: (...values: any[]) => unknown): this {
		super.once(name, listener);
		this.#update();
		return this;
	}
	override addListener(name: string | symbol, listener: (...values: any[]) => unknown): this {
		return this.on(name, listener);
	}
	override removeListener(name: string | symbol, listener: (...values: any[]) => unknown): this {
		super.removeListener(name, listener);
		this.#update();
		return this;
	}

	nextTick(callback: (...values: any[]) => unknown, ...values: any[]): void {
		if (typeof callback !== "function")
			throw Object.assign(new TypeError(`The "callback" argument must be of type function. Received ${String(callback)}`), {
				code: "ERR_INVALID_ARG_TYPE",
			});
		host.nextTick(() => void callback(...values));
	}
	/** Seconds since the run began. */
	uptime(): number {
		return host.now() / 1000;
	}
	readonly hrtime = Object.assign(
		(before?: [seconds: number, nanoseconds: number]): [seconds: number, nanoseconds: number] => {
			const ns = Math.round(host.now() * 1e6) - (before === undefined ? 0 : before[0] * 1e9 + before[1]);
			return [Math.floor(ns / 1e9), ns % 1e9];
		},
		{ bigint: (): bigint => BigInt(Math.round(host.now() * 1e6)) },
	);
	memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number; arrayBuffers: number } {
		const bytes = host.bytes();
		return { rss: bytes, heapTotal: bytes, heapUsed: bytes, external: 0, arrayBuffers: 0 };
	}
	cpuUsage(): { user: number; system: number } {
		return { user: Math.round(host.busyMs() * 1000), system: 0 };
	}
	cwd(): string {
		return "/";
	}
	emitWarning(warning: unknown): void {
		console.warn(String(warning));
	}
	exit(code = this.exitCode ?? 0): never {
		this.exitCode = code;
		this.emit("exit", code);
		return host.exit(code);
	}
}

export const process: Process = new Process();
export const { nextTick } = process;
export default process;
