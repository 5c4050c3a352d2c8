import { EVENT, type Site, type Trace, WAIT, waitId, waitReason } from "../../types";
import { type RowChunk, type SeriesChunk, type ShownPart, SIZES, type TraceHead } from "../gate/messages";
import { emptyTrace } from "./empty-trace";
import { ShownAssembly } from "./shown-assembly";

const LAST_EVENT = Math.max(...Object.values(EVENT));
const REASONS = new Set<number>(Object.values(WAIT));
const RESOURCE_REASONS = new Set<number>([WAIT.semaphore, WAIT.lock, WAIT.queue, WAIT.event]);

/** True when every number is finite and none is smaller than its predecessor. */
function rises(times: Float64Array, before: number): boolean {
	let last = before;
	for (const time of times) {
		if (!(time >= last) || time === Number.POSITIVE_INFINITY) return false;
		last = time;
	}
	return true;
}

const isFiniteColumn = (values: Float64Array): boolean => values.every((value) => Number.isFinite(value));

/**
 * Assembles a trace from the arriving chunks. The protocol allows one order: head, texts, rows, series, gauges, what was shown.
 * Each method returns false, and changes nothing, if a part arrives out of order or has an index outside the announced sizes.
 */
export class TraceAssembly {
	#head: TraceHead | null = null;
	#trace: Trace;
	#rows = 0;
	#series = 0;
	#gaugePoints = 0;
	readonly #shown = new ShownAssembly();

	/** @param sites those of the program that the page holds; sites are never taken from the worker */
	constructor(
		readonly sites: Site[],
		readonly maxRows: number,
	) {
		this.#trace = emptyTrace(sites);
	}

	begin(head: TraceHead): boolean {
		if (this.#head !== null || head.rows > this.maxRows) return false;
		this.#head = head;
		const { rows, series } = head;
		this.#trace = {
			...this.#trace,
			length: rows,
			kind: new Uint8Array(rows),
			time: new Float64Array(rows),
			task: new Uint32Array(rows),
			site: new Uint16Array(rows),
			other: new Uint32Array(rows),
			series: {
				length: series,
				time: new Float64Array(series),
				live: new Uint32Array(series),
				inFlight: new Uint32Array(series),
				bytes: new Float64Array(series),
				stride: head.stride,
			},
			truncatedAt: head.truncatedAt,
			end: head.end,
		};
		return true;
	}

	addTexts(of: "strings" | "resources", texts: string[]): boolean {
		const head = this.#head;
		const all = this.#trace[of];
		if (head === null || all.length + texts.length > head[of]) return false;
		for (const text of texts) all.push(text);
		return true;
	}

	addRows(chunk: RowChunk): boolean {
		const head = this.#head;
		const trace = this.#trace;
		const first = this.#rows;
		if (head === null || !this.#hasTexts(head) || chunk.from !== first || first + chunk.code.length > head.rows) return false;
		if (!rises(chunk.time, first === 0 ? 0 : (trace.time[first - 1] ?? 0)) || !this.#pointsInside(chunk, head)) return false;
		trace.kind.set(chunk.code, first);
		trace.time.set(chunk.time, first);
		trace.task.set(chunk.task, first);
		trace.site.set(chunk.site, first);
		trace.other.set(chunk.other, first);
		this.#rows += chunk.code.length;
		return true;
	}

	addSeries(chunk: SeriesChunk): boolean {
		const head = this.#head;
		const series = this.#trace.series;
		const first = this.#series;
		if (head === null || this.#rows !== head.rows || chunk.from !== first || first + chunk.time.length > head.series)
			return false;
		if (!rises(chunk.time, first === 0 ? 0 : (series.time[first - 1] ?? 0)) || !isFiniteColumn(chunk.bytes)) return false;
		series.time.set(chunk.time, first);
		series.live.set(chunk.live, first);
		series.inFlight.set(chunk.inFlight, first);
		series.bytes.set(chunk.bytes, first);
		this.#series += chunk.time.length;
		return true;
	}

	/** A gauge of the same name as the last one continues it. */
	addGauge(name: string, time: Float64Array, value: Float64Array): boolean {
		const gauges = this.#trace.gauges;
		const last = gauges.at(-1);
		const continued = last?.name === name ? last : null;
		const isFull = this.#gaugePoints + time.length > SIZES.gaugePoints || (!continued && gauges.length >= SIZES.gauges);
		if (this.#head === null || isFull || !rises(time, continued?.time.at(-1) ?? 0) || !isFiniteColumn(value)) return false;
		const gauge = continued ?? { name, time: [], value: [] };
		if (!continued) gauges.push(gauge);
		for (const at of time) gauge.time.push(at);
		for (const v of value) gauge.value.push(v);
		this.#gaugePoints += time.length;
		return true;
	}

	addShown(part: ShownPart): boolean {
		return this.#head !== null && this.#shown.add(part);
	}

	/** The whole trace; an empty one if a part is missing or the number of tasks differs from the announced one. */
	finish(tasks: number): Trace {
		const head = this.#head;
		const isWhole =
			head !== null && head.tasks === tasks && this.#hasTexts(head) && this.#rows === head.rows && this.#series === head.series;
		const { shown } = this.#shown;
		return isWhole ? { ...this.#trace, ...(shown === undefined ? {} : { shown }) } : emptyTrace(this.sites);
	}

	#hasTexts(head: TraceHead): boolean {
		return this.#trace.strings.length === head.strings && this.#trace.resources.length === head.resources;
	}

	/** Whether every index in the chunk is in range; analysis reads rows without checking again. */
	#pointsInside(chunk: RowChunk, head: TraceHead): boolean {
		const { code, task, site, other } = chunk;
		for (let i = 0; i < code.length; i++) {
			const kind = code[i] as number;
			const about = other[i] as number;
			if (kind < 1 || kind > LAST_EVENT) return false;
			if ((task[i] as number) > head.tasks || (site[i] as number) >= this.sites.length) return false;
			if (kind === EVENT.wait) {
				const reason = waitReason(about);
				if (!REASONS.has(reason)) return false;
				if (RESOURCE_REASONS.has(reason) && waitId(about) >= head.resources) return false;
				if (reason === WAIT.task && waitId(about) > head.tasks) return false;
				if (reason === WAIT.promise && waitId(about) >= this.sites.length) return false;
			} else if (kind === EVENT.spawn) {
				if (about > head.tasks) return false;
			} else if (kind === EVENT.wake) {
				if (about > head.tasks + 1) return false;
			} else if (kind === EVENT.fail || kind === EVENT.name) {
				if (about >= head.strings) return false;
			}
		}
		return true;
	}
}
