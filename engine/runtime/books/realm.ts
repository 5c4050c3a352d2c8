const { defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;

/** A property of the realm that runs replace while they last: what it was before the first of them, and what each has made of it. */
type Lent = { before: PropertyDescriptor | undefined; now: PropertyDescriptor[] };

const lent = new Map<object, Map<PropertyKey, Lent>>();

/**
 * Replaces a property of the realm's own objects while a run lasts. Runs may overlap and end in any order: the property is that of the latest that goes on, and
 * what it was at first once none does.
 * @returns a function that undoes it
 */
export function lend(object: object, key: PropertyKey, descriptor: PropertyDescriptor): () => void {
	const properties = lent.get(object) ?? new Map<PropertyKey, Lent>();
	lent.set(object, properties);
	const entry = properties.get(key) ?? { before: getOwnPropertyDescriptor(object, key), now: [] };
	properties.set(key, entry);
	entry.now.push(descriptor);
	defineProperty(object, key, descriptor);
	return () => {
		const at = entry.now.indexOf(descriptor);
		if (at < 0) return;
		entry.now.splice(at, 1);
		const current = entry.now.at(-1) ?? entry.before;
		if (entry.now.length === 0) properties.delete(key);
		if (current === undefined) deleteProperty(object, key);
		else defineProperty(object, key, current);
	};
}
