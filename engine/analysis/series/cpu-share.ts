import { EVENT, type Trace, type VirtualMs } from "../../types";

/** Intervals in which a task burned CPU, in order of time. They never overlap, because there is one thread. */
export type BusyTimes = { length: number; start: Float64Array; end: Float64Array };

/** All intervals in which the thread was busy. One without an end row lasts until the end of the run. */
export function busyTimes({ kind, time, length, end }: Trace): BusyTimes {
	const starts: number[] = [];
	const ends: number[] = [];
	// Most programs burn no CPU; `indexOf` finds that ten times faster.
	const first = kind.indexOf(EVENT.busyStart);
	for (let row = first === -1 ? length : first; row < length; row++) {
		if (kind[row] === EVENT.busyStart) starts.push(time[row] as number);
		else if (kind[row] === EVENT.busyEnd) ends.push(time[row] as number);
	}
	if (ends.length < starts.length) ends.push(end);
	return { length: starts.length, start: Float64Array.from(starts), end: Float64Array.from(ends) };
}

/** The share of time in which the thread was busy, 0 to 1, for each of several equal intervals between two instants. */
export function cpuShare({ length, start, end }: BusyTimes, from: VirtualMs, to: VirtualMs, stretches: number): Float64Array {
	const shares = new Float64Array(stretches);
	const each = (to - from) / stretches;
	for (let i = 0; i < length; i++) {
		const since = Math.max(from, start[i] as number);
		const until = Math.min(to, end[i] as number);
		if (until <= since) continue;
		const last = Math.min(stretches - 1, Math.floor((until - from) / each));
		for (let at = Math.floor((since - from) / each); at <= last; at++) {
			const part = Math.min(until, from + (at + 1) * each) - Math.max(since, from + at * each);
			if (part > 0) shares[at] = Math.min(1, (shares[at] as number) + part / each);
		}
	}
	return shares;
}
