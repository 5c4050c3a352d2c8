/** The name of a code in a table of codes, such as `EVENT`. */
export function nameOf<T extends Record<string, number>>(codes: T, code: number): keyof T & string {
	for (const name in codes) if (codes[name] === code) return name;
	throw new RangeError(`${code} is none of ${Object.values(codes).join(", ")}.`);
}
