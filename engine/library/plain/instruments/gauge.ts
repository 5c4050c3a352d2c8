/** What has been written down, in order. A value holds until the next one of its name. */
export const points: { name: string; at: number; value: number }[] = [];

/** Writes a number down with its time, unless it is the one that holds already. Of several at one time the last one stays. */
export function gauge(name: string, value: number): void {
	const at = performance.now();
	const last = points.findLast((point) => point.name === name);
	if (last?.value === value) return;
	if (last?.at === at) last.value = value;
	else points.push({ name, at, value });
}
