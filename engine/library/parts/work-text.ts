import { SOURCE_SCHEME } from "../../runtime/report/errors";

// Saved before a run changes it: a worker needs the text that can run.
const { apply } = Reflect;
const { toString } = Function.prototype;

/** A worker's answer: what the function returned, or what it threw. */
export type WorkAnswer = { kind: "value"; value: unknown } | { kind: "error"; name: string; message: string; stack: string };

/** Source URL of the text, as it appears in stacks. */
const WORK = `${SOURCE_SCHEME}work`;

/**
 * Replaces the helpers of lowered code. Synchronous code calls only those that mark a site and check whether the run is over.
 * All other helpers belong to async functions, `using` and the like.
 */
const HELPERS =
	'new Proxy({ core: {}, check() {}, at: (value) => value }, { get(known, name) { if (name in known) return known[name]; throw new SyntaxError("A worker computes: it cannot run async functions, await or using. Return a value, and do the waiting outside."); } })';

/** The code in front of the function. It is one line, so that the function always begins at the start of the second line. */
const before = (names: string): string => `((values) => { try { ${names}return { kind: "value", value: (\n`;
const LINES_BEFORE = 1;
const AFTER =
	')(...values) }; } catch (error) { const is = error instanceof Error; return { kind: "error", name: is ? String(error.name) : "Error", message: String(is ? error.message : error), stack: is ? String(error.stack) : "" }; } })';

/**
 * The text of a function that takes an array of values, calls `work` with them and returns a `WorkAnswer`.
 * @returns `text`, and in `source` the text of `work` in the compiled program
 * @throws TypeError for a function that cannot be sent
 */
export function workText(work: unknown): { text: string; source: string } {
	if (typeof work !== "function") throw new TypeError(`pool.run(work, …) wants a function as work, not ${String(work)}.`);
	const tag: unknown = Reflect.get(work, Symbol.toStringTag);
	if (typeof tag === "string")
		throw new TypeError(
			"A worker computes: it cannot run an async function or a generator. Send a plain function, and do the waiting outside.",
		);
	const source = apply(toString, work, []) as string;
	if (/\{\s*\[native code\]\s*\}$/.test(source))
		throw new TypeError("A built-in or bound function has no text that could be sent to a worker. Write (x) => … around it.");
	if (source.startsWith("class"))
		throw new TypeError("A class cannot be sent to a worker. Send a function that makes and uses it.");
	const names = [...new Set(source.match(/\$\$+h\b/g))].map((name) => `const ${name} = ${HELPERS}; `).join("");
	return { text: `${before(names)}${asExpression(source)}${AFTER}\n//# sourceURL=${WORK}`, source };
}

/** Turns the text of a method into an expression by putting the keyword `function` in front. */
const asExpression = (source: string): string =>
	/^(?:function\b|\(|[\p{ID_Start}$_][\p{ID_Continue}$]*\s*=>)/u.test(source) ? source : `function ${source}`;

/** Validates a worker's answer, which may be any value, because the program's code runs there. */
export function readAnswer(answer: unknown): WorkAnswer {
	if (typeof answer === "object" && answer !== null) {
		const { kind, value, name, message, stack } = answer as Record<string, unknown>;
		if (kind === "value") return { kind, value };
		if (kind === "error" && typeof name === "string" && typeof message === "string" && typeof stack === "string")
			return { kind, name, message, stack };
	}
	return { kind: "error", name: "Error", message: "The worker answered something that cannot be read.", stack: "" };
}

const ERRORS: Record<string, ErrorConstructor> = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

/**
 * The error that was thrown in a worker, with its place in the program.
 * @param at where the text of the function begins in the compiled program; null if unknown
 */
export function errorOf(
	{ name, message, stack }: WorkAnswer & { kind: "error" },
	at: { file: string; line: number; column: number } | null,
): Error {
	const Class = Object.hasOwn(ERRORS, name) ? (ERRORS[name] as ErrorConstructor) : Error;
	const error = new Class(explained(name, message));
	if (error.name !== name) Object.defineProperty(error, "name", { value: name, configurable: true, writable: true });
	const place = new RegExp(`${WORK}:(\\d+):(\\d+)`).exec(stack);
	if (place !== null && at !== null) {
		const [line, column] = [Number(place[1]) - LINES_BEFORE, Number(place[2])];
		const inFile = line === 1 ? at.column + column - 1 : column;
		error.stack = `${name}: ${error.message}\n    at work (${SOURCE_SCHEME}${at.file}:${at.line + line - 1}:${inFile})`;
	}
	return error;
}

/** Explains a missing name: it is nearly always a variable outside the function. */
function explained(name: string, message: string): string {
	if (name === "DataCloneError") return `What work returned cannot be copied back from the worker: ${message}`;
	const missing = name === "ReferenceError" ? /^(\S+) is not defined$|find variable: (\S+)$/.exec(message) : null;
	if (missing === null) return message;
	const what = missing[1] ?? missing[2] ?? "";
	return `${what.startsWith("$$") ? "Something from outside" : what} is not there in the worker. A function that is sent to a worker takes nothing along of what stands around it, and a worker has no console, timers or network: hand over what it needs as arguments of pool.run.`;
}
