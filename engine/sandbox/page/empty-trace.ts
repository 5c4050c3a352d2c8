import type { Site, Trace } from "../../types";

/** An empty trace, for a run of which only the program is known. */
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
