export const points: { name: string; at: number; value: number }[] = [];

/** Writes a number down with its time: it holds until the next one of its name. Of several at one time the last one stays. */
export function gauge(name: string, value: number): void {
	const at = performance.now();
	const last = points.findLast((point) => point.name === name);
	if (last?.value === value) return;
	if (last?.at === at) last.value = value;
	else points.push({ name, at, value });
}
