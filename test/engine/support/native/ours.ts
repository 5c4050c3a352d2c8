import { type CompileOptions, compile, run } from "../../../../engine";
import type { Observed } from "./native";

/** Console of a program as the engine runs it, formatted like the reference: through one function given to the program. */
export async function runOurs(source: string | Record<string, string>, options: CompileOptions = {}): Promise<Observed> {
	const { program, diagnostics } = compile(source, options);
	if (program === null)
		throw new Error(
			`The program does not compile: ${diagnostics.map((one) => `${one.line}:${one.column} ${one.message}`).join("; ")}`,
		);
	const result = await run(program, { limits: { consoleLines: 100_000 } }).result;
	const { outcome } = result;
	if (outcome.kind !== "completed" && outcome.kind !== "failed" && outcome.kind !== "deadlocked")
		throw new Error(`Unexpected outcome ${JSON.stringify(outcome)}.`);
	return {
		// Of an error that escapes, the reference prints only that it did.
		console: result.console.map(({ level, text }) =>
			level === "error" ? text.replace(/^(Uncaught(?: \(in promise\))?) [^]*$/, "$1") : text,
		),
		outcome: outcome.kind,
		error:
			outcome.kind === "failed"
				? outcome.error.name === "Uncaught"
					? outcome.error.message
					: `${outcome.error.name}: ${outcome.error.message}`
				: null,
	};
}
