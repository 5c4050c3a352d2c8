import type { Spans } from "../../engine/analysis";

/** For each span its number among the tasks of its function, from 1 in order of start; 0 for main. */
export function countOrdinals(spans: Spans): Uint32Array {
	const seen = new Map<number, number>();
	const ordinals = new Uint32Array(spans.length);
	for (let i = 0; i < spans.length; i++) {
		if (spans.task[i] === 0) continue;
		const site = spans.site[i] as number;
		const number = (seen.get(site) ?? 0) + 1;
		seen.set(site, number);
		ordinals[i] = number;
	}
	return ordinals;
}
