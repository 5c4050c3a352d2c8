import { parseArgs } from "node:util";
import type { KnobValue } from "../types";

export const USAGE = `Usage: npm run -s cli -- COMMAND

run FILE… [options]  Runs each file (TypeScript) on Interleave's event loop and prints how it ended, its console, diagnostics and counts.

  --seed N           seed of the run, a whole number (default 1)
  --knob NAME=VALUE  sets a knob the program declares; may be repeated
  --clock real       waits in real time instead of skipping idle time
  --as-in-node       an uncaught error or unhandled rejection ends the run, as in Node; otherwise it is printed and the run goes on
  --json             one JSON object a line, one line a file
  --trace FILE       writes the trace of the run (one program file only): Chrome's trace JSON, which chrome://tracing and
                     ui.perfetto.dev open, or Perfetto's own format when FILE ends in .pftrace
  --timeout SECONDS  real seconds a file may take before it is ended (default 10; none when its end is in sight)

read FILE [options]  Reads a trace that --trace wrote as JSON, and prints its tasks: when each began and ended, how, and what it did meanwhile.

  --json             one JSON object a line, one line a task

Exit status: 0 if every run completed, 1 if not, 2 for bad arguments, a knob that the program does not
declare or a value that does not fit it, or a file that cannot be read or written.`;

export type RunCommand = {
	kind: "run";
	files: string[];
	seed: number;
	knobs: Record<string, KnobValue>;
	clock: "virtual" | "real";
	asInNode: boolean;
	json: boolean;
	trace: string | null;
	/** null: the default. */
	timeoutMs: number | null;
};
export type ReadCommand = { kind: "read"; file: string; json: boolean };
export type Parsed = { kind: "help" } | { kind: "wrong"; message: string } | RunCommand | ReadCommand;

/** An invalid argument. The message says what is expected. */
class Wrong extends Error {}

/** The options of each command. Text: what the option's value must be; null: the option takes no value. */
const OPTIONS = {
	run: {
		seed: "a whole number, for example --seed 7",
		knob: "NAME=VALUE, for example --knob limit=3",
		clock: '"real" or "virtual"',
		"as-in-node": null,
		json: null,
		trace: "the name of a file to write, for example --trace out.json",
		timeout: "a number of seconds above 0, for example --timeout 60",
	},
	read: { json: null },
} as const satisfies Record<string, Record<string, string | null>>;

/** Parses the words after `cli`. */
export function parseArguments(words: readonly string[]): Parsed {
	try {
		return parse(words);
	} catch (error) {
		if (error instanceof Wrong) return { kind: "wrong", message: error.message };
		throw error;
	}
}

function parse([verb, ...rest]: readonly string[]): Parsed {
	if (verb === undefined) throw new Wrong("Say what to do: run FILE… or read FILE.");
	if (verb === "help" || verb === "--help" || verb === "-h" || rest.includes("--help")) return { kind: "help" };
	if (verb === "run") return runCommand(readWords(rest, OPTIONS.run));
	if (verb === "read") return readCommand(readWords(rest, OPTIONS.read));
	throw new Wrong(`There is no command "${verb}". There are: run FILE… and read FILE.`);
}

type Words = { files: string[]; given: ReadonlyMap<string, string[]> };

/** Parses files and options. `parseArgs` splits the words. The errors are written here, because those of `parseArgs` do not say what to do. */
function readWords(words: string[], known: Readonly<Record<string, string | null>>): Words {
	const options = Object.fromEntries(
		Object.entries(known).map(([name, wants]) => [name, { type: wants === null ? ("boolean" as const) : ("string" as const) }]),
	);
	const { tokens } = parseArgs({ args: words, options, strict: false, allowPositionals: true, tokens: true });
	const files: string[] = [];
	const given = new Map<string, string[]>();
	for (const token of tokens) {
		if (token.kind === "positional") files.push(token.value);
		if (token.kind !== "option") continue;
		const { name, rawName, value } = token;
		const wants = known[name];
		if (wants === undefined || !rawName.startsWith("--")) throw new Wrong(`There is no option ${rawName}.`);
		if (wants === null && value !== undefined) throw new Wrong(`${rawName} takes no value, and was given "${value}".`);
		// "--trace --json": a value that looks like an option means that the value was forgotten.
		const isMissing = value === undefined || value === "" || (value.startsWith("--") && !token.inlineValue);
		if (wants !== null && isMissing) throw new Wrong(`${rawName} wants ${wants}.`);
		given.set(name, [...(given.get(name) ?? []), value ?? ""]);
	}
	return { files, given };
}

function runCommand({ files, given }: Words): RunCommand {
	const wants = OPTIONS.run;
	const last = (name: keyof typeof wants): string | undefined => given.get(name)?.at(-1);
	const seed = Number(last("seed") ?? 1);
	if (!Number.isSafeInteger(seed)) throw new Wrong(`--seed wants ${wants.seed}.`);
	const clock = last("clock") ?? "virtual";
	if (clock !== "real" && clock !== "virtual") throw new Wrong(`--clock wants ${wants.clock}.`);
	const wanted = last("timeout");
	const seconds = wanted === undefined ? null : Number(wanted);
	if (seconds !== null && !(seconds > 0)) throw new Wrong(`--timeout wants ${wants.timeout}.`);
	const trace = last("trace") ?? null;
	if (files.length === 0) throw new Wrong("Name at least one file to run.");
	if (trace !== null && files.length > 1) throw new Wrong("--trace writes the trace of one run: name one file.");
	const knobs = Object.fromEntries((given.get("knob") ?? []).map(knobOf));
	const asInNode = given.has("as-in-node");
	return {
		kind: "run",
		files,
		seed,
		knobs,
		clock,
		asInNode,
		json: given.has("json"),
		trace,
		timeoutMs: seconds === null ? null : seconds * 1000,
	};
}

function readCommand({ files, given }: Words): ReadCommand {
	const [file] = files;
	if (file === undefined || files.length > 1) throw new Wrong("Name one trace to read.");
	return { kind: "read", file, json: given.has("json") };
}

/** Parses a knob's name and value: "true" and "false" are values of a switch, a number of a slider, anything else of a menu. */
function knobOf(word: string): [name: string, value: KnobValue] {
	const [, name, text] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
	if (name === undefined || text === undefined) throw new Wrong(`--knob wants ${OPTIONS.run.knob}.`);
	if (text === "true" || text === "false") return [name, text === "true"];
	return [name, text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text];
}
