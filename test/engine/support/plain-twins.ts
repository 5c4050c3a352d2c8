import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compile, type RunOptions, type RunResult, run } from "../../../engine";
import { fileNameOf } from "../../../engine/build/library-lists";
import { libraryNames } from "../../../engine/compiler/library-names";

const folder = path.resolve(import.meta.dirname, "../../../engine/library/plain");

/** A plain twin: its place from `engine/library/plain/`, and its text. */
export type Twin = { file: string; text: string };

/** Every plain twin there is, in the order of their names. */
export const twins: Twin[] = readdirSync(folder, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => path.join(entry.parentPath, entry.name))
	.sort()
	.map((file) => ({ file: path.relative(folder, file).split(path.sep).join("/"), text: readFileSync(file, "utf8") }));

const importOf = (names: readonly string[], from: string): string => `import { ${names.join(", ")} } from "${from}"; `;

/** Where a program gets its primitives: all from `"interleave"`, or these from their twins, which lie beside it. */
function filesOf(body: string, plain: readonly string[]): Record<string, string> {
	const files: Record<string, string> = {};
	const add = (name: string): void => {
		const text = twins.find(({ file }) => path.basename(file, ".ts") === name)?.text;
		if (text === undefined) throw new Error(`engine/library/plain has no ${name}.ts in any of its rooms.`);
		files[`${name}.ts`] = text;
		for (const [, sibling] of text.matchAll(/from "\.\/([\w-]+)"/g)) if (!(`${sibling}.ts` in files)) add(sibling as string);
	};
	const fileOf = (primitive: string): string => fileNameOf(primitive, libraryNames.values);
	for (const primitive of plain) add(fileOf(primitive));
	const others = libraryNames.values.filter((name) => !plain.includes(name));
	const imports = plain.map((name) => importOf([name], `./${fileOf(name)}`));
	files["main.ts"] = `${importOf(others, "interleave")}${imports.join("")}\n${body}`;
	return files;
}

/**
 * Runs a program whose primitives named in `plain` are their plain twins.
 * @throws when it does not compile, and says why
 */
export async function runWith(plain: readonly string[], body: string, options: RunOptions = {}): Promise<RunResult> {
	const { program, diagnostics } = compile(filesOf(body, plain));
	if (program === null)
		throw new Error(diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`).join("\n"));
	return run(program, options).result;
}

/**
 * The network draws from a generator of its own. In a run with this seed the program's generator is the one that the network has in a run
 * with seed 1: a twin that draws with `Math.random` then draws the same.
 */
export const SEED_OF_NETWORK = 1 ^ 0x5bd1e995;

/** What a program shows: its console with times, and how and when it ended. */
export type Shown = { lines: string[]; end: string; elapsed: number };

export function shown({ console, outcome, elapsed }: RunResult): Shown {
	const error = outcome.kind === "failed" ? ` ${outcome.error.name}: ${outcome.error.message}` : "";
	// Of an error that escapes, only that it did: its frames lie in different files.
	const lines = console.map(({ at, text }) => `${at} ${text.replace(/^Uncaught [^]*/, "Uncaught")}`);
	return { lines, end: `${outcome.kind}${error}`, elapsed };
}

/** The same with the lines of one instant in alphabetical order: who goes first among those that one event wakes is not compared. */
export const inAnyOrderAtOnce = (it: Shown): Shown => ({
	...it,
	lines: it.lines
		.map((line) => ({ at: Number.parseFloat(line), line }))
		.sort((a, b) => a.at - b.at || (a.line < b.line ? -1 : 1))
		.map(({ line }) => line),
});
