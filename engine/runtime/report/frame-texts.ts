import type { createErrorReporter } from "./errors";

/**
 * The program's frames of a stack, innermost first, as a console shows them: "    at work (main.ts:3:9)".
 * @param files the files of the program; a line that names one of them without the engine's scheme stays as it is
 */
export function frameTexts(
	stack: string,
	{ frames }: Pick<ReturnType<typeof createErrorReporter>, "frames">,
	files: ReadonlySet<string>,
): string[] {
	return stack.split("\n").flatMap((line) => {
		const [frame] = frames(line);
		if (frame === undefined) {
			const file = /^ {4}at (?:.*\()?([^\s():]+):\d+:\d+\)?$/.exec(line)?.[1];
			return file !== undefined && files.has(file) ? [line] : [];
		}
		const name = nameOf(frame.name);
		const place = `${frame.file}:${frame.line}:${frame.column}`;
		return [`    at ${name === "" ? place : `${/^ {4}at new /.test(line) ? "new " : ""}${name} (${place})`}`];
	});
}

/** The name without what the engine adds: a callback is called as a method ("Timer.tick [as callback]"), a module is evaluated. */
function nameOf(name: string): string {
	const plain = name.replace(/^\S+\.(\S+) \[as \w+\]$/, "$1");
	return plain === "eval" ? "" : plain;
}
