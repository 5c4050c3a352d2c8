import type { ArmedTimer, InspectionResult, QueuedJob, TaskLocals } from "../../types";
import { SIZES, type Trial } from "./messages";
import { readCount, readFields, readList, readNumber, readOneOf, readText } from "./read";
import { readLine } from "./read-line";
import { readOutcome, readStats } from "./read-result";

const MAX_UINT32 = 0xffffffff;
const text = (value: unknown): string => readText(value, SIZES.text);
const readTask = (value: unknown): number => readCount(value, MAX_UINT32);
const readTaskOrNull = (value: unknown): number | null => (value === null ? null : readTask(value));

/** Reads the result of one run of many. @throws Malformed */
export function readTrial(value: unknown): Trial {
	const { outcome, elapsed, stats, console: lines, seed } = readFields(value);
	return {
		outcome: readOutcome(outcome),
		elapsed: readNumber(elapsed, 0),
		stats: readStats(stats),
		console: readList(lines, SIZES.trialLines, (line) => readLine(line, SIZES.trialText)),
		seed: readNumber(seed, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
	};
}

function readLocals(value: unknown): TaskLocals {
	const { task, name, line, locals } = readFields(value);
	return {
		task: readTask(task),
		name: text(name),
		line: readCount(line),
		locals: readList(locals, SIZES.locals, (local) => {
			const fields = readFields(local);
			return { name: text(fields.name), text: readText(fields.text, SIZES.localText) };
		}),
	};
}

function readJob(value: unknown): QueuedJob {
	const { what, task, name } = readFields(value);
	return {
		what: readOneOf(what, ["resume", "then", "microtask", "follow", "library"]),
		task: readTaskOrNull(task),
		name: text(name),
	};
}

function readTimer(value: unknown): ArmedTimer {
	const { at, kind, task, name, line } = readFields(value);
	return {
		at: readNumber(at, 0),
		kind: readOneOf(kind, ["callback", "operation"]),
		task: readTaskOrNull(task),
		name: text(name),
		line: readCount(line),
	};
}

/** Reads the result of an inspection. @throws Malformed */
export function readInspection(value: unknown): InspectionResult {
	const { rows, tasks, jobs, jobCount, timers, timerCount } = readFields(value);
	return {
		rows: readCount(rows),
		tasks: readList(tasks, SIZES.inspected, readLocals),
		jobs: readList(jobs, SIZES.inspected, readJob),
		jobCount: readCount(jobCount),
		timers: readList(timers, SIZES.inspected, readTimer),
		timerCount: readCount(timerCount),
	};
}
