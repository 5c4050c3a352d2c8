import type { Trace } from "../../types";
import { lanes } from "../lanes/lanes";
import { isVisible, MARK, phases, type TaskPhase } from "../read/phases";
import { spans } from "../read/read-spans";
import type { Spans } from "../read/spans";
import { type Counter, counters, endingText, phaseName, place, spanName } from "./export-words";
import { ProtobufWriter } from "./protobuf";

/** Field numbers of `perfetto/trace/trace_packet.proto` and its imports; the tests decode with a list of their own. */
const TRACE = { packet: 1 };
const PACKET = { timestamp: 8, sequence: 10, trackEvent: 11, interned: 12, sequenceFlags: 13, trackDescriptor: 60 };
const DESCRIPTOR = { uuid: 1, name: 2, process: 3, parent: 5, counter: 8 };
const EVENT = {
	annotations: 4,
	type: 9,
	nameIid: 10,
	track: 11,
	integer: 30,
	sourceIid: 34,
	double: 44,
	flows: 47,
	endingFlows: 48,
};
const ANNOTATION = { nameIid: 1, text: 6 };
const INTERNED = { eventNames: 2, annotationNames: 3, sourceLocations: 4 };
const SLICE_BEGIN = 1;
const SLICE_END = 2;
const COUNTER = 4;
const STATE_CLEARED = 1;
const NEEDS_STATE = 2;
const UNIT = { tasks: 2, bytes: 3, value: 0 } as const;
const PROCESS_UUID = 1;
const SEQUENCE = 1;

const nanoseconds = (ms: number): number => Math.round(ms * 1e6);

/**
 * A trace in Perfetto's own format, for ui.perfetto.dev and its trace processor. It has a track for each task below one for its function,
 * a slice for the task's life with its states inside, flows from the waking to the woken task, source locations, and counters.
 * @returns the bytes of a `perfetto.protos.Trace`; packets are in chronological order
 * @example writeFileSync("run.perfetto-trace", perfettoTrace(trace))
 */
export function perfettoTrace(trace: Trace): Uint8Array {
	const of = spans(trace);
	const export_ = new PerfettoExport(trace, of);
	export_.writeLives();
	for (const counter of counters(trace)) export_.writeCounter(counter);
	return export_.bytes();
}

class PerfettoExport {
	readonly #trace: Trace;
	readonly #spans: Spans;
	readonly #out = new ProtobufWriter();
	readonly #packet = new ProtobufWriter();
	readonly #event = new ProtobufWriter();
	readonly #interned = new ProtobufWriter();
	readonly #iids = {
		eventNames: new Map<string, number>(),
		annotationNames: new Map<string, number>(),
		sites: new Map<number, number>(),
	};
	#nextUuid = PROCESS_UUID + 1;
	readonly #taskUuids: Float64Array;

	constructor(trace: Trace, of: Spans) {
		this.#trace = trace;
		this.#spans = of;
		this.#taskUuids = new Float64Array(of.length);
		const process = new ProtobufWriter().unsigned(1, 1).string(6, "Interleave");
		const descriptor = new ProtobufWriter().unsigned(DESCRIPTOR.uuid, PROCESS_UUID).message(DESCRIPTOR.process, process);
		this.#write(this.#packet.clear().unsigned(PACKET.sequenceFlags, STATE_CLEARED).message(PACKET.trackDescriptor, descriptor));
		this.#describeTasks();
	}

	bytes(): Uint8Array {
		return this.#out.finish();
	}

	writeLives(): void {
		const { phases: all, marks } = phases(this.#trace, this.#spans);
		for (const { kind, index } of marks) {
			const isBegin = kind === MARK.spanBegin || kind === MARK.phaseBegin;
			const isSpan = kind === MARK.spanBegin || kind === MARK.spanEnd;
			const phase = all[index] as TaskPhase;
			if (!isSpan && !isVisible(phase)) continue;
			const span = isSpan ? index : phase.span;
			const { start, end, site } = this.#spans;
			const at = isSpan ? ((isBegin ? start[span] : end[span]) as number) : isBegin ? phase.start : phase.end;
			const event = this.#begin(isBegin ? SLICE_BEGIN : SLICE_END, this.#taskUuids[span] as number);
			if (isBegin && isSpan) {
				this.#name(spanName(this.#trace, this.#spans, span));
				this.#site(site[span] as number);
			} else if (isBegin) {
				this.#name(phaseName(this.#trace, phase));
				this.#site(phase.site);
				// The id of a flow is the index of its target phase + 1; 0 would mean no flow.
				for (const target of phase.targets) event.fixed64(EVENT.flows, target + 1);
				if (phase.source !== -1) event.fixed64(EVENT.endingFlows, index + 1);
			} else if (isSpan) this.#annotate("ending", endingText(this.#trace, this.#spans, span));
			this.#end(at);
		}
	}

	writeCounter({ name, unit, time, value, length }: Counter): void {
		const uuid = this.#nextUuid++;
		const counter = new ProtobufWriter().unsigned(3, UNIT[unit]);
		this.#describe(uuid, PROCESS_UUID, name, counter);
		for (let i = 0; i < length; i++) {
			const event = this.#begin(COUNTER, uuid);
			if (unit === "tasks") event.unsigned(EVENT.integer, value[i] as number);
			else event.double(EVENT.double, value[i] as number);
			this.#end(time[i] as number);
		}
	}

	/** Describes a track for each function, and below it one for each task. Perfetto merges tracks of equal name. */
	#describeTasks(): void {
		const { groups, lane } = lanes(this.#trace, this.#spans);
		const groupOfLane = groups.flatMap((group) => {
			const uuid = this.#nextUuid++;
			this.#describe(uuid, PROCESS_UUID, group.name);
			return Array.from({ length: group.laneCount }, () => ({ uuid, name: group.name }));
		});
		for (let span = 0; span < this.#spans.length; span++) {
			const group = groupOfLane[lane[span] as number];
			const uuid = this.#nextUuid++;
			this.#taskUuids[span] = uuid;
			this.#describe(uuid, group?.uuid ?? PROCESS_UUID, group?.name ?? "task");
		}
	}

	#describe(uuid: number, parent: number, name: string, counter?: ProtobufWriter): void {
		const descriptor = new ProtobufWriter().unsigned(DESCRIPTOR.uuid, uuid).string(DESCRIPTOR.name, name);
		descriptor.unsigned(DESCRIPTOR.parent, parent);
		if (counter !== undefined) descriptor.message(DESCRIPTOR.counter, counter);
		this.#write(this.#packet.clear().message(PACKET.trackDescriptor, descriptor));
	}

	#begin(type: number, track: number): ProtobufWriter {
		this.#interned.clear();
		return this.#event.clear().unsigned(EVENT.type, type).unsigned(EVENT.track, track);
	}

	#name(name: string): void {
		this.#event.unsigned(EVENT.nameIid, this.#intern(this.#iids.eventNames, name, INTERNED.eventNames));
	}

	#annotate(name: string, text: string): void {
		const iid = this.#intern(this.#iids.annotationNames, name, INTERNED.annotationNames);
		this.#event.message(EVENT.annotations, new ProtobufWriter().unsigned(ANNOTATION.nameIid, iid).string(ANNOTATION.text, text));
	}

	#site(site: number): void {
		const at = this.#trace.sites[site];
		if (at === undefined || place(this.#trace, site) === "") return;
		let iid = this.#iids.sites.get(site);
		if (iid === undefined) {
			iid = this.#iids.sites.size + 1;
			this.#iids.sites.set(site, iid);
			const location = new ProtobufWriter().unsigned(1, iid).string(2, at.file).string(3, at.name).unsigned(4, at.line);
			this.#interned.message(INTERNED.sourceLocations, location);
		}
		this.#event.unsigned(EVENT.sourceIid, iid);
	}

	/** The interning number of a text. The packet that uses it first also defines it. */
	#intern(known: Map<string, number>, text: string, field: number): number {
		const iid = known.get(text);
		if (iid !== undefined) return iid;
		const next = known.size + 1;
		known.set(text, next);
		this.#interned.message(field, new ProtobufWriter().unsigned(1, next).string(2, text));
		return next;
	}

	#end(at: number): void {
		const packet = this.#packet.clear().unsigned(PACKET.timestamp, nanoseconds(at));
		if (this.#interned.finish().length > 0) packet.message(PACKET.interned, this.#interned);
		this.#write(packet.unsigned(PACKET.sequenceFlags, NEEDS_STATE).message(PACKET.trackEvent, this.#event));
	}

	#write(packet: ProtobufWriter): void {
		this.#out.message(TRACE.packet, packet.unsigned(PACKET.sequence, SEQUENCE));
	}
}
