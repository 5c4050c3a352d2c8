import type { Knob, KnobValue } from "../../types";

/** The knobs that a program declares. */
export class Knobs {
	readonly #byName = new Map<string, Knob>();
	readonly #given: Readonly<Record<string, KnobValue>>;

	/** @param given values that the user has set, by name */
	constructor(given: Readonly<Record<string, KnobValue>>) {
		this.#given = given;
	}

	/** Declares a knob and returns its value in this run. The first declaration of a name counts. */
	declare(name: string, declare: (given: KnobValue | undefined) => Knob): KnobValue {
		let knob = this.#byName.get(name);
		if (knob === undefined) {
			knob = declare(this.#given[name]);
			this.#byName.set(name, knob);
		}
		return knob.value;
	}

	get all(): Knob[] {
		return [...this.#byName.values()];
	}
}
