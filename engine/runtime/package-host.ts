import type { TaskId } from "../types";
import { type Core, RunOver } from "./books/core";
import type { AbortSignalLike } from "./library-api";
import type { EventLoop } from "./loop/event-loop";
import type { Timers } from "./loop/timers";
import type { Promises } from "./promises/kit";

/** Events of a run that a program may listen to, as with `process.on`. */
export type RunEvents = {
	unhandledRejection(reason: unknown, promise: object): void;
	uncaughtException(error: unknown): void;
	/** Nothing is left to do. */
	exit(): void;
};

type PackageHostParts = {
	core: Core;
	kit: Promises;
	loop: EventLoop;
	timers: Timers;
	random: () => number;
	/** Reports what a callback throws. */
	onError: (error: unknown) => void;
	network: <T>(answer: () => T, signal: AbortSignalLike | undefined) => Promise<T>;
	note: (message: string) => void;
	text: (...values: unknown[]) => string;
};

/** What our own packages (`packages/own`) import from `"interleave:host"`: the parts of the run that no program reaches otherwise. */
export function createPackageHost({ core, kit, loop, timers, random, onError, network, note, text }: PackageHostParts) {
	const listeners: Partial<RunEvents> = {};
	/** Runs a callback for `task`; what it throws is reported. */
	const guarded = (task: TaskId, context: unknown, callback: () => void): void => {
		kit.asTask(task);
		core.context = context;
		try {
			callback();
		} catch (error) {
			if (core.over !== null) throw core.over;
			onError(error);
		}
	};
	return {
		host: {
			/** Virtual milliseconds since the run began. */
			now: () => core.readClock(),
			/** Seconds of virtual processor time that the program has used. */
			busyMs: () => core.busyMs,
			bytes: () => core.bytes,
			/** A number in [0, 1) from the run's seed, independent of the program's `Math.random`. */
			random,
			isPromise: (value: unknown): boolean => kit.isPromise(value),
			/** What the console prints for these values. */
			text,
			/** A promise for what `answer` returns, after the time that the simulated network takes. A task that awaits it is in flight. */
			network,
			/** Tells the reader something about the run, once for each text. */
			note,
			nextTick(callback: () => void): void {
				const { current, context } = core;
				loop.tick(() => guarded(current, context, callback));
			},
			/** Calls back in a turn of its own, at this instant. */
			turn(callback: () => void): void {
				timers.armImmediate(callback, []);
			},
			/** Has `listener` called instead of the run's own report. One for each event. */
			listen<K extends keyof RunEvents>(event: K, listener: RunEvents[K] | undefined): void {
				listeners[event] = listener;
			},
			/** Contexts of asynchronous calls: what runs later because of `run` has `context`, too. */
			contexts: {
				current: (): unknown => core.context,
				run<T>(context: unknown, body: () => T): T {
					core.contexts ??= new WeakMap();
					const outer = core.context;
					core.context = context;
					try {
						return body();
					} finally {
						core.context = outer;
					}
				},
				enter(context: unknown): void {
					core.contexts ??= new WeakMap();
					core.context = context;
				},
			},
			/** Ends the run. @throws always, to leave the program's frames */
			exit(code: number): never {
				return core.end(
					code === 0
						? { kind: "completed" }
						: { kind: "stopped", message: `The program ended itself with process.exit(${code}).` },
				);
			},
		},
		/** Calls the program's listener for an event. False when it has none. */
		emit<K extends keyof RunEvents>(event: K, ...values: Parameters<RunEvents[K]>): boolean {
			const listener = listeners[event] as ((...values: unknown[]) => void) | undefined;
			if (listener === undefined) return false;
			try {
				listener(...values);
			} catch (error) {
				if (core.over !== null || error instanceof RunOver) throw error;
				onError(error);
			}
			return true;
		},
	};
}
export type PackageHost = ReturnType<typeof createPackageHost>["host"];
