import { loaders } from "virtual:interleave/packages";
import { type CompileOptions, createCompiler, loadErrors, loadRareSyntax, loadWaiting } from "../../engine/compiler/on-demand";
import { loadAbsent, namesAbsent, packagesNamed } from "../../engine/packages";
import type { Compilation, Package } from "../../engine/types";

/** Thrown when a file of this site did not come. */
class NotLoaded extends Error {}

async function loaded<T>(what: string, load: () => Promise<T>): Promise<T> {
	try {
		return await load();
	} catch {
		throw new NotLoaded(`${what} could not be loaded: a file of this site did not come. Run again when the network is back.`);
	}
}

const compile = createCompiler({
	rareSyntax: () => loaded("A part of the compiler", loadRareSyntax),
	describeErrors: () =>
		loaded("What is wrong with this program", async () => {
			const { sentences } = await import("virtual:interleave/sentences");
			return loadErrors(sentences);
		}),
	waiting: () => loaded("A part of the compiler", loadWaiting),
});

/** Fetches every part of the compiler that a program may need later, while the network is there. */
export async function loadEveryPart(): Promise<void> {
	await Promise.allSettled([
		loadWaiting(),
		loadRareSyntax(),
		import("virtual:interleave/sentences").then(({ sentences }) => loadErrors(sentences)),
		loadAbsent(),
	]);
}

/** Compiles a program with the packages that it names; what it needs is fetched when the first program needs it. */
export async function compileProgram(files: string | Record<string, string>, options: CompileOptions = {}): Promise<Compilation> {
	const sources = typeof files === "string" ? [files] : Object.values(files);
	try {
		const packages: Package[] = [];
		for (const { name } of packagesNamed(sources))
			packages.push((await loaded(name, loaders[name] as (typeof loaders)[string])).default);
		const absent = namesAbsent(sources) ? await loaded("A part of the compiler", loadAbsent) : null;
		return await compile(files, { ...options, packages, absent });
	} catch (error) {
		if (!(error instanceof NotLoaded)) throw error;
		const file = typeof files === "string" ? "main.ts" : (Object.keys(files)[0] ?? "main.ts");
		const { message } = error;
		return { program: null, diagnostics: [{ kind: "import", severity: "error", message, file, line: 0, column: 0 }] };
	}
}
