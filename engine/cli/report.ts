import { formatBytes, formatTime, summarise } from "../analysis";
import { ADVICE } from "../runtime/report/escaped";
import { edgeTexts } from "../trace/deadlock-words";
import type { Diagnostic, ErrorReport, RunResult, WaitGraph } from "../types";
import { type ShownRecord, shownLines, shownRecord } from "./shown-text";

/** What `--json` prints for a file: the fields of a run's result without the trace, and what the program showed, if it did. */
export type FileRecord = { file: string; shown?: ShownRecord } & Omit<RunResult, "trace">;

export function recordOf(file: string, { trace: { shown }, ...result }: RunResult, compileDiagnostics: Diagnostic[]): FileRecord {
	const record = { file, ...result, diagnostics: [...compileDiagnostics, ...result.diagnostics] };
	return shown === undefined ? record : { ...record, shown: shownRecord(shown) };
}

/** The record of a file that does not compile: a failed run without a start. */
export function recordOfFailure(file: string, diagnostics: Diagnostic[], seed: number): FileRecord {
	const first = diagnostics.find((diagnostic) => diagnostic.severity === "error") ?? diagnostics[0];
	const error: ErrorReport = {
		name: "SyntaxError",
		message: first?.message ?? "The program does not compile.",
		file: first?.file ?? file,
		line: first?.line ?? 0,
		column: first?.column ?? 0,
		stack: [],
	};
	return {
		file,
		outcome: { kind: "failed", error },
		elapsed: 0,
		console: [],
		consoleDropped: 0,
		diagnostics,
		knobs: [],
		stats: { tasks: 0, peakInFlight: 0, peakLive: 0, peakLiveBytes: 0, jobs: 0, turns: 0, cpuShare: 0 },
		seed,
	};
}

/** A record as text for people. */
export function toText(record: FileRecord): string {
	const lines = [`${record.file}: ${record.outcome.kind}`];
	let next = 0;
	const leftOut = (before: number): void => {
		if (before > next) lines.push(`${" ".repeat(13)}… ${(before - next).toLocaleString("en-US")} lines left out`);
	};
	for (const { at, level, text, index } of record.console) {
		leftOut(index);
		next = index + 1;
		const mark = level === "error" || level === "warn" ? ` ${level}:` : "";
		lines.push(`  ${formatTime(at).padStart(10)} │${mark} ${text.replaceAll("\n", `\n${" ".repeat(13)}│ `)}`);
	}
	leftOut(record.console.length + record.consoleDropped);
	if (record.shown !== undefined) lines.push(...shownLines(record.shown).map((line) => `  ${line}`));
	if (record.outcome.kind === "stopped") lines.push(`  ${record.outcome.message}`);
	for (const diagnostic of record.diagnostics) {
		const { severity, file, line, column } = diagnostic;
		const message = withoutPrinted(diagnostic);
		if (message !== "") lines.push(`  ${severity}: ${message}${line > 0 ? ` (${file}:${line}:${column})` : ""}`);
	}
	if (record.outcome.kind === "deadlocked") lines.push(...edgeLines(record.outcome.graph));
	lines.push(
		`  ${summarise({ ...record, trace: undefined } as unknown as RunResult)}; ${formatBytes(record.stats.peakLiveBytes)} at most (modelled), CPU ${(record.stats.cpuShare * 100).toFixed(1)} %`,
	);
	return lines.join("\n");
}

/** The message of a diagnostic; for an escaped error, which stands in the console already, only what to do about it. */
function withoutPrinted({ kind, message }: Diagnostic): string {
	if (kind !== "uncaught-error" && kind !== "unhandled-rejection") return message;
	return message.endsWith(ADVICE[kind]) ? ADVICE[kind] : "";
}

const MOST_EDGES = 20;

/** The edges of a wait-for graph, one per line. */
function edgeLines(graph: WaitGraph): string[] {
	const texts = edgeTexts(graph, "main.ts");
	const more = texts.length - MOST_EDGES;
	return [...texts.slice(0, MOST_EDGES).map((text) => `    ${text}`), ...(more > 0 ? [`    … and ${more} more waits`] : [])];
}
