import { fileURLToPath } from "node:url";
import { type Plugin, runnerImport } from "vite";
import type * as bundling from "../../engine/packages/build/bundle-package.ts";
import type * as catalogue from "../../engine/packages/catalogue.ts";

const MODULE = "virtual:interleave/packages";
const PACKAGE = `${MODULE}/`;
const folder = new URL("../../engine/packages/", import.meta.url);

// Loaded through Vite, because the configuration itself can import only what Node can load directly.
const load = async <T>(file: string): Promise<T> =>
	(await runnerImport<T>(fileURLToPath(new URL(file, folder)), { configFile: false, logLevel: "warn" })).module;
let parts: Promise<[typeof bundling, typeof catalogue]> | undefined;
const loadParts = (): NonNullable<typeof parts> =>
	(parts ??= Promise.all([load<typeof bundling>("build/bundle-package.ts"), load<typeof catalogue>("catalogue.ts")]));

/** Packages that programs can import, each bundled, lowered and in a chunk of its own, which is fetched when a program names it. */
export function packagesPlugin(): Plugin {
	return {
		name: "interleave:packages",
		resolveId: (id) => (id === MODULE || id.startsWith(PACKAGE) ? `\0${id}` : undefined),
		async load(id) {
			if (!id.startsWith(`\0${MODULE}`)) return;
			const [{ loadPackage }, { CATALOGUE }] = await loadParts();
			if (id === `\0${MODULE}`) {
				const loaders = CATALOGUE.map(({ name }) => `${JSON.stringify(name)}: () => import(${JSON.stringify(PACKAGE + name)})`);
				return `export const loaders = { ${loaders.join(", ")} };`;
			}
			const entry = CATALOGUE.find(({ name }) => id === `\0${PACKAGE}${name}`);
			if (entry === undefined) throw new Error(`packages: there is no ${id}`);
			return `export default ${JSON.stringify(await loadPackage(entry))};`;
		},
	};
}
