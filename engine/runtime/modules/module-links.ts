import type { CompiledModule } from "../../types";

/** The exports of one module, as its lowered code declares them. */
type Exports = {
	/** Getters of its own bindings. */
	own: Map<string, () => unknown>;
	/** Names that refer to a binding of another module: `export { a as b } from "./c"`, and imports that are exported again. */
	indirect: Map<string, { module: object; name: string }>;
	/** Modules of `export *`. */
	stars: object[];
};

/** Two `export *` provide different bindings under one name: the name is then not exported. */
const AMBIGUOUS = Symbol("ambiguous");
type Binding = (() => unknown) | typeof AMBIGUOUS | null;

/**
 * The module namespaces of one run (16.2.1.6, 10.4.6). They are created first, so that modules can refer to each other, and filled and sealed
 * once every module has declared its exports. A namespace object also serves as the identity of its module.
 * @param library the exports of `"interleave"`, a module like any other
 */
export function createModuleLinks(modules: readonly CompiledModule[], library: object) {
	const namespaces = new Map(modules.map(({ file }) => [file, Object.create(null) as object]));
	const exportsOf = new Map<object, Exports>();
	const own = Object.entries(library).map(([name, value]) => [name, (): unknown => value] as const);
	exportsOf.set(library, { own: new Map(own), indirect: new Map(), stars: [] });

	/** ResolveExport (16.2.1.7.2.2). `path` holds the names being resolved; a cycle resolves to nothing. */
	function resolve(module: object, name: string, path: string[], of: object[]): Binding {
		if (path.some((known, i) => known === name && of[i] === module)) return null;
		const exported = exportsOf.get(module);
		if (exported === undefined) return null;
		const getter = exported.own.get(name);
		if (getter !== undefined) return getter;
		path.push(name);
		of.push(module);
		const elsewhere = exported.indirect.get(name);
		if (elsewhere !== undefined) return resolve(elsewhere.module, elsewhere.name, path, of);
		if (name === "default") return null;
		let found: Binding = null;
		for (const star of exported.stars) {
			const binding = resolve(star, name, path, of);
			if (binding === AMBIGUOUS) return AMBIGUOUS;
			if (binding === null || binding === found) continue;
			if (found !== null) return AMBIGUOUS;
			found = binding;
		}
		return found;
	}

	/** GetExportedNames (16.2.1.7.2.1). */
	function namesOf(module: object, seen = new Set<object>()): Set<string> {
		const exported = exportsOf.get(module);
		if (exported === undefined || seen.has(module)) return new Set();
		seen.add(module);
		const names = new Set([...exported.own.keys(), ...exported.indirect.keys()]);
		for (const star of exported.stars) for (const name of namesOf(star, seen)) if (name !== "default") names.add(name);
		return names;
	}

	return {
		/** The namespace of `file`, from which other modules read their imports. */
		namespace: (file: string): object => namespaces.get(file) as object,
		/** The namespace of the package that programs call so, with or without Node's prefix; null when there is none. */
		packageNamed(specifier: string): object | null {
			const found = modules.find(({ file, isPackage }) => isPackage && (file === specifier || file === `node:${specifier}`));
			return found === undefined ? null : (namespaces.get(found.file) as object);
		},
		/** Records the exports of `file`. `getters` is an object literal whose properties are getters. */
		declare(file: string, getters: object, indirect: readonly [string, object, string][], stars: object[]): void {
			const descriptors = Object.entries(Object.getOwnPropertyDescriptors(getters));
			exportsOf.set(namespaces.get(file) as object, {
				own: new Map(descriptors.map(([name, { get }]) => [name, get as () => unknown])),
				indirect: new Map(indirect.map(([exported, module, name]) => [exported, { module, name }])),
				stars,
			});
		},
		/** Fills and seals the namespaces of these files. Call it once they, and all that they import, have declared what they export. */
		link(files: readonly string[]): void {
			for (const file of files) {
				const namespace = namespaces.get(file) as object;
				for (const name of [...namesOf(namespace)].sort()) {
					const get = resolve(namespace, name, [], []);
					if (typeof get === "function") Object.defineProperty(namespace, name, { get, enumerable: true });
				}
				Object.defineProperty(namespace, Symbol.toStringTag, { value: "Module" });
				Object.preventExtensions(namespace);
			}
		},
	};
}
