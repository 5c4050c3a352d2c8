import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "../../compiler";
import type { Package } from "../../types";
import { CATALOGUE, type CatalogueEntry, NPM_PACKAGES } from "../catalogue";

/** Set in the bundle of the command line, which is elsewhere. */
declare const PACKAGE_SOURCES: string | undefined;
const own = typeof PACKAGE_SOURCES === "string" ? PACKAGE_SOURCES : fileURLToPath(new URL("../own", import.meta.url));

/** What only packages can import; see `runtime/package-host.ts`. */
const HOST: Package = {
	name: "interleave:host",
	specifiers: ["interleave:host"],
	globals: [],
	exports: ["host"],
	module: { file: "interleave:host", code: "", imports: [], awaits: false, site: 0, map: "", isPackage: true },
};

const isFromRegistry = (name: string): boolean => (NPM_PACKAGES as readonly string[]).includes(name);
/** The source of a package of our own: `own/node-timers-promises.ts` for `node:timers/promises`. */
const ownFile = (name: string): string => path.join(own, `${name.replace(/[:/_]/g, "-")}.ts`);

/** The packages that an entry uses, directly or indirectly. */
const usedBy = (entry: CatalogueEntry): CatalogueEntry[] =>
	entry.uses.flatMap((name) => {
		const used = CATALOGUE.find((one) => one.name === name) as CatalogueEntry;
		return [...usedBy(used), used];
	});

/**
 * Bundles a package to one module and lowers it, as the program is lowered: its promises, timers and clock are those of the run.
 * @throws when a file of it does not compile
 */
export async function bundlePackage(entry: CatalogueEntry): Promise<Package> {
	const { name, specifiers, globals } = entry;
	const uses = usedBy(entry);
	const bundled = await build({
		...(isFromRegistry(name)
			? { stdin: { contents: `export * from "${name}"; ${hasDefault(name) ? `export { default } from "${name}";` : ""}`, resolveDir: own } }
			: { entryPoints: [ownFile(name)] }),
		bundle: true,
		format: "esm",
		platform: "browser",
		conditions: ["module", "import", "production"],
		target: "esnext",
		// Names stay: they are those of classes and errors that people see.
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: "none",
		define: { "process.env.NODE_ENV": '"production"' },
		external: ["interleave", "interleave:host", ...uses.flatMap((one) => [one.name, ...one.specifiers])],
		metafile: true,
		write: false,
		logLevel: "silent",
	});
	const [output] = bundled.outputFiles;
	const [about] = Object.values(bundled.metafile.outputs);
	if (output === undefined || about === undefined) throw new Error(`${name}: esbuild gave no output.`);
	const packages = await Promise.all(uses.map(loadPackage));
	// Packages are imported by their names here, which programs cannot write for those of the web platform.
	const visible = packages.map((one) => ({ ...one, specifiers: [one.name] }));
	const { program, diagnostics } = compile({ "main.ts": output.text }, { packages: [HOST, ...visible] });
	const module = program?.modules[0];
	if (module === undefined) throw new Error(`${name} does not compile: ${diagnostics[0]?.message} (line ${diagnostics[0]?.line})`);
	return {
		name,
		specifiers,
		globals,
		exports: about.exports,
		module: { ...module, file: name, site: 0, map: "", isPackage: true },
	};
}

/** True for a package whose entry has a default export. One that is no module has, as its `module.exports`. */
function hasDefault(name: string): boolean {
	const text = readFileSync(fileURLToPath(import.meta.resolve(name)), "utf8");
	return !/^\s*export\s/m.test(text) || /export\s+default|as\s+default|default\s*}/.test(text);
}

const loaded = new Map<string, Promise<Package>>();

/** The same, bundled once. */
export function loadPackage(entry: CatalogueEntry): Promise<Package> {
	let known = loaded.get(entry.name);
	if (known === undefined) {
		known = bundlePackage(entry);
		loaded.set(entry.name, known);
	}
	return known;
}

