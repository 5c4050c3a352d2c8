export const shown: { name: string; at: number; value: unknown }[] = [];

/** Stores a copy of the value with its time. It stands until the next one of the same name. */
export function show(name: string, value: unknown): void {
	shown.push({ name, at: performance.now(), value: structuredClone(value) });
}
