import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { Worker } from "node:worker_threads";
import { type Compilation, type ConsoleLine, compile, type Outcome, type Program, type RunResult } from "../index";
import { assertNever } from "../types";
import type { RunCommand } from "./arguments";
import { fileProblem } from "./file-errors";
import { type FileRecord, recordOf, recordOfFailure, toText } from "./report";
import type { RunReply, RunRequest } from "./run-worker";
import { writeTrace } from "./write-trace";

/** Runs the files one after another. @returns the exit status */
export async function runFiles(command: RunCommand): Promise<number> {
	let status = 0;
	for (const file of command.files) {
		const record = await runFile(file, command);
		if (typeof record === "string") {
			process.stderr.write(`${record}\n`);
			status = 2;
			continue;
		}
		if (record.outcome.kind !== "completed" && status === 0) status = 1;
		process.stdout.write(command.json ? `${JSON.stringify(record)}\n` : `${toText(record)}\n`);
	}
	return status;
}

/** @returns the record of the run, or a sentence that says why the file cannot be read or its trace cannot be written */
async function runFile(file: string, command: RunCommand): Promise<FileRecord | string> {
	let compilation: Compilation;
	try {
		compilation = compile(readProgram(file));
	} catch (error) {
		const problem = fileProblem(error);
		if (problem === null) throw error;
		return `Cannot read ${file}: ${problem}.`;
	}
	if (compilation.program === null) return recordOfFailure(file, compilation.diagnostics, command.seed);
	const ended = await runInWorker(compilation.program, command);
	if (ended.kind === "lost")
		return { ...recordOfFailure(file, compilation.diagnostics, command.seed), outcome: ended.outcome, console: ended.console };
	if (command.trace !== null) {
		try {
			writeTrace(command.trace, ended.result.trace);
		} catch (error) {
			const problem = fileProblem(error);
			if (problem === null) throw error;
			return `Cannot write ${command.trace}: ${problem}.`;
		}
	}
	return recordOf(file, ended.result, compilation.diagnostics);
}

/** The program whose entry is `file`: the file as `main.ts`, and the files beside it that it imports, directly or indirectly. */
function readProgram(file: string): Record<string, string> {
	const root = dirname(file);
	const sources: Record<string, string> = { "main.ts": readFileSync(file, "utf8") };
	const pending = [{ source: sources["main.ts"] as string, from: root }];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		for (const [, specifier] of next.source.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)) {
			const path = [`${specifier}.ts`, `${specifier}`, `${specifier}`.replace(/\.js$/, ".ts")]
				.map((name) => join(next.from, name))
				.find((candidate) => existsSync(candidate) && candidate.endsWith(".ts"));
			if (path === undefined) continue;
			const name = relative(root, path).split(sep).join("/");
			if (name in sources || name.startsWith("..")) continue;
			sources[name] = readFileSync(path, "utf8");
			pending.push({ source: sources[name], from: dirname(path) });
		}
	}
	return sources;
}

/** The end of a run without a result of its own: it was ended from outside, or its thread died. */
type Lost = { kind: "lost"; outcome: Outcome; console: ConsoleLine[] };

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
		const timeIsUp = (): void =>
			lose({
				kind: "stopped",
				message: `Ended after ${command.timeoutMs / 1000} s of real time. The program may loop without ever awaiting; --timeout allows more.`,
			});
		let timer: ReturnType<typeof setTimeout> | undefined;
		worker.on("message", (reply: RunReply) => {
			switch (reply.kind) {
				case "begun":
					// How long a busy machine takes to start a thread is not the program's time.
					timer = setTimeout(timeIsUp, command.timeoutMs);
					return;
				case "progress":
					if (showsProgress) process.stderr.write(`\r\x1b[K${reply.text}`);
					return;
				case "console":
					lines.push(reply.line);
					return;
				case "result":
					settle(reply);
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
