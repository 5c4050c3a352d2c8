/** The command line: runs TypeScript files on the engine and prints what happened. `npm run -s cli -- run FILE…` */
import { assertNever } from "../types";
import { parseArguments, USAGE } from "./arguments";
import { readTraceFile } from "./read-trace-file";
import { runFiles } from "./run-files";

async function main(): Promise<number> {
	const parsed = parseArguments(process.argv.slice(2));
	switch (parsed.kind) {
		case "help":
			process.stdout.write(`${USAGE}\n`);
			return 0;
		case "wrong":
			process.stderr.write(`${parsed.message}\n\n${USAGE}\n`);
			return 2;
		case "run":
			return runFiles(parsed);
		case "read":
			return readTraceFile(parsed);
		default:
			return assertNever(parsed, "command");
	}
}

process.exitCode = await main();
