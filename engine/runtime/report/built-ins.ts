const { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;

type Saved = { object: object; keys: PropertyKey[]; descriptors: PropertyDescriptor[] };

/** Objects whose members the engine uses when it reports on a run: the built-in functions of the language and their prototypes. */
function builtIns(): object[] {
	const objects: object[] = [];
	const add = (value: unknown): void => {
		if ((typeof value === "object" && value !== null) || typeof value === "function")
			if (!objects.includes(value)) objects.push(value);
	};
	for (const value of [
		Object,
		Function,
		Array,
		Map,
		Set,
		WeakMap,
		WeakSet,
		Number,
		BigInt,
		String,
		Boolean,
		Symbol,
		RegExp,
		Error,
		Promise,
		Uint8Array,
		Math,
		JSON,
		Reflect,
	]) {
		add(value);
		add((value as { prototype?: unknown }).prototype);
	}
	add(getPrototypeOf(Uint8Array.prototype));
	add(getPrototypeOf(Uint8Array));
	for (const iterator of [
		[].values(),
		new Map().values(),
		new Set().values(),
		""[Symbol.iterator](),
		"".matchAll(/a/g),
		(function* () {})(),
	])
		for (let at = getPrototypeOf(iterator); at !== null && at !== Object.prototype; at = getPrototypeOf(at)) add(at);
	return objects;
}

/** What was saved for the runs that go on now, and how many there are. */
let saved: Saved[] = [];
let running = 0;

/**
 * Saves the members of the realm's built-in objects when a run begins and no other goes on.
 * @returns a function for the end of the run. After the last run it puts the members back, and removes what has been added since. It uses nothing that
 * could have been replaced
 */
export function saveBuiltIns(): () => void {
	if (running++ === 0)
		saved = builtIns().map((object) => {
			const keys = ownKeys(object);
			return { object, keys, descriptors: keys.map((key) => getOwnPropertyDescriptor(object, key) as PropertyDescriptor) };
		});
	return () => {
		if (--running > 0) return;
		for (let i = 0; i < saved.length; i++) {
			const { object, keys, descriptors } = saved[i] as Saved;
			const now = ownKeys(object);
			for (let k = 0; k < now.length; k++) {
				let isOwn = false;
				for (let j = 0; j < keys.length && !isOwn; j++) isOwn = keys[j] === now[k];
				if (!isOwn) deleteProperty(object, now[k] as PropertyKey);
			}
			for (let k = 0; k < keys.length; k++) {
				const key = keys[k] as PropertyKey;
				const before = descriptors[k] as PropertyDescriptor;
				const current = getOwnPropertyDescriptor(object, key);
				const isSame =
					current !== undefined && current.value === before.value && current.get === before.get && current.set === before.set;
				if (!isSame) defineProperty(object, key, before);
			}
		}
	};
}
