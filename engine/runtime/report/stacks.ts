import type { Program } from "../../types";
import { lend } from "../books/realm";
import { SOURCE_SCHEME } from "./errors";

/** What V8 adds to `Error`. Other engines have none of it; there stacks stay as they are. */
type V8Error = ErrorConstructor & {
	captureStackTrace?: (holder: object, above: unknown) => void;
	prepareStackTrace?: unknown;
	stackTraceLimit?: number;
};
type Prepare = (error: unknown, sites: readonly unknown[]) => unknown;

/** Frames that are captured: between two of the program there are several of the engine. */
const CAPTURED = 40;
/** Frames that a program sees. */
const SHOWN = 10;

/** The frames of the program in a stack, innermost first, with places in the TypeScript. */
type ReadFrames = (stack: string) => { name: string; file: string; line: number; column: number }[];

/**
 * Has V8 show the stacks of a run as the program has written it: its own frames only, with their places in the TypeScript.
 * @param firstColumn characters that the host puts in front of the code of a module
 * @returns `isAwaited`, which tells whether the wrapper of an async function that calls `above` was itself called as the operand of an `await`; null
 * in other engines than V8. And `restore`, which undoes the change to the realm
 */
export function installStacks(program: Program, frames: ReadFrames, firstColumn: number) {
	const host = Error as V8Error;
	const before = Object.getOwnPropertyDescriptor(host, "prepareStackTrace");
	let asks = false;

	const prepare: Prepare = (error, sites) => {
		if (asks) return String(sites[1]);
		let header = "Error";
		try {
			header = String(error);
		} catch {}
		const all = sites.map((site) => `    at ${String(site)}`);
		const own = frames(all.join("\n")).slice(0, SHOWN);
		if (own.length === 0 && typeof before?.value === "function") return (before.value as Prepare)(error, sites);
		const shown = own.map(({ name, file, line, column }) => {
			const place = `file:///${file}:${line}:${column}`;
			return `    at ${name === "" ? place : `${name} (${place})`}`;
		});
		return [header, ...(own.length === 0 ? all.slice(0, SHOWN) : shown)].join("\n");
	};
	const { captureStackTrace } = host;
	const hasStacks = captureStackTrace !== undefined;
	const ends: (() => void)[] = [];
	if (hasStacks) {
		ends.push(lend(host, "prepareStackTrace", { value: prepare, writable: true, enumerable: false, configurable: true }));
		ends.push(lend(host, "stackTraceLimit", { value: CAPTURED, writable: true, enumerable: true, configurable: true }));
	}

	/** Code in front of a place, on its line. */
	function codeBefore(file: string, line: number, column: number): string {
		const code = program.modules.find((module) => module.file === file)?.code ?? "";
		return (code.split("\n", line)[line - 1] ?? "").slice(0, column - 1 - (line === 1 ? firstColumn : 0));
	}
	const place = new RegExp(`${SOURCE_SCHEME}(.+?):(\\d+):(\\d+)`);
	const answers = new Map<string, boolean>();

	function isAwaited(above: unknown): boolean {
		const holder: { stack?: unknown } = {};
		const before = host.stackTraceLimit;
		let caller: unknown;
		asks = true;
		try {
			host.stackTraceLimit = 2;
			captureStackTrace?.(holder, above);
			caller = holder.stack;
		} finally {
			asks = false;
			host.stackTraceLimit = before as number;
		}
		if (typeof caller !== "string") return false;
		const known = answers.get(caller);
		if (known !== undefined) return known;
		const at = place.exec(caller);
		const answer =
			at !== null &&
			/\/\*\$\$+\*\/\s*(?:\(\$\$+h\.core\.site = \d+, )?(?:\(0, [^()]*\)|[\w$.#?!]*)$/.test(
				codeBefore(at[1] as string, Number(at[2]), Number(at[3])),
			);
		answers.set(caller, answer);
		return answer;
	}

	return {
		isAwaited: hasStacks ? isAwaited : null,
		restore(): void {
			for (const end of ends) end();
		},
	};
}
