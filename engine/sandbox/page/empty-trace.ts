import type { Site, Trace } from "../../types";

/** The trace of a run of which nothing is known but its program. */
export function emptyTrace(sites: Site[]): Trace {
	return {
		version: 1,
		length: 0,
		kind: new Uint8Array(0),
		time: new Float64Array(0),
		task: new Uint32Array(0),
		site: new Uint16Array(0),
		other: new Uint32Array(0),
		strings: [],
		sites,
		resources: [],
		series: {
			length: 0,
			time: new Float64Array(0),
			live: new Uint32Array(0),
			inFlight: new Uint32Array(0),
			bytes: new Float64Array(0),
			stride: 1,
		},
		gauges: [],
		truncatedAt: null,
		end: 0,
	};
}
