import { decode, type SourceMapMappings } from "@jridgewell/sourcemap-codec";
import { lineText } from "../../trace/place-words";
import type { ErrorReport, Program, Site } from "../../types";
import { describe, isError, suppressedBy } from "../values/describe";

/** Prefix of the source URL of evaluated modules, by which their frames are recognised in stacks. */
export const SOURCE_SCHEME = "interleave:///";

/** A call that starts the body of an async function: the generator and the site. */
const STARTS = /(\$\$+g\d+)(?:\.call\(.*?\)|\.apply\(.*?\)|, .*?), (\d+)\)/g;

/** What sites call functions without a name. */
const NO_NAME = /^\(anonymous\)$|^\S+ callback$/;

/** Most nested errors (causes, suppressed errors) that are reported. */
const MOST_JOINED = 3;

/**
 * Turns thrown values into reports with places in the learner's TypeScript.
 * @param firstColumn characters that the host puts in front of the code of a module
 * @returns the reporter, and a function that reads the program's frames from a stack
 */
export function createErrorReporter(program: Program, firstColumn: number) {
	const mappings = new Map<string, SourceMapMappings>();
	const files = new Set(program.modules.filter(({ isPackage }) => !isPackage).map(({ file }) => file));

	/** The names of async functions by file and the name of the generator that is their body. */
	let functionNames: Map<string, string> | null = null;

	/** The name of a frame as the program has it. */
	function nameIn(file: string, name: string): string {
		const generator = /\$\$+g\d+/.exec(name)?.[0];
		if (generator === undefined) return readableName(name, program.modules.find((module) => module.file === file)?.code ?? "");
		functionNames ??= new Map(
			program.modules.flatMap((module) =>
				[...module.code.matchAll(STARTS)].map((start): [string, string] => [
					`${module.file} ${start[1]}`,
					program.sites[Number(start[2])]?.name ?? "",
				]),
			),
		);
		return (functionNames.get(`${file} ${generator}`) ?? "").replace(NO_NAME, "");
	}

	/** True for the call with which the wrapper of an async function starts it: not a place that anybody has written. */
	function isWrapper(file: string, line: number, column: number): boolean {
		const code = program.modules.find((module) => module.file === file)?.code.split("\n", line)[line - 1] ?? "";
		return /^(?:start|call|generate)\(/.test(code.slice(column - 1)) && /\$\$+h\.$/.test(code.slice(0, column - 1));
	}

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
			const match = /(?:at (?:async )?(?:(.+?) \()?|^(.*?)@)?(?:(interleave|file):\/\/\/)([^\s():]+):(\d+):(\d+)/.exec(text);
			const file = match?.[4];
			if (match === null || file === undefined || !files.has(file)) continue;
			const name = (match[1] ?? match[2] ?? "").trim();
			const line = Number(match[5]);
			let column = Number(match[6]);
			if (match[3] === "file") {
				// A stack that has been prepared already.
				found.push({ name, file, line, column });
				continue;
			}
			if (line === 1) column -= firstColumn;
			if (!isWrapper(file, line, column)) found.push({ name: nameIn(file, name), file, ...original(file, line, column) });
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
			const last = textOf(report(joined.error, undefined, depth + 1), program.entry);
			const before = report(joined.suppressed, undefined, depth + 1);
			// The place of the first error is the useful one; the error that joins the two is made at the end of the block.
			if (before.line > 0) place = { file: before.file, line: before.line, column: before.column };
			message = `${message === "" ? "" : `${message.replace(/\.$/, "")}. `}Thrown last: ${last}. It took the place of: ${textOf(before, program.entry)}`;
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

/** "TypeError: x is not a function (line 3)", or "(line 3 of bank.ts)" outside the file where the program begins. */
export function textOf(error: ErrorReport, entry: string): string {
	const text = error.name === "Uncaught" ? error.message : error.message === "" ? error.name : `${error.name}: ${error.message}`;
	return error.line > 0 ? `${text} (${lineText(error, entry)})` : text;
}

/**
 * A frame's name without the parts that lowering has added, and without the type of a receiver that the program cannot name.
 * V8 makes up names from the assignments around a function, also from those of lowered code.
 */
function readableName(name: string, code: string): string {
	const plain = name
		.replace(/^(?:async )?(?:Generator\.|Object\.|Proxy\.)?/, "")
		.replace(/\$+\w*\d*(?:\.next|\.throw)?|^(?:next|throw|eval)$|(?:[\w$]+\.)?<.*>|\[as .*\]|.*\bcore\.(?:site|made)\b/g, "");
	const [, type = "", rest = plain] = /^([\w$]+)\.(.+)$/.exec(plain) ?? [];
	const isKnown = typeof (globalThis as Record<string, unknown>)[type] === "function" || code.includes(`class ${type}`);
	return (isKnown ? plain : rest).trim();
}
