import vm from "node:vm";
import { transform } from "esbuild";

/** Shortest wait of a timer, the same as the engine's, so that the two can be compared. */
const SHORTEST = 0.01;

export type Observed = { console: string[]; outcome: "completed" | "failed" | "deadlocked"; error: string | null };

/** Called for each rejection that a program leaves unhandled. One program runs at a time. */
let onUnhandled: (reason: unknown) => void = () => {};
process.removeAllListeners("unhandledRejection");
process.on("unhandledRejection", (reason) => onUnhandled(reason));

type Timer = { at: number; sequence: number; callback: (...values: unknown[]) => void; values: unknown[]; every: number | null };

/**
 * Runs a program on V8's own promises, with timers on a fake clock ordered by (time, sequence): the reference that the engine
 * is compared with. After each timer the native microtask queue is drained by going once round the real event loop.
 */
export async function runNatively(source: string): Promise<Observed> {
	const { code } = await transform(source, {
		loader: "ts",
		format: "esm",
		target: "es2022",
		tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: false } },
	});
	const lines: string[] = [];
	let error: string | null = null;
	const escape = (before: string, reason: unknown): void => {
		lines.push(before);
		error ??= textOf(reason);
	};
	onUnhandled = (reason) => escape("Uncaught (in promise)", reason);
	const timers = new Map<number, Timer>();
	let now = 0;
	let sequence = 0;
	const arm = (callback: Timer["callback"], ms: unknown, values: unknown[], repeats: boolean): number => {
		const delay = Number(ms) > SHORTEST ? Number(ms) : SHORTEST;
		timers.set(++sequence, { at: now + delay, sequence, callback, values, every: repeats ? delay : null });
		return sequence;
	};
	const log = (...values: unknown[]): void =>
		void lines.push(values.map((value) => (typeof value === "string" ? value : plain(value))).join(" "));
	const context = vm.createContext({
		console: { log, error: log, warn: log, info: log, debug: log },
		setTimeout: (callback: Timer["callback"], ms?: unknown, ...values: unknown[]) => arm(callback, ms, values, false),
		setInterval: (callback: Timer["callback"], ms?: unknown, ...values: unknown[]) => arm(callback, ms, values, true),
		clearTimeout: (id: number) => timers.delete(id),
		clearInterval: (id: number) => timers.delete(id),
		performance: { now: () => now },
		queueMicrotask,
		AbortController,
		AbortSignal,
		structuredClone,
	});
	// Node 20's V8 has neither.
	vm.runInContext(POLYFILLS, context);
	const main = vm.runInContext(`"use strict"; (async () => { ${code}\n})`, context, {
		filename: "main.ts",
	}) as () => Promise<unknown>;
	let isPending = true;
	/** Errors of main are reported at the end of the turn, like those of other promises. */
	let failed: { reason: unknown } | null = null;
	main().then(
		() => {
			isPending = false;
		},
		(reason: unknown) => {
			isPending = false;
			failed = { reason };
		},
	);
	for (;;) {
		await new Promise((resolve) => setImmediate(resolve));
		if (failed !== null) escape("Uncaught", (failed as { reason: unknown }).reason);
		failed = null;
		const next = [...timers.values()].sort((a, b) => a.at - b.at || a.sequence - b.sequence)[0];
		if (next === undefined) break;
		now = Math.max(now, next.at);
		timers.delete(next.sequence);
		if (next.every !== null) timers.set(next.sequence, { ...next, at: now + next.every, sequence: next.sequence });
		try {
			next.callback(...next.values);
		} catch (reason) {
			escape("Uncaught", reason);
		}
	}
	const outcome = isPending ? "deadlocked" : error === null ? "completed" : "failed";
	return { console: lines, outcome, error: outcome === "failed" ? error : null };
}

const POLYFILLS = `
Promise.try ??= function (callback, ...args) { return new this((resolve) => resolve(callback(...args))); };
Promise.withResolvers ??= function () { let resolve, reject; const promise = new this((f, r) => { resolve = f; reject = r; }); return { promise, resolve, reject }; };
`;

/** A value as text, the same in both worlds whatever realm it is from. */
export function plain(value: unknown): string {
	if (typeof value === "object" && value !== null) {
		if ("message" in value && "stack" in value) return textOf(value);
		if (Array.isArray(value)) return `[${value.map(plain).join(",")}]`;
		return `{${Object.keys(value)
			.map((key) => `${key}:${plain((value as Record<string, unknown>)[key])}`)
			.join(",")}}`;
	}
	return String(value);
}

export function textOf(error: unknown): string {
	if (typeof error === "object" && error !== null && "message" in error)
		return `${String((error as { name?: unknown }).name)}: ${String(error.message)}`;
	return String(error);
}
