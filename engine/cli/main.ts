/** The command line: runs TypeScript files on the engine and prints what happened. `npm run -s cli -- run FILE…` */
import { parseArguments, USAGE } from "./arguments";
import { runFiles } from "./run-files";

const parsed = parseArguments(process.argv.slice(2));
if (parsed.kind === "help") {
	process.stdout.write(`${USAGE}\n`);
} else if (parsed.kind === "wrong") {
	process.stderr.write(`${parsed.message}\n\n${USAGE}\n`);
	process.exitCode = 2;
} else {
	process.exitCode = await runFiles(parsed.command);
}
