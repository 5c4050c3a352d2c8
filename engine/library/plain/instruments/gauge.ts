export const points: { name: string; at: number; value: number }[] = [];

/** Stores a number with its time. It holds until the next one of the same name; of several at one time the last one is kept. */
export function gauge(name: string, value: number): void {
	const at = performance.now();
	const last = points.findLast((point) => point.name === name);
	if (last?.value === value) return;
	if (last?.at === at) last.value = value;
	else points.push({ name, at, value });
}
