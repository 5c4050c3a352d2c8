import { TaskCounts } from "../trace/task-names";
import { EVENT, type Site, type TaskId, type Trace, type VirtualMs } from "../types";
import { LanePacker, type Lanes } from "./lanes/lane-packer";
import { columns, cut, type Segments, STATE, stateOfWait, widened } from "./read/segments";
import { spanNames } from "./read/span-names";
import { ENDING, type Spans } from "./read/spans";

/** Consecutive rows of a trace. */
export type RowSource = Pick<Trace, "kind" | "time" | "task" | "site" | "other" | "length">;

/** The data that pictures are drawn from. */
export type Reading = {
	spans: Spans;
	segments: Segments;
	/** By function. */
	lanes: Lanes;
	/** Names that the program gave to tasks, by span. */
	names: ReadonlyMap<number, string>;
};

/** Reads a whole trace. */
export function readTrace(trace: Trace): Reading {
	const reader = new TraceReader(trace.sites);
	reader.read(trace);
	return reader.finish(trace.end, trace.strings);
}

type SpanColumns = Omit<Spans, "length">;
const FIRST_ROOM = 1 << 10;

const spanColumns = (room: number): SpanColumns => ({
	task: new Uint32Array(room),
	start: new Float64Array(room),
	end: new Float64Array(room),
	site: new Uint16Array(room),
	number: new Uint32Array(room),
	parent: new Uint32Array(room),
	ending: new Uint8Array(room),
	note: new Uint32Array(room),
	settled: new Uint32Array(room),
});

/** Initial capacity for segments. Most tasks run once and wait once; growing a list of millions costs more than unused capacity in a short one. */
const segmentsOf = (tasks: number): number => 2 * tasks + 16;

/** The segment that each task is in now; state 0 means none. */
const openSegments = (room: number) => ({
	since: new Float64Array(room),
	state: new Uint8Array(room),
	stand: new Uint16Array(room),
	wait: new Uint32Array(room),
});

/**
 * Computes what `spans`, `segments` and `lanes` compute, in one pass over rows that may still be arriving. The seven million rows of a million tasks
 * take 0.2 s; the three functions take 0.4 s. Here every row is read once, and each task's index is known on the way.
 */
export class TraceReader {
	readonly #packer: LanePacker;
	readonly #counts: TaskCounts;
	/** The index of the string that names a task, by task. */
	readonly #given = new Map<TaskId, number>();
	#indexOf: Uint32Array<ArrayBuffer>;
	#spans: SpanColumns;
	#open: ReturnType<typeof openSegments>;
	#list: ReturnType<typeof columns>;
	#started = 0;
	#ended = 0;
	#segments = 0;

	/** @param tasks number of tasks, if known: memory that is allocated once need not be copied */
	constructor(sites: readonly Site[], tasks = FIRST_ROOM) {
		this.#packer = new LanePacker(sites);
		this.#counts = new TaskCounts(sites);
		this.#indexOf = new Uint32Array(tasks);
		this.#spans = spanColumns(tasks);
		this.#open = openSegments(tasks);
		this.#list = columns(segmentsOf(tasks));
	}

	/** Reads the rows that follow those read before. */
	read({ kind, time, task: about, site: place, other, length: rows }: RowSource): void {
		// Nothing has come, so nothing is known of what else belongs to the last instant.
		if (rows === 0) return;
		this.#makeRoom(kind, about, rows);
		const indexOf = this.#indexOf;
		const { task, start, end, site, number, parent, ending, note, settled } = this.#spans;
		const { since, state, stand, wait } = this.#open;
		let started = this.#started;
		let ended = this.#ended;
		let list = this.#list;
		let { span: spanOf, start: from, end: to, state: inState, site: standing, wait: waitingFor } = list;
		let length = this.#segments;

		for (let row = 0; row < rows; row++) {
			const code = kind[row] as number;
			if (code > EVENT.cancel) {
				if (code === EVENT.name) this.#given.set(about[row] as number, other[row] as number);
				continue;
			}
			const at = time[row] as number;
			if (code === EVENT.spawn) {
				const one = about[row] as number;
				indexOf[one] = started;
				task[started] = one;
				start[started] = at;
				end[started] = Number.POSITIVE_INFINITY;
				site[started] = place[row] as number;
				number[started] = this.#counts.next(place[row] as number, one);
				parent[started] = other[row] as number;
				since[started] = at;
				state[started] = STATE.running;
				stand[started] = place[row] as number;
				started++;
				continue;
			}
			const span = indexOf[about[row] as number] as number;
			const began = since[span] as number;
			if (at > began) {
				since[span] = at;
				const now = state[span] as number;
				if (now !== 0) {
					if (length === spanOf.length) {
						list = widened(list, length * 2);
						({ span: spanOf, start: from, end: to, state: inState, site: standing, wait: waitingFor } = list);
					}
					spanOf[length] = span;
					from[length] = began;
					to[length] = at;
					inState[length] = now;
					standing[length] = stand[span] as number;
					waitingFor[length] = wait[span] as number;
					length++;
				}
			}
			if (code === EVENT.wait) {
				wait[span] = other[row] as number;
				state[span] = stateOfWait(other[row] as number);
				stand[span] = place[row] as number;
			} else if (code === EVENT.wake) state[span] = STATE.ready;
			else if (code === EVENT.resume) {
				state[span] = STATE.running;
				wait[span] = 0;
			} else {
				state[span] = 0;
				end[span] = at;
				ending[span] = code === EVENT.done ? ENDING.done : code === EVENT.fail ? ENDING.failed : ENDING.cancelled;
				if (code === EVENT.fail) note[span] = other[row] as number;
				settled[ended++] = span;
			}
		}
		this.#started = started;
		this.#ended = ended;
		this.#list = list;
		this.#segments = length;
		// The rest of this instant is in later rows.
		let before = started;
		const now = time[rows - 1] as number;
		while (before > 0 && start[before - 1] === now) before--;
		// Whole columns, so that the packer's columns grow together with them.
		this.#packer.pack({ ...this.#spans, settled: settled.subarray(0, ended) }, before);
	}

	/**
	 * Call it after the last row.
	 * @param end when the run ended; tasks that have not settled last until then
	 * @param strings those of the trace
	 */
	finish(end: VirtualMs, strings: readonly string[]): Reading {
		const spans = this.#sofar();
		const { since, state, stand, wait } = this.#open;
		for (let span = 0; span < spans.length; span++) {
			if (spans.ending[span] === ENDING.live) spans.end[span] = end;
			if (state[span] === 0 || end <= (since[span] as number)) continue;
			const at = this.#segments++;
			if (at === this.#list.span.length) this.#list = widened(this.#list, at * 2);
			const list = this.#list;
			list.span[at] = span;
			list.start[at] = since[span] as number;
			list.end[at] = end;
			list.state[at] = state[span] as number;
			list.site[at] = stand[span] as number;
			list.wait[at] = wait[span] as number;
		}
		this.#packer.pack(spans, spans.length);
		const given = new Map(Array.from(this.#given, ([task, text]) => [task, strings[text] ?? ""]));
		return {
			spans,
			segments: { length: this.#segments, ...cut(this.#list, this.#segments) },
			lanes: this.#packer.finish(spans, given),
			names: spanNames(given, spans),
		};
	}

	#sofar(): Spans {
		const all = this.#spans;
		const length = this.#started;
		return {
			length,
			task: all.task.subarray(0, length),
			start: all.start.subarray(0, length),
			end: all.end.subarray(0, length),
			site: all.site.subarray(0, length),
			number: all.number.subarray(0, length),
			parent: all.parent.subarray(0, length),
			ending: all.ending.subarray(0, length),
			note: all.note.subarray(0, length),
			settled: all.settled.subarray(0, this.#ended),
		};
	}

	/** Makes room for the tasks that these rows start. */
	#makeRoom(kind: Uint8Array, task: Uint32Array, rows: number): void {
		let count = this.#started;
		let highest = 0;
		for (let row = 0; row < rows; row++) {
			if (kind[row] !== EVENT.spawn) continue;
			count++;
			highest = Math.max(highest, task[row] as number);
		}
		if (highest >= this.#indexOf.length) {
			const wider = new Uint32Array(Math.max(this.#indexOf.length * 2, highest + 1));
			wider.set(this.#indexOf);
			this.#indexOf = wider;
		}
		const room = this.#spans.task.length;
		if (count <= room) return;
		const wanted = Math.max(room * 2, count);
		this.#spans = copied(this.#spans, spanColumns(wanted));
		this.#open = copied(this.#open, openSegments(wanted));
		if (this.#list.span.length < segmentsOf(wanted)) this.#list = widened(this.#list, segmentsOf(wanted));
	}
}

function copied<T extends Record<string, { set(from: never): void }>>(from: T, to: T): T {
	for (const name in to) to[name]?.set(from[name] as never);
	return to;
}
