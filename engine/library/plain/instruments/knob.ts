type Spec<V> = { value: V; options?: readonly V[]; min?: number; max?: number };

/** The value in the program, clamped to its bounds: the value of a control that has not been moved. */
export function knob<V>(name: string, { value, options, min, max }: Spec<V>): V {
	if (options?.includes(value) === false)
		throw new RangeError(`knob("${name}"): "${value}" is none of its options ${options.join(", ")}.`);
	if (min === undefined || max === undefined) return value;
	return Math.min(max, Math.max(min, Number(value))) as V;
}
