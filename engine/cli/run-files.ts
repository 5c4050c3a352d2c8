import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { formatCount, formatTime } from "../analysis";
import {
	type Compilation,
	type CompileOptions,
	type ConsoleLine,
	compile,
	type Outcome,
	type Program,
	type RunResult,
} from "../index";
import { loadAbsent, namesAbsent, packagesNamed } from "../packages";
import { loadPackage } from "../packages/build";
import { assertNever } from "../types";
import { resolveLocal } from "../types/local-files";
import type { RunCommand } from "./arguments";
import { fileProblem } from "./file-errors";
import { knobProblems } from "./knob-problems";
import { type FileRecord, recordOf, recordOfFailure, toText } from "./report";
import { type RunReply, type RunRequest, STOP } from "./run-messages";
import { writeTrace } from "./write-trace";

/** Runs the files one after another. @returns the exit status */
export async function runFiles(command: RunCommand): Promise<number> {
	// For the threads that are started from now on: text of a program must not become code, which could import modules of Node.
	setFlagsFromString("--disallow-code-generation-from-strings");
	let status = 0;
	for (const file of command.files) {
		const { record, problems } = await runFile(file, command);
		for (const problem of problems) process.stderr.write(`${problem}\n`);
		if (problems.length > 0) status = 2;
		if (record === null) continue;
		if (record.outcome.kind !== "completed" && status === 0) status = 1;
		process.stdout.write(command.json ? `${JSON.stringify(record)}\n` : `${toText(record)}\n`);
	}
	return status;
}

/**
 * The record of a run; null when the file cannot be read, or its trace cannot be written.
 * @returns `problems`: what is wrong with what was asked for, in sentences
 */
type FileEnd = { record: FileRecord | null; problems: string[] };

const without = (problem: string): FileEnd => ({ record: null, problems: [problem] });

async function runFile(file: string, command: RunCommand): Promise<FileEnd> {
	let compilation: Compilation;
	try {
		const { sources, options } = readProgram(file);
		compilation = await compileWithPackages(sources, options);
	} catch (error) {
		const problem = fileProblem(error);
		if (problem === null) throw error;
		return without(`Cannot read ${file}: ${problem}.`);
	}
	const failure = recordOfFailure(file, compilation.diagnostics, command.seed);
	if (compilation.program === null) return { record: failure, problems: [] };
	const ended = await runInWorker(compilation.program, command);
	if (ended.kind === "lost") return { record: { ...failure, outcome: ended.outcome, console: ended.console }, problems: [] };
	if (command.trace !== null) {
		try {
			writeTrace(command.trace, ended.result.trace);
		} catch (error) {
			const problem = fileProblem(error);
			if (problem === null) throw error;
			return without(`Cannot write ${command.trace}: ${problem}.`);
		}
	}
	const record = recordOf(file, ended.result, compilation.diagnostics);
	return { record, problems: knobProblems(command.knobs, record.knobs) };
}

/** Compiles a program with the packages that it names. */
async function compileWithPackages(files: Record<string, string>, options: CompileOptions): Promise<Compilation> {
	const sources = Object.values(files);
	const packages = await Promise.all(packagesNamed(sources).map(loadPackage));
	return compile(files, { ...options, packages, absent: namesAbsent(sources) ? await loadAbsent() : null });
}

/** The specifiers of a file's static and dynamic imports, as far as they are literals. */
const IMPORTS = /(?:from|import)\s*\(?\s*["'](\.[^"']*)["']/g;

/**
 * The program whose entry is `file`: the file as `main.ts`, and the files that it imports, directly or indirectly, by their path from its folder.
 * If another file beside it is called `main.ts`, the entry keeps its own name.
 */
function readProgram(file: string): { sources: Record<string, string>; options: CompileOptions } {
	const root = dirname(file);
	const entryName = basename(file);
	const entry = existsSync(join(root, "main.ts")) ? entryName : "main.ts";
	const sources: Record<string, string> = { [entry]: readFileSync(file, "utf8") };
	const isFile = (name: string): boolean =>
		name === entryName || statSync(join(root, name), { throwIfNoEntry: false })?.isFile() === true;
	const pending = [entry];
	for (let from = pending.pop(); from !== undefined; from = pending.pop()) {
		for (const [, specifier] of (sources[from] as string).matchAll(IMPORTS)) {
			const name = resolveLocal(specifier as string, from, isFile);
			if (name === null || name === entryName || name in sources) continue;
			sources[name] = readFileSync(join(root, name), "utf8");
			pending.push(name);
		}
	}
	return { sources, options: { entry, entryName } };
}

/** The end of a run without a result of its own: it was ended from outside, or its thread died. */
type Lost = { kind: "lost"; outcome: Outcome; console: ConsoleLine[] };

/** Real milliseconds that a run of unknown length may take unless `--timeout` says otherwise. */
const PATIENCE_MS = 10_000;
/** Real milliseconds that a thread has to answer when it is told to stop. */
const STOP_MS = 1_000;

/** Runs a program in its own thread and realm, so that an endless loop can be ended and no state leaks into the next run. */
function runInWorker(program: Program, command: RunCommand): Promise<{ kind: "result"; result: RunResult } | Lost> {
	return new Promise((resolve) => {
		const worker = new Worker(new URL("./run-worker.mjs", import.meta.url), {
			workerData: {
				program,
				seed: command.seed,
				knobs: command.knobs,
				clock: command.clock,
				asInNode: command.asInNode,
			} satisfies RunRequest,
			resourceLimits: { maxOldGenerationSizeMb: 8192 },
		});
		const showsProgress = process.stderr.isTTY === true && !command.json;
		const lines: ConsoleLine[] = [];
		const settle = (answer: { kind: "result"; result: RunResult } | Lost): void => {
			clearTimeout(timer);
			if (showsProgress) process.stderr.write("\r\x1b[K");
			void worker.terminate();
			resolve(answer);
		};
		const lose = (outcome: Outcome): void => settle({ kind: "lost", outcome, console: lines });
		const patienceMs = command.timeoutMs ?? PATIENCE_MS;
		const allowsMore = `--timeout ${patienceMs === PATIENCE_MS ? 600 : Math.ceil(patienceMs / 100)} allows more.`;
		let progress: (RunReply & { kind: "progress" }) | null = null;
		let isStopped = false;
		/** Stops the program, which then tells how far it has come. One that loops without awaiting does not answer. */
		const timeIsUp = (): void => {
			if (command.timeoutMs === null && progress?.endIsNear === true) return;
			isStopped = true;
			worker.postMessage(STOP);
			const message = `Ended after ${patienceMs / 1000} s of real time. The program may loop without ever awaiting; ${allowsMore}`;
			timer = setTimeout(() => lose({ kind: "stopped", message }), STOP_MS);
		};
		const ended = (result: RunResult): RunResult => {
			if (!isStopped || result.outcome.kind !== "stopped") return result;
			const message = `Ended after ${patienceMs / 1000} s of real time, at ${formatTime(result.elapsed)} of virtual time and after ${formatCount(result.stats.turns)} turns of the event loop. The program may never end; ${allowsMore}`;
			return { ...result, outcome: { kind: "stopped", message } };
		};
		let timer: ReturnType<typeof setTimeout> | undefined;
		worker.on("message", (reply: RunReply) => {
			switch (reply.kind) {
				case "begun":
					// How long a busy machine takes to start a thread is not the program's time.
					timer = setTimeout(timeIsUp, patienceMs);
					return;
				case "progress":
					progress = reply;
					if (showsProgress) process.stderr.write(`\r\x1b[K${reply.text}`);
					return;
				case "console":
					lines.push(reply.line);
					return;
				case "stopping":
					clearTimeout(timer);
					return;
				case "result":
					settle({ kind: "result", result: ended(reply.result) });
					return;
				default:
					assertNever(reply, "reply of the run's thread");
			}
		});
		worker.on("error", (error: Error & { code?: string }) => {
			const isHeap = error.code === "ERR_WORKER_OUT_OF_MEMORY";
			lose(
				isHeap
					? { kind: "out-of-memory", message: "The program filled the real memory of its thread.", tasks: 0, bytes: 0 }
					: {
							kind: "failed",
							error: { name: error.name, message: error.message, file: program.entry, line: 0, column: 0, stack: [] },
						},
			);
		});
	});
}
