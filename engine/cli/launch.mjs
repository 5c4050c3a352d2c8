/**
 * Starts the command line: bundles it from TypeScript with esbuild (some 100 ms, at every start) and runs the bundle. The bundle is written to a
 * folder named by its hash, so an unchanged one is not written again.
 * It is bundled because a loader that compiles file by file takes longer at every start and slows the hot paths down.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const { outputFiles } = await build({
	entryPoints: { cli: join(here, "main.ts"), "run-worker": join(here, "run-worker.ts") },
	bundle: true,
	format: "esm",
	platform: "node",
	target: "node20",
	write: false,
	outdir: "out",
	logLevel: "error",
	external: ["esbuild"],
	// Where the sources of packages are: the bundle is elsewhere.
	define: { PACKAGE_SOURCES: JSON.stringify(join(root, "engine", "packages", "own")) },
});
const hash = createHash("sha256");
for (const file of outputFiles) hash.update(file.contents);
const cache = join(root, "node_modules", ".cache", "interleave-cli");
const folder = join(cache, hash.digest("hex").slice(0, 16));
if (!existsSync(folder)) {
	// Written to a temporary folder and then renamed, so that two simultaneous starts never see half a bundle.
	const aside = `${folder}.${process.pid}`;
	mkdirSync(aside, { recursive: true });
	for (const file of outputFiles) writeFileSync(join(aside, basename(file.path).replace(/\.js$/, ".mjs")), file.contents);
	try {
		renameSync(aside, folder);
	} catch {
		rmSync(aside, { recursive: true, force: true });
	}
	// Bundles of earlier sources; one that was made in the last day may be running still.
	for (const name of readdirSync(cache)) {
		const old = join(cache, name);
		if (old !== folder && Date.now() - statSync(old).mtimeMs > 86_400_000) rmSync(old, { recursive: true, force: true });
	}
}
await import(pathToFileURL(join(folder, "cli.mjs")).href);
