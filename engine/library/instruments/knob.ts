import type { Kernel } from "../../runtime/library-api";
import type { Knob, KnobValue } from "../../types";

type Spec =
	| { value: number; min: number; max: number; step?: number }
	| { value: string; options: readonly string[] }
	| { value: boolean };

/** Declares a control beside the charts, and says what it is set to in this run. */
export const createKnob = ({ declareKnob }: Kernel) =>
	function knob(name: string, spec: Spec): KnobValue {
		if (typeof name !== "string" || name === "") throw new TypeError("knob(name, spec) wants a name.");
		return declareKnob(name, (given) => toKnob(name, spec, given));
	};

function toKnob(name: string, spec: Spec, given: KnobValue | undefined): Knob {
	if (typeof spec !== "object" || spec === null)
		throw new TypeError(`knob("${name}") wants a value with its range: { value, min, max }, { value, options } or { value }.`);
	if (typeof spec.value === "boolean")
		return { name, type: "toggle", initial: spec.value, value: typeof given === "boolean" ? given : spec.value };
	if ("options" in spec) {
		const options = [...spec.options];
		if (!options.includes(spec.value))
			throw new RangeError(`knob("${name}"): "${spec.value}" is none of its options ${options.join(", ")}.`);
		return {
			name,
			type: "choice",
			initial: spec.value,
			value: typeof given === "string" && options.includes(given) ? given : spec.value,
			options,
		};
	}
	const { value, min, max, step = 1 } = spec as { value: number; min: number; max: number; step?: number };
	if (![value, min, max, step].every((number) => typeof number === "number" && Number.isFinite(number)) || min > max || step <= 0)
		throw new RangeError(`knob("${name}") wants finite numbers value, min ≤ max, and a step above 0.`);
	const clamp = (number: number): number => Math.min(max, Math.max(min, number));
	return {
		name,
		type: "number",
		initial: clamp(value),
		value: clamp(typeof given === "number" && Number.isFinite(given) ? given : value),
		min,
		max,
		step,
	};
}
