import {
	assertNever,
	DIAGNOSTIC_KINDS,
	type Diagnostic,
	type ErrorReport,
	type KnobReaders,
	type Limits,
	type Outcome,
	readKnob,
	type Stats,
} from "../../types";
import { type ResultHead, SIZES } from "./messages";
import { Malformed, readBoolean, readCount, readFields, readList, readNumber, readOneOf, readText } from "./read";
import { readWaitGraph } from "./read-wait-graph";

// Records instead of lists, so that a kind added to the union and not here is a type error.
const LIMITS: Record<keyof Limits, true> = {
	bytes: true,
	jobsPerTurn: true,
	virtualMs: true,
	turns: true,
	rows: true,
	consoleLines: true,
};
const OUTCOMES: Record<Outcome["kind"], true> = {
	completed: true,
	failed: true,
	deadlocked: true,
	stopped: true,
	"out-of-memory": true,
	starved: true,
	"out-of-budget": true,
};
const keysOf = <K extends string>(record: Record<K, true>): K[] => Object.keys(record) as K[];

const text = (value: unknown): string => readText(value, SIZES.text);

function readError(value: unknown): ErrorReport {
	const { name, message, file, line, column, stack } = readFields(value);
	return {
		name: text(name),
		message: text(message),
		file: text(file),
		line: readCount(line),
		column: readCount(column),
		stack: readList(stack, SIZES.stack, text),
	};
}

function readWaiting(value: unknown): { task: number; name: string; line: number; on: string } {
	const { task, name, line, on } = readFields(value);
	return { task: readCount(task), name: text(name), line: readCount(line), on: text(on) };
}

export function readOutcome(value: unknown): Outcome {
	const fields = readFields(value);
	const kind = readOneOf(fields.kind, keysOf(OUTCOMES));
	switch (kind) {
		case "completed":
			return { kind };
		case "failed":
			return { kind, error: readError(fields.error) };
		case "deadlocked":
			return {
				kind,
				message: text(fields.message),
				waiting: readList(fields.waiting, SIZES.waiting, readWaiting),
				graph: readWaitGraph(fields.graph),
			};
		case "stopped":
			return { kind, message: text(fields.message) };
		case "out-of-memory":
			return { kind, message: text(fields.message), tasks: readCount(fields.tasks), bytes: readNumber(fields.bytes, 0) };
		case "starved":
			return {
				kind,
				message: text(fields.message),
				file: text(fields.file),
				line: readCount(fields.line),
				jobs: readCount(fields.jobs),
			};
		case "out-of-budget":
			return { kind, message: text(fields.message), limit: readOneOf(fields.limit, keysOf(LIMITS)) };
		default:
			return assertNever(kind, "outcome");
	}
}

export function readDiagnostic(value: unknown): Diagnostic {
	const { kind, severity, message, file, line, column, at } = readFields(value);
	return {
		kind: readOneOf(kind, DIAGNOSTIC_KINDS),
		severity: readOneOf(severity, ["error", "warning", "hint"]),
		message: text(message),
		file: text(file),
		line: readCount(line),
		column: readCount(column),
		...(at === undefined ? {} : { at: readNumber(at, 0) }),
	};
}

const anyNumber = (value: unknown): number => readNumber(value, -Number.MAX_VALUE);

const KNOB_READERS: KnobReaders = {
	number: anyNumber,
	text,
	boolean: readBoolean,
	texts: (value) => readList(value, SIZES.knobs, text),
	numbers: (value) => readList(value, SIZES.knobs, anyNumber),
	oneOf: readOneOf,
};

export function readStats(value: unknown): Stats {
	const { tasks, peakInFlight, peakLive, peakLiveBytes, jobs, turns, cpuShare } = readFields(value);
	return {
		tasks: readCount(tasks),
		peakInFlight: readCount(peakInFlight),
		peakLive: readCount(peakLive),
		peakLiveBytes: readNumber(peakLiveBytes, 0),
		jobs: readCount(jobs),
		turns: readCount(turns),
		cpuShare: readNumber(cpuShare, 0),
	};
}

/** Reads the head of a result. @throws Malformed */
export function readResult(value: unknown): ResultHead {
	const fields = readFields(value);
	const seed = anyNumber(fields.seed);
	if (!Number.isInteger(seed)) throw new Malformed("a whole seed");
	return {
		outcome: readOutcome(fields.outcome),
		elapsed: readNumber(fields.elapsed, 0),
		consoleDropped: readCount(fields.consoleDropped),
		diagnostics: readList(fields.diagnostics, SIZES.diagnostics, readDiagnostic),
		knobs: readList(fields.knobs, SIZES.knobs, (knob) => readKnob(readFields(knob), KNOB_READERS)),
		stats: readStats(fields.stats),
		seed,
	};
}
