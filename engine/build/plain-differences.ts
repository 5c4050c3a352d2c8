import type { Response } from "interleave";
import type { server } from "../library/plain/world/server";

/** What plain twins leave out. Twins with these names are checked against these types instead of the declared ones. */
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
	/** It uses a plain server, whose contents only the two twins know. */
	request: (url: string, options?: { server?: ReturnType<typeof server>; signal?: AbortSignal }) => Promise<Response>;
};
