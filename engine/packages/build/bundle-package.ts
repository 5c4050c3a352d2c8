import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { compile } from "../../compiler";
import type { Package } from "../../types";
import { CATALOGUE, type CatalogueEntry, NPM_PACKAGES } from "../catalogue";

/** Set in the bundle of the command line, which is elsewhere. */
declare const PACKAGE_SOURCES: string | undefined;
const own = typeof PACKAGE_SOURCES === "string" ? PACKAGE_SOURCES : fileURLToPath(new URL("../own", import.meta.url));
const engine = path.join(own, "../..");

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

/** Modules of Node that a package would load where there is Node: here there is none, so they are empty. */
const noNode: Plugin = {
	name: "no-node",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^node:/ }, ({ path: of }) => ({ path: of, namespace: "no-node" }));
		onLoad({ filter: /.*/, namespace: "no-node" }, () => ({ contents: "export default {};" }));
	},
};

/** One ESM text of a package and what it imports, without the packages that it uses. */
async function bundleText(name: string, hasDefault: boolean, external: string[]): Promise<{ text: string; exports: string[] }> {
	const contents = `export * from "${name}"; ${hasDefault ? `export { default } from "${name}";` : ""}`;
	const entry = isFromRegistry(name) ? { stdin: { contents, resolveDir: own } } : { entryPoints: [ownFile(name)] };
	const bundled = await build({
		...entry,
		bundle: true,
		format: "esm",
		platform: "browser",
		conditions: ["module", "import", "production"],
		target: "esnext",
		// Names stay: they are those of classes and errors that people see.
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: "none",
		define: {
			// A package must not see Node where the engine runs in it.
			...(isFromRegistry(name) ? { process: "undefined" } : {}),
			"process.env.NODE_ENV": '"production"',
			"import.meta.url": '"file:///package"',
			"import.meta.env": "undefined",
		},
		external,
		plugins: isFromRegistry(name) ? [noNode] : [],
		metafile: true,
		write: false,
		logLevel: "silent",
	});
	const [output] = bundled.outputFiles;
	const [about] = Object.values(bundled.metafile.outputs);
	if (output === undefined || about === undefined) throw new Error(`${name}: esbuild gave no output.`);
	return { text: output.text, exports: about.exports };
}

/**
 * Bundles a package to one module and lowers it, as the program is lowered: its promises, timers and clock are those of the run.
 * @throws when a file of it does not compile
 */
export async function bundlePackage(entry: CatalogueEntry): Promise<Package> {
	const { name, specifiers, globals } = entry;
	const uses = usedBy(entry);
	const external = ["interleave", "interleave:host", ...uses.map((one) => one.name)];
	const { text, exports } = await bundleText(name, true, external).catch((error: unknown) => {
		if (!isFromRegistry(name) || !String(error).includes('import "default"')) throw error;
		return bundleText(name, false, external);
	});
	const kept = keptAt(text);
	if (existsSync(kept)) return { ...(JSON.parse(readFileSync(kept, "utf8")) as Package), specifiers, globals };
	const packages = await Promise.all(uses.map(loadPackage));
	// Packages are imported by their names here, which programs cannot write for those of the web platform.
	const visible = packages.map((one) => ({ ...one, specifiers: [one.name] }));
	const { program, diagnostics } = compile({ "main.ts": text }, { packages: [HOST, ...visible] });
	const module = program?.modules[0];
	if (module === undefined)
		throw new Error(`${name} does not compile: ${diagnostics[0]?.message} (line ${diagnostics[0]?.line})`);
	const made: Package = {
		name,
		specifiers,
		globals,
		exports,
		module: { ...module, code: module.code.replace(SOURCE_MARKS, ""), file: name, site: 0, map: "", isPackage: true },
	};
	mkdirSync(path.dirname(kept), { recursive: true });
	// Renamed when it is whole, because others may read it meanwhile.
	writeFileSync(`${kept}.${process.pid}`, JSON.stringify(made));
	renameSync(`${kept}.${process.pid}`, kept);
	return made;
}

/** Where a lowered package is kept, for as long as neither its text nor the compiler changes: lowering the largest takes seconds. */
function keptAt(text: string): string {
	compilerText ??= readdirSync(path.join(engine, "compiler"), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts"))
		.sort()
		.map((name) => readFileSync(path.join(engine, "compiler", name), "utf8"))
		.join("");
	const name = createHash("sha256").update(compilerText).update(text).digest("hex").slice(0, 16);
	return path.join(engine, "../.cache/packages", `${name}.json`);
}
let compilerText: string | undefined;

/** Marks of the program's source in functions, for their `toString`: the source of a package is not there. */
const SOURCE_MARKS = /\/\*\$\$+\d+:\d+-\d+\*\//g;

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
