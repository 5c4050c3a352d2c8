import { loaders } from "virtual:interleave/packages";
import { type CompileOptions, compile } from "../../engine/compiler";
import { loadAbsent, namesAbsent, packagesNamed } from "../../engine/packages";
import type { Compilation, Diagnostic, Package } from "../../engine/types";

/** Compiles a program with the packages that it names; each is fetched when the first program names it. */
export async function compileProgram(files: string | Record<string, string>, options: CompileOptions = {}): Promise<Compilation> {
	const sources = typeof files === "string" ? [files] : Object.values(files);
	const packages: Package[] = [];
	for (const { name } of packagesNamed(sources)) {
		try {
			packages.push((await (loaders[name] as (typeof loaders)[string])()).default);
		} catch {
			return { program: null, diagnostics: [missing(name, files)] };
		}
	}
	const absent = namesAbsent(sources) ? await loadAbsent() : null;
	return compile(files, { ...options, packages, absent });
}

const missing = (name: string, files: string | Record<string, string>): Diagnostic => ({
	kind: "import",
	severity: "error",
	message: `${name} could not be loaded: a file of this site did not come. Run again when the network is back.`,
	file: typeof files === "string" ? "main.ts" : (Object.keys(files)[0] ?? "main.ts"),
	line: 0,
	column: 0,
});
