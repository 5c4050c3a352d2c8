type Spec = { value: number; min: number; max: number; step?: number } | { value: string; options: readonly string[] };

export function knob(name: string, spec: { value: number; min: number; max: number; step?: number }): number;
export function knob<T extends string>(name: string, spec: { value: T; options: readonly T[] }): T;
export function knob(name: string, spec: { value: boolean }): boolean;
/** The value that the program gives, kept within its bounds: what a control is set to before anybody has touched it. */
export function knob(name: string, spec: Spec | { value: boolean }): number | string | boolean {
	if ("min" in spec) return Math.min(spec.max, Math.max(spec.min, spec.value));
	if ("options" in spec && !spec.options.includes(spec.value))
		throw new RangeError(`knob("${name}"): "${spec.value}" is none of its options ${spec.options.join(", ")}.`);
	return spec.value;
}
