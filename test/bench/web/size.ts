/** `npm run size`: what travels, in KB of brotli, against the budgets. Reads `dist`, so build first: `npm run build`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { CATALOGUE, NPM_PACKAGES } from "../../../engine/packages";

const dist = path.join(import.meta.dirname, "../../../dist");
if (!existsSync(path.join(dist, "index.html"))) {
	console.error("There is no dist/index.html. Build first: npm run build");
	process.exit(1);
}

const brotli = (data: Buffer): number =>
	brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length / 1000;
const sizeOf = (file: string): number => brotli(readFileSync(file));

/** The page's own script and all modules that come with it before anything is asked for. */
function scriptsOf(page: string): string[] {
	const folder = path.join(dist, page);
	const html = readFileSync(path.join(folder, "index.html"), "utf8");
	const linked = [...html.matchAll(/(?:<link[^>]*rel="modulepreload"[^>]*href|<script[^>]*src)="([^"]+\.js)"/g)];
	return [...new Set(linked.map(([, href]) => path.resolve(folder, href as string)))];
}

/** The one file in `assets` whose name begins so. */
function asset(name: string): string {
	const assets = path.join(dist, "assets");
	const found = readdirSync(assets).filter((file) => file.startsWith(name) && file.endsWith(".js"));
	if (found.length !== 1) throw new Error(`Expected one ${name}*.js in ${assets}, found ${found.length}.`);
	return path.join(assets, found[0] as string);
}

let missed = 0;
/** @param most null where there is no budget, and the figure is only told */
function row(what: string, files: string[], most: number | null): void {
	const size = files.reduce((sum, file) => sum + sizeOf(file), 0);
	const holds = most === null || size <= most;
	if (!holds) missed++;
	const verdict = most === null ? "    " : holds ? "ok  " : "MISS";
	console.log(
		`${verdict}  ${what.padEnd(52)} ${size.toFixed(1).padStart(7)} KB   ${most === null ? "" : `≤ ${most} KB`.padEnd(9)}  ${files.length} file${files.length === 1 ? "" : "s"}`,
	);
}

const lessons = readdirSync(path.join(dist, "lessons")).filter((name) =>
	existsSync(path.join(dist, "lessons", name, "index.html")),
);
console.log(`      ${"what, brotli".padEnd(52)} ${"measured".padStart(10)}   budget`);
for (const name of lessons) row(`script of lessons/${name} before the editor`, scriptsOf(`lessons/${name}`), 130);
row("script of the playground before the editor", scriptsOf("playground"), null);
row("script of the home page", scriptsOf(""), null);
row("engine and compiler worker", [asset("sandbox-runtime-"), asset("tools.worker-")], 100);
row("what not every run needs, of the engine", [asset("sandbox-extras-")], null);
row("lowering of rare syntax, when a program has some", [asset("rare-syntax-")], null);
row("what is told about waiting, when a program waits", [asset("waiting-")], null);
row("what syntax errors say, with the first of them", [asset("sentences-"), asset("syntax-errors-")], null);
row("reading traces of 100,000 rows and more", [asset("view-trace-"), asset("lane-packer-")], null);
/** The bundler names a chunk for the last part of its module's name. */
const chunkOf = (name: string): string => (name.split("/").at(-1) as string).replace(":", "_");
for (const { name } of CATALOGUE) row(`package ${name}, when a program names it`, [asset(`${chunkOf(name)}-package-`)], null);
for (const name of NPM_PACKAGES) row(`types of ${name}, when a program names it`, [asset(`${chunkOf(name)}-types-`)], null);
row("drawing worker", [asset("painter.worker-")], null);
row("charts, once something has run", [asset("area-charts-"), asset("CartesianChart-")], null);
for (const name of lessons) row(`markup of lessons/${name}`, [path.join(dist, "lessons", name, "index.html")], null);
row("markup of the home page", [path.join(dist, "index.html")], null);
console.log(missed === 0 ? "\nall budgets hold" : `\n${missed} budgets missed`);
process.exitCode = missed > 0 ? 1 : 0;
