import type { AbortSignalLike, WaitOptions } from "../../runtime/library-api";

/** Work that is started with a signal. */
export type Work<T> = (signal: AbortSignalLike) => Promise<T> | T;

/** The promise of work that was started, with a name and a handle to cancel it. */
export type Task<T> = Promise<T> & {
	readonly name: string;
	readonly done: boolean;
	readonly state: "pending" | "done" | "failed" | "cancelled";
	cancel(reason?: unknown): void;
};

export type Spawn = <T>(work: Work<T>, options?: WaitOptions & { name?: string }) => Task<T>;
