/** Names that the language itself calls or defines: the properties of all globals and of their prototypes. */
export function builtInNames(): Set<string> {
	const names = new Set<string>();
	for (const { value } of Object.values(Object.getOwnPropertyDescriptors(globalThis))) {
		if (typeof value !== "function" && typeof value !== "object") continue;
		for (const owner of [value, value?.prototype])
			if (owner) for (const name of Object.getOwnPropertyNames(owner)) names.add(name);
	}
	return names;
}
