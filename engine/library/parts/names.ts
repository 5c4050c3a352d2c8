import { SHOWN } from "../../types";

/** A name as a program gives it. @throws TypeError when it is none */
export function checkName(name: unknown, what: string): void {
	if (typeof name !== "string" || name === "") throw new TypeError(`${what} wants a name.`);
	if (name.length > SHOWN.name)
		throw new RangeError(`${what} wants a name of at most ${SHOWN.name} characters, not of ${name.length.toLocaleString("en")}.`);
}

/** What belongs to each name, made at its first use. @throws RangeError when there are too many names */
export class Named<T> {
	readonly #all = new Map<string, T>();

	/** @param what the function that is called with the name, in errors */
	constructor(readonly what: string) {}

	get(name: string, make: () => T): T {
		let known = this.#all.get(name);
		if (known === undefined) {
			checkName(name, `${this.what}(name, …)`);
			if (this.#all.size === SHOWN.names)
				throw new RangeError(
					`${this.what}("${name}", …) is one name too many: a program has at most ${SHOWN.names}. Use fewer names.`,
				);
			known = make();
			this.#all.set(name, known);
		}
		return known;
	}

	/** All, in the order of their first uses. */
	values(): IterableIterator<T> {
		return this.#all.values();
	}
}
