import type { Progress } from "../../types";
import { type RowChunk, type SeriesChunk, SIZES, type TraceHead, type WorkerMessage } from "./messages";
import { Malformed, readColumn, readColumnUpTo, readCount, readFields, readList, readNumber, readOneOf, readText } from "./read";
import { readLine } from "./read-line";
import { readResult } from "./read-result";
import { readShown } from "./read-shown";
import { readStory } from "./read-story";
import { readTrial } from "./read-trial";

const MAX_UINT32 = 0xffffffff;
const KINDS: Record<WorkerMessage["kind"], true> = {
	up: true,
	started: true,
	beat: true,
	stopping: true,
	console: true,
	progress: true,
	trace: true,
	texts: true,
	rows: true,
	series: true,
	gauge: true,
	shown: true,
	result: true,
	"need-extras": true,
	"open-worker": true,
	"end-worker": true,
	tried: true,
	told: true,
};
const KIND_NAMES = Object.keys(KINDS) as WorkerMessage["kind"][];

const text = (value: unknown): string => readText(value, SIZES.text);

function readProgress(value: unknown): Progress {
	const { at, tasks, jobs, turns, bytes, ofLimit, done } = readFields(value);
	return {
		at: readNumber(at, 0),
		tasks: readCount(tasks),
		jobs: readCount(jobs),
		turns: readCount(turns),
		bytes: readNumber(bytes, 0),
		// The job that ends the run may exceed a limit, so an honest value can be above 1: it is clamped, not rejected.
		ofLimit: Math.min(1, readNumber(ofLimit, 0)),
		done: done === null ? null : readNumber(done, 0, 1),
	};
}

function readTraceHead(value: unknown): TraceHead {
	const { rows, series, stride, strings, resources, tasks, truncatedAt, end } = readFields(value);
	return {
		rows: readCount(rows),
		series: readCount(series, SIZES.series),
		stride: readCount(stride),
		strings: readCount(strings, SIZES.texts),
		resources: readCount(resources, SIZES.texts),
		tasks: readCount(tasks, MAX_UINT32),
		truncatedAt: truncatedAt === null ? null : readNumber(truncatedAt, 0),
		end: readNumber(end, 0),
	};
}

function readRows(value: unknown): RowChunk {
	const { from, code, time, task, site, other } = readFields(value);
	const codes = readColumnUpTo(code, Uint8Array, SIZES.rowsPerChunk);
	const length = codes.length;
	return {
		from: readCount(from),
		code: codes,
		time: readColumn(time, Float64Array, length),
		task: readColumn(task, Uint32Array, length),
		site: readColumn(site, Uint16Array, length),
		other: readColumn(other, Uint32Array, length),
	};
}

function readSeries(value: unknown): SeriesChunk {
	const { from, time, live, inFlight, bytes } = readFields(value);
	const times = readColumnUpTo(time, Float64Array, SIZES.seriesPerChunk);
	const length = times.length;
	return {
		from: readCount(from),
		time: times,
		live: readColumn(live, Uint32Array, length),
		inFlight: readColumn(inFlight, Uint32Array, length),
		bytes: readColumn(bytes, Float64Array, length),
	};
}

function readMessage(value: unknown): WorkerMessage {
	const fields = readFields(value);
	const kind = readOneOf(fields.kind, KIND_NAMES);
	switch (kind) {
		case "up":
			return { kind, left: readList(fields.left, 1_000, (name) => readText(name, 100)) };
		case "started":
		case "beat":
		case "stopping":
		case "need-extras":
			return { kind };
		case "console":
			return { kind, lines: readList(fields.lines, SIZES.consolePerMessage, (line) => readLine(line, SIZES.consoleText)) };
		case "progress":
			return { kind, progress: readProgress(fields.progress) };
		case "trace":
			return { kind, head: readTraceHead(fields.head) };
		case "texts": {
			const of = readOneOf(fields.of, ["strings", "resources"]);
			return { kind, of, texts: readList(fields.texts, SIZES.textsPerChunk, text) };
		}
		case "rows":
			return { kind, chunk: readRows(fields.chunk) };
		case "series":
			return { kind, chunk: readSeries(fields.chunk) };
		case "gauge": {
			const time = readColumnUpTo(fields.time, Float64Array, SIZES.gaugePointsPerChunk);
			return { kind, name: text(fields.name), time, value: readColumn(fields.value, Float64Array, time.length) };
		}
		case "shown":
			return { kind, part: readShown(fields.part) };
		case "result":
			return { kind, result: readResult(fields.result) };
		case "open-worker":
		case "end-worker":
			return { kind, id: readCount(fields.id) };
		case "tried":
			return { kind, trial: readTrial(fields.trial) };
		case "told":
			return { kind, story: readStory(fields.story) };
	}
}

/**
 * Validates a message of the worker. Returns null when it is not a message of the protocol: wrong type, wrong shape, too large, a number
 * that is not finite. `TraceAssembly` checks the order and the indices into the trace.
 *
 * @param value any value: the learner's code may have sent it
 */
export function parseWorkerMessage(value: unknown): WorkerMessage | null {
	try {
		return readMessage(value);
	} catch (error) {
		if (error instanceof Malformed) return null;
		throw error;
	}
}

/** True when the value claims to be the result, well-formed or not. Such a message must end the run; otherwise the page could wait for ever. */
export const claimsToBeResult = (value: unknown): boolean =>
	typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "result";
