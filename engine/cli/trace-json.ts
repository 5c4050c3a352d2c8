import type { Trace } from "../types";

/** A trace as JSON text: columns become arrays of numbers. */
export function traceToJson(trace: Trace): string {
	return JSON.stringify(trace, (_, value: unknown) =>
		ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value,
	);
}
