import { compile, type RunOptions, type RunResult, run } from "../../../engine";

/** Compiles and runs a program that must compile. */
export async function runSource(source: string, options: RunOptions = {}): Promise<RunResult> {
	const { program, diagnostics } = compile(source);
	if (program === null) throw new Error(diagnostics.map((one) => `${one.line}:${one.column} ${one.message}`).join("\n"));
	return run(program, options).result;
}

/** The texts a program printed. */
export async function printed(source: string, options: RunOptions = {}): Promise<string[]> {
	return (await runSource(source, options)).console.map((line) => line.text);
}
