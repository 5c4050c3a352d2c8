import { fileURLToPath } from "node:url";
import { type Plugin, runnerImport } from "vite";
import type * as building from "../../engine/packages/build/index.ts";
import type * as packages from "../../engine/packages/index.ts";
import type { CatalogueEntry } from "../../engine/packages/index.ts";

/** Loads a module through Vite, because the configuration itself can import only what Node can load directly. */
const load = async <T>(file: URL): Promise<T> =>
	(await runnerImport<T>(fileURLToPath(file), { configFile: false, logLevel: "warn" })).module;

type Parts = typeof building & typeof packages;
const loadParts = async (): Promise<Parts> => ({
	...(await load<typeof building>(new URL("../../engine/packages/build/index.ts", import.meta.url))),
	...(await load<typeof packages>(new URL("../../engine/packages/index.ts", import.meta.url))),
});
let parts: Promise<Parts> | undefined;

/** A virtual module with a function for each name that imports a chunk of its own. */
type Shelf = {
	module: string;
	/** What the file names of its chunks say behind the name. */
	suffix: string;
	/** What the module exports the functions as. */
	exported: string;
	names(parts: Parts): readonly string[];
	/** What the chunk of a name exports as default. */
	content(name: string, parts: Parts): Promise<unknown>;
};

const SHELVES: readonly Shelf[] = [
	{
		module: "virtual:interleave/packages",
		suffix: "-package",
		exported: "loaders",
		names: ({ CATALOGUE }) => CATALOGUE.map(({ name }) => name),
		content: (name, { CATALOGUE, loadPackage }) => loadPackage(CATALOGUE.find((entry) => entry.name === name) as CatalogueEntry),
	},
	{
		module: "virtual:interleave/package-types",
		suffix: "-types",
		exported: "typeLoaders",
		names: ({ NPM_PACKAGES }) => NPM_PACKAGES,
		content: async (name, { packageTypes }) => packageTypes(name),
	},
];

/** Packages that programs can import: each bundled, lowered and in a chunk of its own, which is fetched when a program names it; and their types. */
export function packagesPlugin(): Plugin {
	const shelfOf = (id: string): Shelf | undefined => SHELVES.find(({ module }) => id === module || id.startsWith(`${module}/`));
	return {
		name: "interleave:packages",
		resolveId: (id) => (shelfOf(id) === undefined ? undefined : `\0${id}`),
		async load(id) {
			const shelf = id.startsWith("\0") ? shelfOf(id.slice(1)) : undefined;
			if (shelf === undefined) return;
			parts ??= loadParts();
			const name = id.slice(shelf.module.length + 2, -shelf.suffix.length);
			if (name !== "") return `export default ${JSON.stringify(await shelf.content(name, await parts))};`;
			const loaders = shelf
				.names(await parts)
				.map((one) => `${JSON.stringify(one)}: () => import(${JSON.stringify(`${shelf.module}/${one}${shelf.suffix}`)})`);
			return `export const ${shelf.exported} = { ${loaders.join(", ")} };`;
		},
	};
}
