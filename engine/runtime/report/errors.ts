import { decode, type SourceMapMappings } from "@jridgewell/sourcemap-codec";
import type { ErrorReport, Program, Site } from "../../types";
import { describe, isError, suppressedBy } from "../values/describe";

/** Prefix of the source URL of evaluated modules, by which their frames are recognised in stacks. */
export const SOURCE_SCHEME = "interleave:///";

/** Most nested errors (causes, suppressed errors) that are reported. */
const MOST_JOINED = 3;

/**
 * Turns thrown values into reports with places in the learner's TypeScript.
 * @returns the reporter, and a function that reads the program's frames from a stack
 */
export function createErrorReporter(program: Program) {
	const mappings = new Map<string, SourceMapMappings>();
	const files = new Set(program.modules.map((module) => module.file));

	function original(file: string, line: number, column: number): { line: number; column: number } {
		let decoded = mappings.get(file);
		if (decoded === undefined) {
			const map = program.modules.find((module) => module.file === file)?.map ?? '{"mappings":""}';
			decoded = decode((JSON.parse(map) as { mappings: string }).mappings);
			mappings.set(file, decoded);
		}
		const segments = decoded[line - 1] ?? [];
		let best = segments[0];
		for (const segment of segments) if (segment[0] <= column - 1) best = segment;
		return best === undefined || best.length === 1 ? { line, column } : { line: best[2] + 1, column: best[3] + 1 };
	}

	/** The frames of a stack that lie in the program, innermost first. */
	function frames(stack: string): { name: string; file: string; line: number; column: number }[] {
		const found = [];
		for (const text of stack.split("\n")) {
			const match = /(?:at (?:async )?(?:(.+?) \()?|^(.*?)@)?(?:interleave:\/\/\/)([^\s():]+):(\d+):(\d+)/.exec(text);
			const file = match?.[3];
			if (match === null || file === undefined || !files.has(file)) continue;
			const name = readableName((match[1] ?? match[2] ?? "").trim()).trim();
			found.push({ name, file, ...original(file, Number(match[4]), Number(match[5])) });
		}
		return found;
	}

	/**
	 * @param site where the program was when it threw, for errors without a usable stack
	 */
	const report = (thrown: unknown, site: Site | undefined, depth = 0): ErrorReport => {
		const fallback = { file: site?.file ?? program.entry, line: site?.line ?? 0, column: site?.column ?? 0 };
		if (!isError(thrown)) return { name: "Uncaught", message: describe(thrown), ...fallback, stack: [] };
		let stack = "";
		let name = "Error";
		let message = "";
		try {
			stack = typeof thrown.stack === "string" ? thrown.stack : "";
			name = String(thrown.name);
			message = String(thrown.message);
		} catch {
			message = describe(thrown);
		}
		const inProgram = frames(stack);
		const [first] = inProgram;
		let place = first === undefined ? fallback : { file: first.file, line: first.line, column: first.column };
		const joined = depth < MOST_JOINED ? suppressedBy(thrown) : null;
		if (joined !== null) {
			const last = textOf(report(joined.error, undefined, depth + 1));
			const before = report(joined.suppressed, undefined, depth + 1);
			// The place of the first error is the useful one; the error that joins the two is made at the end of the block.
			if (before.line > 0) place = { file: before.file, line: before.line, column: before.column };
			message = `${message === "" ? "" : `${message.replace(/\.$/, "")}. `}Thrown last: ${last}. It took the place of: ${textOf(before)}`;
		}
		return {
			name,
			message,
			...place,
			stack: inProgram.map((frame) => `${frame.name === "" ? "" : `${frame.name} `}${frame.file}:${frame.line}:${frame.column}`),
		};
	};
	return { report, frames };
}

/** "TypeError: x is not a function (line 3)". */
export function textOf(error: ErrorReport): string {
	const text = error.name === "Uncaught" ? error.message : error.message === "" ? error.name : `${error.name}: ${error.message}`;
	return error.line > 0 ? `${text} (line ${error.line})` : text;
}

/** A frame's name without the parts that lowering has added. */
function readableName(name: string): string {
	const plain = name
		.replace(/^(?:new |async )?(?:Generator\.|Object\.)?/, "")
		.replace(/\$+\w*\d*(?:\.next|\.throw)?|^next$|^throw$|<.*>/g, "");
	return plain === "" ? "" : `${plain} `;
}
