import { transfer } from "comlink";
import type { RowListener } from "../../engine/sandbox";
import { buffersOfChunk, chunksOf, type RowChunk, SIZES } from "../../engine/sandbox/gate";
import type { Site, Trace } from "../../engine/types";
import type { Tools } from "./tools-client";
import type { Recipient } from "./view-trace";

type Worker = Pick<Tools, "beginView" | "addRows" | "endView">;

/**
 * Has the tools worker read traces while their rows arrive from the sandbox, so that little is left to do when a run
 * has ended.
 */
export function createViews(tools: Worker) {
	let last = 0;
	const readings = new WeakMap<Trace, number>();

	/** Ignores errors: if the worker dies, `view` notices it. */
	const quietly = (call: Promise<unknown>): void => void call.catch(() => {});
	const begin = (sites: Site[], tasks?: number): number => {
		quietly(tools.beginView(++last, sites, tasks));
		return last;
	};
	const add = (id: number, chunk: RowChunk): void => quietly(tools.addRows(id, transfer(chunk, buffersOfChunk(chunk))));

	return {
		/** @param least number of rows from which a trace is read while it arrives */
		listener(sites: Site[], least: number): RowListener {
			let id = 0;
			return {
				begin: ({ rows, tasks }) => {
					// In a truncated trace not every task has a row, so the number of rows is a bound, too.
					if (rows >= least) id = begin(sites, Math.min(tasks + 1, rows));
				},
				rows: (chunk) => {
					if (id > 0) add(id, chunk);
				},
				end: (trace) => {
					if (id > 0) readings.set(trace, id);
				},
			};
		},
		/** The view of a trace, whether it was read while it arrived or not. */
		async view(trace: Trace, recipient: Recipient | null) {
			const { end, strings, sites } = trace;
			const id = readings.get(trace) ?? 0;
			// A port can be transferred only once.
			const known = id === 0 ? null : await tools.endView(id, end, strings, handOver(recipient));
			if (known !== null) return known;
			const again = begin(sites);
			for (const chunk of chunksOf(trace, SIZES.rowsPerChunk)) add(again, chunk);
			const read = await tools.endView(again, end, strings, id === 0 ? handOver(recipient) : null);
			if (read === null) throw new Error("The tools worker was lost while it read a trace.");
			return read;
		},
	};
}

const handOver = (recipient: Recipient | null): Recipient | null => recipient && transfer(recipient, [recipient.port]);
