import type { KnobValue } from "../types";

export const USAGE = `Usage: npm run -s cli -- run FILE… [options]

Runs each file (TypeScript) on Interleave's event loop and prints how it ended, its console, diagnostics and counts.

  --seed N           seed of the run, a whole number (default 1)
  --knob NAME=VALUE  sets a knob the program declares; may be repeated
  --clock real       waits in real time instead of skipping idle time
  --json             one JSON object a line, one line a file
  --trace FILE       writes the trace of the run (one program file only): Chrome's trace JSON, which chrome://tracing and
                     ui.perfetto.dev open, or Perfetto's own format when FILE ends in .pftrace
  --timeout SECONDS  real seconds a file may take before it is ended (default 600)

Exit status: 0 if every run completed, 1 if not, 2 for bad arguments.`;

export type RunCommand = {
	files: string[];
	seed: number;
	knobs: Record<string, KnobValue>;
	clock: "virtual" | "real";
	json: boolean;
	trace: string | null;
	timeoutMs: number;
};
export type Parsed = { kind: "help" } | { kind: "wrong"; message: string } | { kind: "run"; command: RunCommand };

const wrong = (message: string): Parsed => ({ kind: "wrong", message });

/** Reads the words after `cli`. */
export function parseArguments(words: readonly string[]): Parsed {
	const [verb, ...rest] = words;
	if (verb === undefined || verb === "help" || verb === "--help" || verb === "-h")
		return verb === undefined ? wrong("Say what to do: run FILE…") : { kind: "help" };
	if (verb !== "run") return wrong(`There is no command "${verb}". There is: run FILE…`);
	const command: RunCommand = { files: [], seed: 1, knobs: {}, clock: "virtual", json: false, trace: null, timeoutMs: 600_000 };
	for (let i = 0; i < rest.length; i++) {
		const word = rest[i] as string;
		const [flag, inline] =
			word.startsWith("--") && word.includes("=")
				? [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]
				: [word, null];
		const value = (): string | null => inline ?? rest[++i] ?? null;
		if (flag === "--help") return { kind: "help" };
		if (!flag.startsWith("--")) {
			command.files.push(word);
			continue;
		}
		switch (flag) {
			case "--json":
				command.json = true;
				break;
			case "--seed": {
				const seed = Number(value() ?? "");
				if (!Number.isSafeInteger(seed)) return wrong(`--seed wants a whole number.`);
				command.seed = seed;
				break;
			}
			case "--knob": {
				const [, name, text] = /^([^=]+)=(.*)$/s.exec(value() ?? "") ?? [];
				if (name === undefined || text === undefined) return wrong(`--knob wants NAME=VALUE, for example --knob limit=3.`);
				command.knobs[name] = knobValue(text);
				break;
			}
			case "--clock": {
				const clock = value();
				if (clock !== "real" && clock !== "virtual") return wrong(`--clock wants "real" or "virtual".`);
				command.clock = clock;
				break;
			}
			case "--trace": {
				command.trace = value();
				if (command.trace === null) return wrong("--trace wants the name of a file to write.");
				break;
			}
			case "--timeout": {
				const seconds = Number(value() ?? "");
				if (!(seconds > 0)) return wrong("--timeout wants a number of seconds above 0.");
				command.timeoutMs = seconds * 1000;
				break;
			}
			default:
				return wrong(`There is no option ${flag}.`);
		}
	}
	if (command.files.length === 0) return wrong("Name at least one file to run.");
	if (command.trace !== null && command.files.length > 1) return wrong("--trace writes the trace of one run: name one file.");
	return { kind: "run", command };
}

/** "true" and "false" set a switch, a number a slider, anything else a menu. */
function knobValue(text: string): KnobValue {
	if (text === "true" || text === "false") return text === "true";
	return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
