import { EVENT, type Trace } from "../../types";
import { STATE, stateOfWait } from "../read/segments";

/** How many tasks are in each state. One entry per instant at which that changes; it holds until the next. Main is not counted. */
export type StateSeries = {
	length: number;
	time: Float64Array;
	running: Uint32Array;
	ready: Uint32Array;
	waiting: Uint32Array;
	blocked: Uint32Array;
};

/** Counts the tasks in each state at the end of each instant. Their sum is the number of live tasks. Linear in the rows. */
export function stateSeries(trace: Trace): StateSeries {
	const { kind, time, task, other, length } = trace;
	let highest = 0;
	for (let row = 0; row < length; row++) highest = Math.max(highest, task[row] as number);
	const stateOf = new Uint8Array(highest + 1);
	// By code of the state; 0 is no state.
	const count = new Int32Array(Object.keys(STATE).length + 1);
	const columns = [STATE.running, STATE.ready, STATE.waiting, STATE.blocked].map(() => [] as number[]);
	const times: number[] = [];
	const close = (at: number): void => {
		const isSame = times.length > 0 && columns.every((column, i) => column.at(-1) === count[i + 1]);
		if (isSame) return;
		times.push(at);
		columns.forEach((column, i) => void column.push(count[i + 1] as number));
	};
	for (let row = 0; row < length; row++) {
		const about = task[row] as number;
		const code = kind[row] as number;
		if (about !== 0 && code <= EVENT.cancel) {
			const next =
				code === EVENT.wait
					? stateOfWait(other[row] as number)
					: code === EVENT.wake
						? STATE.ready
						: code === EVENT.spawn || code === EVENT.resume
							? STATE.running
							: 0;
			count[stateOf[about] as number]! -= 1;
			count[next]! += 1;
			stateOf[about] = next;
		}
		if (row === length - 1 || time[row + 1] !== time[row]) close(time[row] as number);
	}
	const [running, ready, waiting, blocked] = columns.map((column) => Uint32Array.from(column));
	const none = new Uint32Array(0);
	return {
		length: times.length,
		time: Float64Array.from(times),
		running: running ?? none,
		ready: ready ?? none,
		waiting: waiting ?? none,
		blocked: blocked ?? none,
	};
}
