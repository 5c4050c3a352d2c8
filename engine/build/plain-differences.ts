import type { Response } from "interleave";
import type { server } from "../library/plain/world/server";

/** What plain twins leave out, as types: the names here are compared with these instead of with what is declared. */
export type Differences = {
	/** Without priorities and signals. */
	Queue: new <T>(options?: {
		capacity?: number;
	}) => AsyncIterable<T> & {
		readonly length: number;
		readonly closed: boolean;
		put(item: T): Promise<void>;
		get(): Promise<T>;
		close(): void;
	};
	/** It asks a plain server: what is in one is the business of the two. */
	request: (url: string, options?: { server?: ReturnType<typeof server>; signal?: AbortSignal }) => Promise<Response>;
};
