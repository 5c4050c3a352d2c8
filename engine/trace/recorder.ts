import type { Site, Trace, VirtualMs } from "../types";
import { Rows, traceOf } from "./rows";
import { SeriesRecorder } from "./series-recorder";

/** Collects the rows of one run, and turns to aggregates alone once `maxRows` are full. */
export class Recorder extends Rows {
	readonly series = new SeriesRecorder();
	readonly resources: string[] = [];
	readonly gauges: Trace["gauges"] = [];
	readonly #strings: string[] = [];
	readonly #stringIds = new Map<string, number>();

	/** Index of `text` in `strings`, the same for equal texts. */
	intern(text: string): number {
		const known = this.#stringIds.get(text);
		if (known !== undefined) return known;
		const id = this.#strings.push(text) - 1;
		this.#stringIds.set(text, id);
		return id;
	}

	/** Registers something tasks can wait for, and returns the number that `wait` rows carry for it. */
	resource(name: string): number {
		return this.resources.push(name) - 1;
	}

	/** True when a row from `from` on is about `task`. */
	hasRowOf(task: number, from: number): boolean {
		return this.slice(from, this.length).task.includes(task);
	}

	/** Everything a trace holds. */
	finish(sites: Site[], end: VirtualMs): Trace {
		return traceOf(this, {
			version: 1,
			strings: this.#strings,
			sites,
			resources: this.resources,
			series: this.series.finish(),
			gauges: this.gauges,
			truncatedAt: this.truncatedAt,
			end,
		});
	}
}
