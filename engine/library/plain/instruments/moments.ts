type Spec = { value: readonly number[]; min: number; max: number };

/** The instants in the program, within their bounds, each once and in order: those of flags that have not been moved. */
export function moments(_name: string, { value, min, max }: Spec): number[] {
	const within = value.map((at) => Math.min(max, Math.max(min, at)));
	return [...new Set(within)].sort((a, b) => a - b);
}
