import { assertNever } from "./assert-never";
import type { VirtualMs } from "./units";

/**
 * What each kind of knob holds: `value` is its value in this run, `initial` the one in the program. To add a kind, add it here. Type errors
 * then show each place that does not handle it: those in this file, and the control in `web`.
 */
type Kinds = {
	number: { value: number; initial: number; min: number; max: number; step: number };
	choice: { value: string; initial: string; options: string[] };
	toggle: { value: boolean; initial: boolean };
	/** Instants, in ascending order. */
	moments: { value: VirtualMs[]; initial: VirtualMs[]; min: VirtualMs; max: VirtualMs };
};
type KnobType = keyof Kinds;

/** How a program declares a knob of each kind. */
type Specs = {
	number: { value: number; min: number; max: number; step?: number };
	choice: { value: string; options: readonly string[] };
	toggle: { value: boolean };
	moments: { value: readonly VirtualMs[]; min: VirtualMs; max: VirtualMs };
};
export type KnobSpec = Specs[KnobType];

/** A knob as the program declared it, with the value it had in this run. */
export type Knob = { [T in KnobType]: { name: string; type: T } & Kinds[T] }[KnobType];
export type KnobValue = Knob["value"];

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** Most instants of one knob. */
const MOST_MOMENTS = 100;

/** Instants within bounds, each once, in ascending order; null for anything else. A text is a list with commas, as on a command line. */
function momentsIn(value: unknown, min: VirtualMs, max: VirtualMs): VirtualMs[] | null {
	const list: unknown =
		typeof value === "string"
			? value
					.split(",")
					.filter((part) => part.trim() !== "")
					.map(Number)
			: value;
	const all: unknown[] = Array.isArray(list) ? list : [list];
	if (!all.every(Number.isFinite) || all.length > MOST_MOMENTS) return null;
	return [...new Set((all as VirtualMs[]).map((at) => clamp(at, min, max)))].sort((a, b) => a - b);
}

/** Reads the spec of each kind; null when the spec is of a later kind in this list. */
const DECLARED: { [T in KnobType]: (name: string, spec: KnobSpec) => Kinds[T] | null } = {
	toggle: (_, { value }) => (typeof value === "boolean" ? { value, initial: value } : null),
	choice(name, spec) {
		if (!("options" in spec)) return null;
		const { value, options } = spec;
		if (options.includes(value)) return { value, initial: value, options: [...options] };
		throw new RangeError(`knob("${name}"): "${value}" is none of its options ${options.join(", ")}.`);
	},
	moments(name, spec) {
		const { value, min, max } = spec as Specs["moments"];
		if (!Array.isArray(value)) return null;
		const initial = min <= max && Number.isFinite(min) && Number.isFinite(max) ? momentsIn(value, min, max) : null;
		if (initial !== null) return { value: initial, initial, min, max };
		throw new RangeError(
			`moments("${name}") wants a value of at most ${MOST_MOMENTS} instants, and finite numbers min ≤ max, all in milliseconds.`,
		);
	},
	number(name, spec) {
		const { value, min, max, step = 1 } = spec as Specs["number"];
		if (![value, min, max, step].every(Number.isFinite) || min > max || step <= 0)
			throw new RangeError(`knob("${name}") wants finite numbers value, min ≤ max, and a step above 0.`);
		const initial = clamp(value, min, max);
		return { value: initial, initial, min, max, step };
	},
};

/**
 * The knob that a program declares.
 * @param given the value that the user has set; one that does not fit is ignored
 * @throws when the spec is not valid
 */
export function toKnob(name: string, spec: KnobSpec, given: KnobValue | undefined): Knob {
	if (typeof spec === "object" && spec !== null)
		for (const type in DECLARED) {
			const fields = DECLARED[type as KnobType](name, spec);
			if (fields !== null) return withKnobValue({ name, type, ...fields } as Knob, given);
		}
	throw new TypeError(`knob("${name}") wants a value with its range: { value, min, max }, { value, options } or { value }.`);
}

/** The knob with another value; the same knob when the value does not fit. */
export function withKnobValue(knob: Knob, value: KnobValue | undefined): Knob {
	switch (knob.type) {
		case "number":
			return Number.isFinite(value) ? { ...knob, value: clamp(value as number, knob.min, knob.max) } : knob;
		case "choice":
			// A number that the user has given in text may be one of the options.
			return knob.options.includes(String(value)) ? { ...knob, value: String(value) } : knob;
		case "toggle":
			return typeof value === "boolean" ? { ...knob, value } : knob;
		case "moments": {
			const chosen = value === undefined ? null : momentsIn(value, knob.min, knob.max);
			return chosen === null ? knob : { ...knob, value: chosen };
		}
		default:
			return assertNever(knob, "knob");
	}
}

/**
 * Values for a sweep of a knob: all of them, or, for a range of many numbers, evenly spaced ones with both ends.
 * @param most 2 or more
 */
export function knobValues(knob: Knob, most: number): KnobValue[] {
	switch (knob.type) {
		case "number": {
			const { min, max, step } = knob;
			const count = Math.floor((max - min) / step + 1e-9) + 1;
			const isWide = count > most;
			const indexes = Array.from({ length: isWide ? most : count }, (_, i) =>
				isWide ? Math.round((i * (count - 1)) / (most - 1)) : i,
			);
			// Rounded to 12 digits, so that 0.1 + 0.2 is 0.3.
			return indexes.map((i) => Number((min + i * step).toPrecision(12)));
		}
		case "choice":
			return knob.options;
		case "toggle":
			return [false, true];
		case "moments":
			// Instants are chosen by hand: no series of values would be better than another.
			return [knob.value];
		default:
			return assertNever(knob, "knob");
	}
}

/** Validators for untrusted values. Each returns the value or throws. */
export type KnobReaders = {
	number(value: unknown): number;
	text(value: unknown): string;
	boolean(value: unknown): boolean;
	texts(value: unknown): string[];
	/** At most as many as a knob has. */
	numbers(value: unknown): number[];
	oneOf<const T extends string>(value: unknown, choices: readonly T[]): T;
};

// A record instead of a list, so that a missing kind is a type error.
const TYPES: Record<KnobType, true> = { number: true, choice: true, toggle: true, moments: true };

/** Builds a fresh knob from the fields of an untrusted object. */
export function readKnob(fields: Readonly<Record<string, unknown>>, read: KnobReaders): Knob {
	const name = read.text(fields.name);
	const type = read.oneOf(fields.type, Object.keys(TYPES) as KnobType[]);
	const { value, initial } = fields;
	switch (type) {
		case "number": {
			const [min, max, step] = [read.number(fields.min), read.number(fields.max), read.number(fields.step)];
			return { name, type, value: read.number(value), initial: read.number(initial), min, max, step };
		}
		case "choice":
			return { name, type, value: read.text(value), initial: read.text(initial), options: read.texts(fields.options) };
		case "toggle":
			return { name, type, value: read.boolean(value), initial: read.boolean(initial) };
		case "moments": {
			const [min, max] = [read.number(fields.min), read.number(fields.max)];
			return { name, type, value: read.numbers(value), initial: read.numbers(initial), min, max };
		}
		default:
			return assertNever(type, "kind of knob");
	}
}
