import type { Shown, Site, Trace, VirtualMs } from "../types";
import { Rows, traceOf } from "./rows";
import { SeriesRecorder } from "./series-recorder";

/** Collects the rows of one run; after `maxRows` rows it keeps aggregates only. */
export class Recorder extends Rows {
	readonly series = new SeriesRecorder();
	readonly resources: string[] = [];
	readonly gauges: Trace["gauges"] = [];
	/** What the program shows; null until it does. */
	shown: Shown | null = null;
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

	/** Registers something that tasks can wait for. @returns its number in `wait` rows */
	resource(name: string): number {
		return this.resources.push(name) - 1;
	}

	/** True when any row from index `from` on is about `task`. */
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
			...(this.shown === null ? {} : { shown: this.shown }),
			truncatedAt: this.truncatedAt,
			end,
		});
	}
}
