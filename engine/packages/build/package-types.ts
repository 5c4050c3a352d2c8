import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Declarations of a package, by their paths below `node_modules`. */
export type PackageTypes = Record<string, string>;

type Manifest = { types?: string; typings?: string; main?: string; exports?: unknown };

/** The folder of a package, as it is found from a file. */
function folderOf(name: string, from: string): string {
	for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
		const found = path.join(folder, "node_modules", name);
		if (existsSync(path.join(found, "package.json"))) return found;
		if (folder === path.dirname(folder)) throw new Error(`${name} is not installed.`);
	}
}

/** The file that `types` leads to in a manifest's exports; else the script, which has its declarations beside it. */
function typesIn(exports: unknown): string | null {
	if (typeof exports === "string") return exports;
	if (typeof exports !== "object" || exports === null) return null;
	const conditions = exports as Record<string, unknown>;
	for (const name of ["types", "import", "module", "default", "node", "require"]) {
		const found = typesIn(conditions[name]);
		if (found !== null) return found;
	}
	return null;
}

function entryOf(folder: string): string {
	const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;
	const exports = manifest.exports as Record<string, unknown> | string | undefined;
	const root = typeof exports === "object" && exports !== null && "." in exports ? exports["."] : exports;
	const named = typesIn(root) ?? manifest.types ?? manifest.typings;
	for (const one of [named, manifest.main, "index.d.ts"]) {
		const found = one === undefined ? null : declarationOf(path.join(folder, "package.json"), one);
		if (found !== null && /\.d\.[cm]?ts$/.test(found)) return found;
	}
	throw new Error(`${folder} has no declarations.`);
}

/** The declaration file that a relative import means. */
function declarationOf(from: string, specifier: string): string | null {
	const target = path.join(path.dirname(from), specifier);
	const bare = target.replace(/\.([cm]?)[jt]sx?$/, "");
	const candidates = [
		`${bare}.d.ts`,
		`${bare}.d.mts`,
		`${bare}.d.cts`,
		`${target}.d.ts`,
		path.join(target, "index.d.ts"),
		target,
	];
	return candidates.find((one) => existsSync(one) && statSync(one).isFile()) ?? null;
}

const belowModules = (file: string): string => file.split(path.sep).join("/").split("/node_modules/").at(-1) as string;

const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/(?!\/).*$/gm;

/**
 * Everything that TypeScript needs in order to know a package: the declarations that its entry leads to, without comments. Packages that it builds on are
 * included; `node:` modules are not.
 * @throws when a package is not installed or has no declarations
 */
export function packageTypes(name: string): PackageTypes {
	const types: PackageTypes = {};
	const seen = new Set<string>();
	const named = new Set<string>();
	const addPackage = (wanted: string, from: string): void => {
		if (named.has(wanted)) return;
		named.add(wanted);
		const folder = folderOf(wanted, from);
		const entry = entryOf(folder);
		addFile(entry);
		const relative = `./${path.relative(folder, entry).split(path.sep).join("/")}`;
		const at = `${wanted}/index.d.ts`;
		if (at in types) return;
		const target = relative.replace(/\.d\.([cm]?)ts$/, ".$1js");
		const hasDefault = /export\s+default|as\s+default|export\s*=/.test(types[`${wanted}/${relative.slice(2)}`] ?? "");
		types[at] = `export * from "${target}";\n${hasDefault ? `export { default } from "${target}";\n` : ""}`;
	};
	const addFile = (file: string): void => {
		if (seen.has(file)) return;
		seen.add(file);
		const text = readFileSync(file, "utf8")
			.replace(COMMENTS, "")
			.replace(/\n{2,}/g, "\n");
		types[belowModules(file)] = text;
		for (const [, specifier = ""] of text.matchAll(/\b(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g)) {
			if (specifier.startsWith(".")) {
				const next = declarationOf(file, specifier);
				if (next !== null) addFile(next);
			} else if (!specifier.startsWith("node:") && !specifier.startsWith("#")) {
				const [first = "", second = ""] = specifier.split("/");
				const wanted = first.startsWith("@") ? `${first}/${second}` : first;
				try {
					addPackage(wanted, file);
				} catch {
					// Types of an optional neighbour: what comes from there is `any`.
				}
			}
		}
	};
	addPackage(name, fileURLToPath(import.meta.url));
	return types;
}
